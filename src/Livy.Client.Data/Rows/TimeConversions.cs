using System.Globalization;
using Apache.Arrow.Scalars;

namespace Livy.Client.Data;

/// <summary>Dates, times and intervals of Spark as those of .NET.</summary>
internal static class TimeConversions
{
    private const long MicrosecondsPerDay = 24L * 60 * 60 * 1_000_000;
    private const int DaysBeforeEpoch = (int)(621_355_968_000_000_000 / TimeSpan.TicksPerDay);
    private const long MicrosecondsBeforeEpoch = DaysBeforeEpoch * MicrosecondsPerDay;
    private const long MicrosecondsUntilEnd = 3_155_378_976_000_000_000 / 10;

    public static bool ToDateOnly(int days, out DateOnly date)
    {
        var number = (long)days + DaysBeforeEpoch;
        var fits = number >= 0 && number <= DateOnly.MaxValue.DayNumber;
        date = fits ? DateOnly.FromDayNumber((int)number) : default;
        return fits;
    }

    public static bool ToDate(int days, out DateTime date)
    {
        var fits = ToDateOnly(days, out var day);
        date = day.ToDateTime(TimeOnly.MinValue);
        return fits;
    }

    public static bool ToUtc(long microseconds, out DateTime time)
    {
        var fits = Fits(microseconds);
        time = fits ? new DateTime((microseconds + MicrosecondsBeforeEpoch) * TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc) : default;
        return fits;
    }

    public static bool ToUnspecified(long microseconds, out DateTime time)
    {
        var fits = Fits(microseconds);
        time = fits ? new DateTime((microseconds + MicrosecondsBeforeEpoch) * TimeSpan.TicksPerMicrosecond, DateTimeKind.Unspecified) : default;
        return fits;
    }

    public static bool ToOffset(long microseconds, out DateTimeOffset time)
    {
        var fits = Fits(microseconds);
        time = fits ? new DateTimeOffset((microseconds + MicrosecondsBeforeEpoch) * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero) : default;
        return fits;
    }

    public static bool ToTimeSpan(long microseconds, out TimeSpan time)
    {
        var fits = microseconds is >= long.MinValue / TimeSpan.TicksPerMicrosecond and <= long.MaxValue / TimeSpan.TicksPerMicrosecond;
        time = fits ? new TimeSpan(microseconds * TimeSpan.TicksPerMicrosecond) : default;
        return fits;
    }

    public static bool ToYearMonth(int months, out YearMonthInterval interval)
    {
        interval = new YearMonthInterval(months);
        return true;
    }

    public static bool ToCalendar(MonthDayNanosecondInterval source, out CalendarInterval interval)
    {
        interval = new CalendarInterval(source.Months, source.Days, source.Nanoseconds / 1000);
        return source.Nanoseconds % 1000 == 0;
    }

    public static bool ToText(MonthDayNanosecondInterval source, out string text)
    {
        var fits = ToCalendar(source, out var interval);
        text = IntervalText.Of(interval);
        return fits;
    }

    /// <summary>As <c>2024-02-29</c>; years beyond 9999 have a sign, as in Spark.</summary>
    public static bool ToText(int days, out string text)
    {
        text = DateText(days);
        return true;
    }

    /// <summary>As <c>2024-02-29 12:30:00.5</c>.</summary>
    public static bool ToText(long microseconds, out string text)
    {
        var days = Math.DivRem(microseconds, MicrosecondsPerDay, out var time);
        if (time < 0)
        {
            time += MicrosecondsPerDay;
            days--;
        }

        var clock = TimeOnly.FromTimeSpan(new TimeSpan(time * TimeSpan.TicksPerMicrosecond));
        text = $"{DateText(days)} {clock.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture)}";
        return true;
    }

    private static bool Fits(long microseconds) => microseconds is >= -MicrosecondsBeforeEpoch and < MicrosecondsUntilEnd - MicrosecondsBeforeEpoch;

    /// <summary>By the Gregorian calendar in both directions, for years that .NET has not.</summary>
    private static string DateText(long days)
    {
        const int DaysPerEra = 146_097;
        var shifted = days + 719_468;
        var era = Math.DivRem(shifted, DaysPerEra, out var dayOfEra);
        if (dayOfEra < 0)
        {
            dayOfEra += DaysPerEra;
            era--;
        }

        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / (DaysPerEra - 1))) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var monthFromMarch = ((5 * dayOfYear) + 2) / 153;
        var day = dayOfYear - (((153 * monthFromMarch) + 2) / 5) + 1;
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        var sign = year > 9999 ? "+" : year < 0 ? "-" : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}{Math.Abs(year):0000}-{month:00}-{day:00}");
    }
}
