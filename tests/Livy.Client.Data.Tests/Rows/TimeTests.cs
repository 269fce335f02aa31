using Apache.Arrow.Scalars;

namespace Livy.Client.Data.Tests;

public sealed class TimeTests
{
    private const long Noon2024 = 1_709_208_000_000_000;

    [Fact]
    public void Read_Dates_AreDates()
    {
        var table = Table.Of("date", Arrays.Dates(0, 19782, -719_162, 2_932_896, null));

        table.Read<DateOnly?>().ShouldBe([new(1970, 1, 1), new(2024, 2, 29), DateOnly.MinValue, DateOnly.MaxValue, null]);
        table.Read<DateTime?>()[1].ShouldBe(new DateTime(2024, 2, 29));
        table.Read<string?>().ShouldBe(["1970-01-01", "2024-02-29", "0001-01-01", "9999-12-31", null]);
    }

    [Theory]
    [InlineData(2_932_897, "+10000-01-01")]
    [InlineData(-719_163, "0000-12-31")]
    [InlineData(-719_529, "-0001-12-31")]
    [InlineData(int.MaxValue, "+5881580-07-11")]
    [InlineData(int.MinValue, "-5877641-06-23")]
    public void Read_ADateBeyondDotNet_IsRefusedAndTextWorks(int days, string expected)
    {
        var table = Table.Of("date", Arrays.Dates(0, days));

        Should.Throw<LivyDataException>(() => table.Read<DateOnly>()).Message.ShouldBe("Column 'v' (date) of row 1 has a value that is out of range for DateOnly, whose years are 1 to 9999: read it as string.");
        table.Read<string>()[1].ShouldBe(expected);
    }

    [Fact]
    public void Read_Timestamps_AreInstants()
    {
        var table = Table.Of("timestamp", Arrays.Timestamps(0, Noon2024 + 1, -1, null));

        table.Read<DateTimeOffset?>().ShouldBe([DateTimeOffset.UnixEpoch, new DateTimeOffset(2024, 2, 29, 12, 0, 0, TimeSpan.Zero).AddTicks(10), DateTimeOffset.UnixEpoch.AddTicks(-10), null]);
        table.Read<DateTimeOffset?>()[1]!.Value.Offset.ShouldBe(TimeSpan.Zero);
        table.Read<DateTime?>()[0]!.Value.Kind.ShouldBe(DateTimeKind.Utc);
        table.Read<string?>().ShouldBe(["1970-01-01 00:00:00", "2024-02-29 12:00:00.000001", "1969-12-31 23:59:59.999999", null]);
    }

    [Theory]
    [InlineData(-62_135_596_800_000_000, 0L)]
    [InlineData(253_402_300_799_999_999, 3_155_378_975_999_999_990)]
    public void Read_TheFirstAndLastTimestampOfDotNet_Fit(long microseconds, long ticks)
    {
        Table.Of("timestamp", Arrays.Timestamps(microseconds)).Read<DateTimeOffset>()[0].Ticks.ShouldBe(ticks);
        Table.Of("timestamp_ntz", Arrays.TimestampsNtz(microseconds)).Read<DateTime>()[0].Ticks.ShouldBe(ticks);
    }

    [Theory]
    [InlineData(-62_135_596_800_000_001, "0000-12-31 23:59:59.999999")]
    [InlineData(253_402_300_800_000_000, "+10000-01-01 00:00:00")]
    [InlineData(long.MinValue, "-290308-12-21 19:59:05.224192")]
    [InlineData(long.MaxValue, "+294247-01-10 04:00:54.775807")]
    public void Read_ATimestampBeyondDotNet_IsRefusedAndTextWorks(long microseconds, string expected)
    {
        var table = Table.Of("timestamp", Arrays.Timestamps(microseconds));

        Should.Throw<LivyDataException>(() => table.Read<DateTimeOffset>()).Row.ShouldBe(0);
        Should.Throw<LivyDataException>(() => table.Read<DateTime>()).Row.ShouldBe(0);
        table.Read<string>().ShouldBe([expected]);
    }

    [Fact]
    public void Read_ATimestampWithoutZone_HasNoZone()
    {
        var table = Table.Of("timestamp_ntz", Arrays.TimestampsNtz(Noon2024, null));

        table.Read<DateTime?>().ShouldBe([new DateTime(2024, 2, 29, 12, 0, 0), null]);
        table.Read<DateTime?>()[0]!.Value.Kind.ShouldBe(DateTimeKind.Unspecified);
        Should.Throw<LivyDataException>(() => table.Read<DateTimeOffset?>()).Message.ShouldContain("cast it to timestamp in the query for DateTimeOffset");
    }

    [Fact]
    public void Read_DayTimeIntervals_AreTimeSpans()
    {
        var table = Table.Of("interval day to second", Arrays.DayTimes(93_784_000_005, -1, null));

        table.Read<TimeSpan?>().ShouldBe([new TimeSpan(1, 2, 3, 4).Add(TimeSpan.FromMicroseconds(5)), TimeSpan.FromMicroseconds(-1), null]);
        table.Read<string?>().ShouldBe(["INTERVAL '1 02:03:04.000005' DAY TO SECOND", "INTERVAL '-0 00:00:00.000001' DAY TO SECOND", null]);
        Should.Throw<LivyDataException>(() => Table.Of("interval day to second", Arrays.DayTimes(long.MaxValue)).Read<TimeSpan>()).Row.ShouldBe(0);
    }

    [Theory]
    [InlineData("interval day", 86_400_000_000, "INTERVAL '1' DAY")]
    [InlineData("interval day to minute", 93_780_000_000, "INTERVAL '1 02:03' DAY TO MINUTE")]
    [InlineData("interval hour to second", 93_784_500_000, "INTERVAL '26:03:04.5' HOUR TO SECOND")]
    [InlineData("interval minute", 5_400_000_000, "INTERVAL '90' MINUTE")]
    [InlineData("interval second", -1_500_000, "INTERVAL '-01.5' SECOND")]
    [InlineData("interval day to second", long.MinValue, "INTERVAL '-106751991 04:00:54.775808' DAY TO SECOND")]
    public void Read_PartsOfADayTimeIntervalAsText_AreAsSparkWritesThem(string type, long microseconds, string expected) =>
        Table.Of(type, Arrays.DayTimes(microseconds)).Read<string>().ShouldBe([expected]);

    [Fact]
    public void Read_YearMonthIntervals_AreMonths()
    {
        var table = Table.Of("interval year to month", Arrays.YearMonths(14, -14, null));

        table.Read<YearMonthInterval?>().ShouldBe([new YearMonthInterval(14), new YearMonthInterval(-14), null]);
        table.Read<int?>().ShouldBe([14, -14, null]);
        table.Read<string?>().ShouldBe(["INTERVAL '1-2' YEAR TO MONTH", "INTERVAL '-1-2' YEAR TO MONTH", null]);
        new YearMonthInterval(-14).ToString().ShouldBe("-1-2");
        new YearMonthInterval(int.MinValue).ToString().ShouldBe("-178956970-8");
    }

    [Fact]
    public void Read_CalendarIntervals_KeepTheirParts()
    {
        var table = Table.Of("interval", Arrays.Intervals(new MonthDayNanosecondInterval(14, -3, -3_723_500_000_000), new MonthDayNanosecondInterval(0, 0, 0), null));

        table.Read<CalendarInterval?>().ShouldBe([new CalendarInterval(14, -3, -3_723_500_000), default(CalendarInterval), null]);
        table.Read<string?>().ShouldBe(["1 years 2 months -3 days -1 hours -2 minutes -3.5 seconds", "0 seconds", null]);
        Should.Throw<LivyDataException>(() => table.Read<TimeSpan?>()).Message.ShouldContain("read it as CalendarInterval or string");
    }

    [Theory]
    [InlineData(-10, 17, 17_647_000_001, "-10 months 17 days 4 hours 54 minutes 7.000001 seconds")]
    [InlineData(0, 0, -1, "-0.000001 seconds")]
    [InlineData(-13, 0, 0, "-1 years -1 months")]
    [InlineData(0, 0, -1_799_500_000, "-29 minutes -59.5 seconds")]
    [InlineData(0, 0, 3_661_500_000, "1 hours 1 minutes 1.5 seconds")]
    [InlineData(0, 0, -61_000_000, "-1 minutes -1 seconds")]
    public void Read_ACalendarIntervalAsText_IsAsSparkWritesIt(int months, int days, long microseconds, string expected) =>
        Table.Of("interval", Arrays.Intervals(new MonthDayNanosecondInterval(months, days, microseconds * 1000))).Read<string>().ShouldBe([expected]);
}
