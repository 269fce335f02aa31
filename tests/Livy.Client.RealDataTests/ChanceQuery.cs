using System.Globalization;

namespace Livy.Client.RealDataTests;

/// <summary>A query whose values look like chance, and are the same each time; every seventh or so is NULL.</summary>
internal static class ChanceQuery
{
    /// <summary>The query, in seven partitions.</summary>
    public static string Sql(int rows)
    {
        var columns = new (string Name, string Value)[]
        {
            ("big", Hash(1)),
            ("whole", $"cast({Hash(2)} as int)"),
            ("real", $"{Hash(3)} * pow(10D, {Below(4, "500")} - 250)"),
            ("single", $"cast({Hash(5)} * pow(10D, {Below(6, "75")} - 60) as float)"),
            ("money", $"cast(cast({Hash(7)} as decimal(19,0)) / 1000 as decimal(20,4))"),
            ("digits", $"cast(cast({Hash(8)} as decimal(19,0)) * cast({Below(9, "1000000000000000000")} as decimal(18,0)) as decimal(38,0))"),
            ("text", Text(10)),
            ("bytes", $"substring(unhex(sha2(string({Hash(11)}), 256)), 1, cast({Below(12, "33")} as int))"),
            ("day", Day(13)),
            ("instant", $"timestamp_micros({Below(14, "315537897600000000")} - 62135596800000000)"),
            ("local", $"timestamp_ntz'0001-01-01 00:00:00' + make_dt_interval(0, 0, 0, {Seconds(15)})"),
            ("months", $"make_ym_interval(0, cast({Hash(16)} as int))"),
            ("span", $"make_dt_interval(-2000000, 0, 0, {Seconds(17)})"),
            ("numbers", $"transform(sequence(1, cast({Below(18, "40")} as int)), x -> if(x % 9 = 0, null, xxhash64(id, x)))"),
            ("named", $"map_from_entries(transform(sequence(1, cast({Below(19, "5")} as int)), x -> struct(cast(xxhash64(id, x) as int) as k, if(x % 4 = 0, null, {Text(20)}) as v)))"),
            ("part", $"named_struct('text', {Text(21)}, 'day', {Day(22)}, 'price', cast({Below(23, "10000000000")} / 100 as decimal(10,2)))"),
        };
        return $"select {string.Join(", ", columns.Index().Select(column => $"if({Below(100 + column.Index, "7")} = 0, null, {column.Item.Value}) as {column.Item.Name}"))} from range(0, {rows.ToString(CultureInfo.InvariantCulture)}, 1, 7)";
    }

    /// <summary>Intervals of the old type.</summary>
    public static string IntervalsSql(int rows) =>
        $"select if({Below(1, "7")} = 0, null, make_interval(0, {Small(2)}, 0, {Small(3)}, 0, 0, if({Below(4, "3")} = 0, 0, cast(cast({Below(5, "18000000000000000")} as decimal(18,0)) / 1000000 - 9000000000 as decimal(18,6))))) as interval, id from range(0, {rows.ToString(CultureInfo.InvariantCulture)}, 1, 3)";

    private static string Small(int number) => $"cast({Hash(number)} / pow(10, {Below(number + 10, "20")}) as int)";

    private static string Hash(int number) => string.Create(CultureInfo.InvariantCulture, $"xxhash64(id, {number})");

    private static string Below(int number, string end) => $"pmod({Hash(number)}, {end})";

    private static string Day(int number) => $"date_from_unix_date(cast({Below(number, "3652059")} as int) - 719162)";

    private static string Seconds(int number) => $"cast(cast({Below(number, "315537897600000000")} as decimal(18,0)) / 1000000 as decimal(18,6))";

    private static string Text(int number) => $"substring(translate(base64(unhex(sha2(string({Hash(number)}), 256))), 'ABCDEFGHI', 'äß€🙂\\t\\n\"\\\\ '), 1, cast({Below(number + 200, "45")} as int))";
}
