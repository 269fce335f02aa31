using System.Globalization;

namespace Livy.Client.RealDataTests;

/// <summary>Compares what <c>string</c> gets of a value with what Spark's own cast makes of it.</summary>
internal sealed class TextsRun(LivySession session, string zone, Report report)
{
    private const int MaxDifferences = 8;

    /// <summary>Types whose values have texts.</summary>
    private static readonly string[] Parts = ["array<", "map<", "struct<"];

    /// <summary>Values beyond those of .NET, as expressions.</summary>
    private static readonly string[] Odd =
    [
        "cast('-0044-03-15' as date)", "cast('+12024-02-29' as date)", "cast('0000-01-01' as date)", "cast('-290000-01-01' as date)", "date_sub(date'0001-01-01', 1)",
        "timestamp_ntz'0000-12-31 23:59:59.999999'", "cast('-0044-03-15 01:02:03.004' as timestamp_ntz)", "cast('+12024-02-29 00:00:00' as timestamp_ntz)",
        "timestamp_micros(9223372036854775807)", "timestamp_micros(-9223372036854775808)", "timestamp'-0044-03-15 01:02:03.004Z'",
        "cast('-106751991 04:00:54.775808' as interval day to second)", "cast('106751991 04:00:54.775807' as interval day to second)", "interval '-1 02' day to hour", "interval '1 02:03' day to minute",
        "interval '-25' hour", "interval '100:59:59.000001' hour to second", "interval '-99:01.5' minute to second", "interval '-7' minute", "interval '0' second", "interval '-0.000001' second", "interval '5' second", "interval '100000' second", "interval '5' hour", "interval '3:04' hour to minute", "interval '0' minute", "interval '5' day",
        "interval '-1-11' year to month", "interval '0' month", "interval '0-0' year to month",
        "make_interval(-1, 2, 3, -4, 5, -6, 7.000001)", "make_interval(0, 0, 0, 0, 0, 0, -0.000001)", "make_interval()", "make_interval(0, -13)", "make_interval(0, 0, 0, 0, -1, 30, 0.5)", "make_interval(0, 0, 0, 0, 0, 0, 3661.5)", "make_interval(0, 0, 0, 0, 0, 0, -61)",
        "cast('1e-7' as decimal(38,10))", "cast('0' as decimal(38,10))", "cast('-1e-10' as decimal(38,10))", "cast('0' as decimal(10,2))", "cast('0.0000001' as decimal(7,7))", "cast('12345678901234567890123456789012345678' as decimal(38,0))",
        "float('1e7')", "float('9999999')", "float('0.001')", "float('9.99e-4')", "float('1.0e10')", "float('16777216')", "1e7", "1e-3", "9.999e-4", "123456789.0D", "1e21", "2e-3D", "4.9E-324D", "2.2250738585072014E-308D", "-0.0D", "100.0D", "1e22",
        "X'67FC6E'", "X''", "X'F09F99'", "true",
    ];

    /// <summary>Compares the columns of the query of all types, odd values, and random numbers.</summary>
    public async Task CompareAsync(int numbers, CancellationToken cancellationToken)
    {
        var texts = TypesQuery.Columns.Where(column => !Parts.Any(part => column.Type.StartsWith(part, StringComparison.Ordinal)) && column.Type is not "void");
        var inUtc = zone is "UTC";
        var sources = texts.Select(column => (Value: column.Name, From: $"({TypesQuery.Sql})")).Concat(Odd.Select(value => (Value: value, From: "range(1)")));
        var (values, differences) = (0, new List<string>());
        foreach (var (value, from) in sources)
        {
            var sql = $"select typeof(x), x, cast(x as string) from (select {value} as x from {from})";
            await foreach (var (type, ours, theirs) in session.QueryAsync<(string, string?, string?)>(sql).WithCancellation(cancellationToken))
            {
                // As the documentation has it: a timestamp is in UTC, a decimal has no exponent.
                var isOther = (type is "timestamp" && !inUtc) || (type.StartsWith("decimal", StringComparison.Ordinal) && theirs?.Contains('E', StringComparison.Ordinal) == true);
                values++;
                if (ours != theirs && !isOther)
                {
                    differences.Add($"{type}: {ours} instead of {theirs}");
                }
            }
        }

        report.Judge($"texts, {zone}: {values} values as string, {differences.Count} differ from cast", differences.Count == 0);
        differences.Take(MaxDifferences).ToList().ForEach(difference => report.Say($"{difference}"));
        await CompareNumbersAsync("double", "D", numbers, text => double.Parse(text, CultureInfo.InvariantCulture), cancellationToken);
        await CompareNumbersAsync("float", "F", numbers, text => float.Parse(text, CultureInfo.InvariantCulture), cancellationToken);
    }

    /// <summary>Random bits as numbers. Java before 19 writes a digit too many at times, so the text may be another one of the same number.</summary>
    private async Task CompareNumbersAsync(string type, string mark, int count, Func<string, double> parse, CancellationToken cancellationToken)
    {
        var power = mark is "D" ? "(rand(2) * 600 - 300)" : "(rand(2) * 70 - 35)";
        var sql = $"select x, cast(x as string) from (select cast((rand(1) - 0.5) * pow(10, {power}) as {type}) as x from range(0, {count.ToString(CultureInfo.InvariantCulture)}, 1, 1))";
        var (values, longer, wrong, example) = (0, 0, 0, string.Empty);
        await foreach (var (ours, theirs) in session.QueryAsync<(string, string)>(sql).WithCancellation(cancellationToken))
        {
            values++;
            if (ours != theirs)
            {
                var isSame = parse(ours).Equals(parse(theirs));
                longer += isSame ? 1 : 0;
                wrong += isSame ? 0 : 1;
                example = $", such as {ours} for {theirs}";
            }
        }

        report.Judge($"texts, {zone}: {values} random {type}s as string, {longer} have other digits of the same number, {wrong} are another number{example}", wrong == 0 && values == count);
    }
}
