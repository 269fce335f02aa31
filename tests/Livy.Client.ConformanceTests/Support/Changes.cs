namespace Livy.Client.ConformanceTests;

/// <summary>Keeps what a wait reports, in order.</summary>
internal sealed class Changes<T> : IProgress<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _seen = [];

    /// <summary>What was reported so far.</summary>
    public IReadOnlyList<T> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    public void Report(T value)
    {
        lock (_gate)
        {
            _seen.Add(value);
        }
    }
}
