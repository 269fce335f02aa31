namespace Livy.Client;

/// <summary>Says until when one waits.</summary>
internal sealed class KeptSessionHold(KeptSession session) : IDisposable
{
    private int _isReleased;

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isReleased, 1) == 0)
        {
            session.Release();
        }
    }
}
