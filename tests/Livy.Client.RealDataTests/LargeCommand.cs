using System.CommandLine;

namespace Livy.Client.RealDataTests;

/// <summary>Reads what is large: a partition of a gibibyte, rows of megabytes; and reads while others work in the session.</summary>
internal sealed class LargeCommand : RealDataCommand
{
    private const int CellSize = 1024;

    private readonly Option<int> _partition = new("--partition") { Description = "The size of the large partition, in MiB.", DefaultValueFactory = _ => 1024 };

    public LargeCommand()
        : base("large", "Reads large partitions and large rows; LIVY_SH names the script that starts a real Livy.") => Options.Add(_partition);

    protected override async Task RunAsync(LivyClient client, Report report, ParseResult arguments, CancellationToken cancellationToken)
    {
        await using var session = await client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken);
        await ReadPausedAsync(session, report, cancellationToken);
        await ReadTwoAsync(session, report, cancellationToken);
        await ReadRowsOfAsync(session, 4, report, cancellationToken);
        await ReadRowsOfAsync(session, 30, report, cancellationToken);
        await ReadPartitionAsync(session, arguments.GetValue(_partition), report, cancellationToken);
        var answer = await session.RunAsync("1 + 1", cancellationToken);
        report.Judge($"the session lives, 1 + 1 = {answer.Text}; kept on the driver: {await Driver.CountTracesAsync(session, cancellationToken)}", answer.Text == "2" && await Driver.CountTracesAsync(session, cancellationToken) == 0);
    }

    private static async Task ReadPartitionAsync(LivySession session, int mebibytes, Report report, CancellationToken cancellationToken)
    {
        var expected = mebibytes * 1024L * 1024 / CellSize;
        var started = session.TimeProvider.GetTimestamp();
        var (rows, wrong) = (0L, 0L);
        await foreach (var (id, text) in session.QueryAsync<(long Id, string Text)>($"select id, repeat(md5(string(id)), {CellSize / 32}) from range(0, {expected}, 1, 1)", cancellationToken))
        {
            wrong += id == rows++ && text.Length == CellSize ? 0 : 1;
        }

        report.Judge($"one partition of {mebibytes} MiB, {rows} rows in {session.TimeProvider.GetElapsedTime(started).TotalSeconds:F0} s, with a driver of 700 MB: {wrong} wrong", rows == expected && wrong == 0);
    }

    private static async Task ReadRowsOfAsync(LivySession session, int megabytes, Report report, CancellationToken cancellationToken)
    {
        const int count = 4;
        var length = megabytes * 1_000_000;
        var rows = 0;
        await foreach (var text in session.QueryAsync<string>($"select rpad(string(id), {length}, 'abcdefghij') from range(0, {count}, 1, 2)", cancellationToken))
        {
            rows += text.Length == length && text.StartsWith(rows.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal) ? 1 : 0;
        }

        report.Judge($"{count} rows of {megabytes} MB each: {rows} are right", rows == count);
    }

    /// <summary>A reader that pauses holds nothing that a Spark job of somebody else needs.</summary>
    private static async Task ReadPausedAsync(LivySession session, Report report, CancellationToken cancellationToken)
    {
        const long rows = 300_000;
        var next = 0L;
        var sums = 0;
        await foreach (var row in session.QueryAsync<WideRow>(WideRow.Query(rows), new QueryOptions { PageSize = 256 * 1024 }).WithCancellation(cancellationToken))
        {
            if (row == WideRow.Expected(next))
            {
                next++;
            }

            if (next % 60_000 == 1)
            {
                var sum = await session.RunAsync("spark.range(0, 100000, 1, 8).selectExpr('sum(id)').collect()[0][0]", cancellationToken);
                sums += sum.Text == "4999950000" ? 1 : 0;
            }
        }

        report.Judge($"a reader that paused {sums} times while a Spark job of somebody else ran to its end: {next} rows right", next == rows && sums == 5);
    }

    private static async Task ReadTwoAsync(LivySession session, Report report, CancellationToken cancellationToken)
    {
        const long rows = 200_000;
        var read = await Task.WhenAll(CountRightAsync(session, rows, cancellationToken), CountRightAsync(session, rows, cancellationToken));
        report.Judge($"two readers side by side: {read[0]} and {read[1]} rows right", read is [rows, rows]);
    }

    private static async Task<long> CountRightAsync(LivySession session, long rows, CancellationToken cancellationToken)
    {
        var next = 0L;
        await foreach (var row in session.QueryAsync<WideRow>(WideRow.Query(rows), new QueryOptions { PageSize = 256 * 1024 }).WithCancellation(cancellationToken))
        {
            next += row == WideRow.Expected(next) ? 1 : 0;
        }

        return next;
    }
}
