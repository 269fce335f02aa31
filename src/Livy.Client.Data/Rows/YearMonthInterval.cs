using System.Globalization;

namespace Livy.Client.Data;

/// <summary>A year-month interval of Spark: whole months.</summary>
/// <param name="TotalMonths">Years and months together, in months. Negative if the interval is.</param>
public readonly record struct YearMonthInterval(int TotalMonths)
{
    /// <summary>The whole years; negative if the interval is.</summary>
    public int Years => TotalMonths / 12;

    /// <summary>The months besides <see cref="Years"/>, -11 to 11.</summary>
    public int Months => TotalMonths % 12;

    /// <summary>As <c>1-2</c> for a year and two months.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(TotalMonths < 0 ? "-" : string.Empty)}{Math.Abs((long)TotalMonths) / 12}-{Math.Abs((long)TotalMonths) % 12}");
}
