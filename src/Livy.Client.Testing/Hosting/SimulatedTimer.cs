namespace Livy.Client.Testing;

/// <summary>A timer of a <see cref="SimulatedClock"/>.</summary>
internal sealed class SimulatedTimer(SimulatedClock clock, TimerCallback callback, object? state) : ITimer
{
    private TimeSpan period;
    private bool isDisposed;

    public DateTimeOffset Due { get; set; }

    /// <summary>Timers due at the same time fire in the order they were set.</summary>
    public long Order { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        this.period = period;
        return !isDisposed && clock.Reschedule(this, dueTime);
    }

    public void Fire()
    {
        if (period > TimeSpan.Zero)
        {
            clock.Reschedule(this, period);
        }

        callback(state);
    }

    public void Dispose()
    {
        isDisposed = true;
        clock.Reschedule(this, Timeout.InfiniteTimeSpan);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }
}
