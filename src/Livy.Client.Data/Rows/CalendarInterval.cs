namespace Livy.Client.Data;

/// <summary>An interval of Spark's old type <c>interval</c>: how long months and days are depends on what it is added to.</summary>
/// <param name="Months">The months, years among them.</param>
/// <param name="Days">The days.</param>
/// <param name="Microseconds">The rest, in microseconds.</param>
public readonly record struct CalendarInterval(int Months, int Days, long Microseconds)
{
    /// <summary>As Spark writes it, such as <c>1 months 2 days 3.5 seconds</c>.</summary>
    public override string ToString() => IntervalText.Of(this);
}
