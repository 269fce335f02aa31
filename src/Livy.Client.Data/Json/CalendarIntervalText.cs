using System.Globalization;
using Apache.Arrow.Scalars;

namespace Livy.Client.Data;

/// <summary>Reads what Spark's <c>CalendarInterval.toString</c> writes, such as <c>1 years -2 months 3 days -0.5 seconds</c>.</summary>
internal static class CalendarIntervalText
{
    private const decimal LongestSeconds = 1e13m;

    /// <summary>Reads an interval.</summary>
    /// <returns>Whether it is one that Arrow can hold: its time may have 292 years of nanoseconds.</returns>
    public static bool TryRead(ReadOnlySpan<byte> text, out MonthDayNanosecondInterval interval)
    {
        decimal months = 0, days = 0, nanoseconds = 0;
        interval = default;
        var lastUnit = 0;
        while (TryReadPart(ref text, out var number, out var unit))
        {
            switch (unit)
            {
                case 1:
                    months = number * 12;
                    break;
                case 2:
                    months += number;
                    break;
                case 3:
                    days = number;
                    break;
                case 4:
                    nanoseconds = number * 3_600_000_000_000;
                    break;
                case 5:
                    nanoseconds += number * 60_000_000_000;
                    break;
                default:
                    nanoseconds += number * 1_000_000_000;
                    break;
            }

            if (unit <= lastUnit)
            {
                return false;
            }

            lastUnit = unit;
            if (text.IsEmpty)
            {
                return TryMake(months, days, nanoseconds, out interval);
            }
        }

        return false;
    }

    private static bool TryReadPart(ref ReadOnlySpan<byte> text, out decimal number, out int unit)
    {
        var end = text.IndexOf((byte)' ');
        if (end < 0 || !decimal.TryParse(text[..end], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number) || decimal.Abs(number) > LongestSeconds)
        {
            number = 0;
            unit = 0;
            return false;
        }

        text = text[(end + 1)..];
        end = text.IndexOf((byte)' ');
        unit = UnitOf(end < 0 ? text : text[..end]);
        text = end < 0 ? [] : text[(end + 1)..];

        // A space at the end would leave nothing behind it.
        return unit > 0 && (end < 0 || !text.IsEmpty) && (unit == 6 || decimal.IsInteger(number));
    }

    private static int UnitOf(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("years"u8) ? 1
        : word.SequenceEqual("months"u8) ? 2
        : word.SequenceEqual("days"u8) ? 3
        : word.SequenceEqual("hours"u8) ? 4
        : word.SequenceEqual("minutes"u8) ? 5
        : word.SequenceEqual("seconds"u8) ? 6
        : 0;

    private static bool TryMake(decimal months, decimal days, decimal nanoseconds, out MonthDayNanosecondInterval interval)
    {
        var isInRange = months is >= int.MinValue and <= int.MaxValue && days is >= int.MinValue and <= int.MaxValue && nanoseconds is >= long.MinValue and <= long.MaxValue && decimal.IsInteger(nanoseconds);
        interval = isInRange ? new MonthDayNanosecondInterval((int)months, (int)days, (long)nanoseconds) : default;
        return isInRange;
    }
}
