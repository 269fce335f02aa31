namespace Livy.Client.Testing;

/// <summary>A timer of a <see cref="SimulatedClock"/>.</summary>
internal sealed class SimulatedTimer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan _period;
    private bool _isDisposed;

    public DateTimeOffset Due { get; set; }

    /// <summary>Timers due at the same time fire in the order they were set.</summary>
    public long Order { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        _period = period;
        return !_isDisposed && clock.Reschedule(this, dueTime);
    }

    public void Fire()
    {
        if (_period > TimeSpan.Zero)
        {
            clock.Reschedule(this, _period);
        }

        callback(state);
    }

    public void Dispose()
    {
        _isDisposed = true;
        clock.Reschedule(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
