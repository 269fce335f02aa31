namespace Livy.Client.RealDataTests;

/// <summary>Eight columns of eight types, each made from the number of the row, so that all of them can be checked.</summary>
internal sealed record WideRow(long Id, long Product, double Third, string Name, decimal Amount, bool IsEven, DateTimeOffset At, DateOnly Day)
{
    /// <summary>The query that makes rows from 0.</summary>
    public static string Query(long rows) => $"""
        select id, id * 7 as product, id / 3.0D as third, concat('name-', id) as name, cast(id as decimal(20,4)) + 0.1234 as amount, id % 2 = 0 as is_even,
               timestamp_micros(id * 1000003) as at, date_add(date'2000-01-01', cast(id % 10000 as int)) as day
        from range({rows})
        """;

    /// <summary>What row number <paramref name="id"/> must be.</summary>
    public static WideRow Expected(long id) => new(
        id, id * 7, id / 3.0, $"name-{id}", id + 0.1234m, id % 2 == 0, DateTimeOffset.UnixEpoch.AddTicks(id * 1000003 * TimeSpan.TicksPerMicrosecond), new DateOnly(2000, 1, 1).AddDays((int)(id % 10000)));
}
