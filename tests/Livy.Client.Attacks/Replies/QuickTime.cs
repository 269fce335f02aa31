namespace Livy.Client.Attacks;

/// <summary>A clock on which pauses take no time and limits are never reached, so that a case has the same end on a slow machine.</summary>
internal sealed class QuickTime : TimeProvider
{
    /// <summary>What is longer is a limit.</summary>
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    private static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    private long _elapsed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Interlocked.Read(ref _elapsed);

    public override DateTimeOffset GetUtcNow() => Start + TimeSpan.FromTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new QuickTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets a pause elapse at once.</summary>
    /// <returns>Whether it was one.</returns>
    internal bool Elapse(TimeSpan time, object? state)
    {
        // Limits are made by sources of tokens.
        if (state is CancellationTokenSource || time < TimeSpan.Zero || time > LongestPause)
        {
            return false;
        }

        Interlocked.Add(ref _elapsed, time.Ticks);
        return true;
    }
}
