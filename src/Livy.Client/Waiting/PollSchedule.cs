namespace Livy.Client;

/// <summary>
/// When to poll again: soon at first, then in pauses that grow with the time waited, so that a wait is overlong by a quarter of itself at most. Never faster than a poll takes.
/// </summary>
internal sealed class PollSchedule(TimeProvider time, TimeSpan minimum, TimeSpan maximum)
{
    private const double GrowthShare = 0.25;
    private const double JitterShare = 0.2;

    private long _origin = time.GetTimestamp();
    private TimeSpan _roundTrip;

    /// <summary>Begins anew: something happened that makes the end likely to be near.</summary>
    public void Restart() => _origin = time.GetTimestamp();

    /// <summary>Takes in how long a poll took; the floor of the pauses follows it, slowly.</summary>
    public void Observe(TimeSpan roundTrip) => _roundTrip = _roundTrip == TimeSpan.Zero ? roundTrip : (_roundTrip * 0.75) + (roundTrip * 0.25);

    /// <summary>The pause before the next poll.</summary>
    public TimeSpan Next()
    {
        var floor = _roundTrip > minimum ? _roundTrip : minimum;
        floor = floor > maximum ? maximum : floor;
        var pause = time.GetElapsedTime(_origin) * GrowthShare;
        pause = pause > maximum ? maximum : pause;

        // Spread downwards only, so that the longest pause is what the options say.
        pause *= 1 - (Random.Shared.NextDouble() * JitterShare);
        return pause < floor ? floor : pause;
    }
}
