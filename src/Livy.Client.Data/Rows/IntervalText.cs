using System.Globalization;
using System.Text;

namespace Livy.Client.Data;

/// <summary>Intervals as <c>cast(… as string)</c> writes them.</summary>
internal static class IntervalText
{
    private const ulong MicrosecondsPerSecond = 1_000_000;
    private const ulong SecondsPerMinute = 60;
    private const ulong MinutesPerHour = 60;
    private const ulong HoursPerDay = 24;

    private static readonly string[] Fields = ["day", "hour", "minute", "second"];

    /// <summary>Such as <c>INTERVAL '1-2' YEAR TO MONTH</c>.</summary>
    public static string Of(int months, SparkType type)
    {
        var sign = months < 0 ? "-" : string.Empty;
        var all = Math.Abs((long)months);
        return type.Name switch
        {
            "interval year" => string.Create(CultureInfo.InvariantCulture, $"INTERVAL '{sign}{all / 12}' YEAR"),
            "interval month" => string.Create(CultureInfo.InvariantCulture, $"INTERVAL '{sign}{all}' MONTH"),
            _ => string.Create(CultureInfo.InvariantCulture, $"INTERVAL '{sign}{all / 12}-{all % 12}' YEAR TO MONTH"),
        };
    }

    /// <summary>Such as <c>INTERVAL '1 02:03:04.5' DAY TO SECOND</c>; of the fields that the type has, the first takes what is above it.</summary>
    public static string Of(long microseconds, SparkType type)
    {
        var words = type.Name.Split(' ');
        var first = Math.Max(0, Array.IndexOf(Fields, words.ElementAtOrDefault(1)));
        var last = Array.IndexOf(Fields, words[^1]) is var found and >= 0 ? found : Fields.Length - 1;
        var all = microseconds < 0 ? (ulong)-(microseconds + 1) + 1 : (ulong)microseconds;
        var text = new StringBuilder("INTERVAL '");
        text.Append(microseconds < 0 ? "-" : string.Empty);
        for (var field = first; field <= last; field++)
        {
            var value = all / UnitOf(field);
            all %= UnitOf(field);
            text.Append(field == first ? string.Empty : field == 1 ? " " : ":");
            text.Append(CultureInfo.InvariantCulture, $"{(field == 0 ? value.ToString(CultureInfo.InvariantCulture) : value.ToString("00", CultureInfo.InvariantCulture))}");
        }

        if (last == Fields.Length - 1)
        {
            AppendFraction(text, all);
        }

        text.Append("' ").Append(Fields[first].ToUpperInvariant());
        return (first == last ? text : text.Append(" TO ").Append(Fields[last].ToUpperInvariant())).ToString();
    }

    /// <summary>Such as <c>1 years 2 days -3.5 seconds</c>.</summary>
    public static string Of(CalendarInterval interval)
    {
        var parts = new List<string>();
        Add(parts, interval.Months / 12, "years");
        Add(parts, interval.Months % 12, "months");
        Add(parts, interval.Days, "days");
        const long Hour = (long)(MicrosecondsPerSecond * SecondsPerMinute * MinutesPerHour);
        const long Minute = (long)(MicrosecondsPerSecond * SecondsPerMinute);
        Add(parts, interval.Microseconds / Hour, "hours");
        Add(parts, interval.Microseconds % Hour / Minute, "minutes");
        if (interval.Microseconds % Minute is var rest and not 0)
        {
            var seconds = new StringBuilder(rest < 0 ? "-" : string.Empty);
            seconds.Append(CultureInfo.InvariantCulture, $"{Math.Abs(rest) / (long)MicrosecondsPerSecond}");
            AppendFraction(seconds, (ulong)Math.Abs(rest) % MicrosecondsPerSecond);
            parts.Add($"{seconds} seconds");
        }

        return parts.Count == 0 ? "0 seconds" : string.Join(' ', parts);
    }

    private static void Add(List<string> parts, long value, string unit)
    {
        if (value != 0)
        {
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{value} {unit}"));
        }
    }

    private static void AppendFraction(StringBuilder text, ulong microseconds)
    {
        if (microseconds > 0)
        {
            text.Append('.').Append(microseconds.ToString("000000", CultureInfo.InvariantCulture).TrimEnd('0'));
        }
    }

    private static ulong UnitOf(int field) => field switch
    {
        0 => MicrosecondsPerSecond * SecondsPerMinute * MinutesPerHour * HoursPerDay,
        1 => MicrosecondsPerSecond * SecondsPerMinute * MinutesPerHour,
        2 => MicrosecondsPerSecond * SecondsPerMinute,
        _ => MicrosecondsPerSecond,
    };
}
