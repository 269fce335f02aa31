namespace Livy.Client.Attacks;

/// <summary>A timer of <see cref="QuickTime"/>.</summary>
internal sealed class QuickTimer(QuickTime time, TimerCallback callback, object? state) : ITimer
{
    private volatile bool _isDisposed;

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (time.Elapse(dueTime, state))
        {
            // Not here: whoever makes a timer does not expect it to fire before he has it.
            ThreadPool.QueueUserWorkItem(_ => Fire());
        }

        return true;
    }

    public void Dispose() => _isDisposed = true;

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private void Fire()
    {
        if (!_isDisposed)
        {
            callback(state);
        }
    }
}
