using System.CommandLine;
using System.Text.Json;

namespace Livy.Client.RealDataTests;

/// <summary>Reads two million rows in a default session, checks each, and compares the speed with that of JSON lines that a statement prints, as pylivy reads.</summary>
internal sealed class StreamCommand : RealDataCommand
{
    private const int PageSize = 150 * 1024;
    private const int LineRows = 100_000;
    private const int CompareRows = 300_000;
    private const int MinPages = 200;
    private const int PagesBetweenSamples = 50;
    private const long MaxHeapGrowth = 64L << 20;
    private const int WantedRatio = 3;

    private readonly Option<long> _rows = new("--rows") { Description = "How many rows.", DefaultValueFactory = _ => 2_000_000 };

    public StreamCommand()
        : base("stream", "Reads many rows in a default session; LIVY_SH names the script that starts a real Livy.") => Options.Add(_rows);

    protected override async Task RunAsync(LivyClient client, Report report, ParseResult arguments, CancellationToken cancellationToken)
    {
        var rows = arguments.GetValue(_rows);
        await using var session = await client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken);
        var stranger = await session.SubmitAsync("'of somebody else'", cancellationToken);
        await stranger.WaitAsync(cancellationToken);

        // Both ways are warm before they are measured.
        await ReadLinesAsync(session, 1000, cancellationToken);
        await CountAsync(session, 1000, new QueryOptions(), cancellationToken);
        var lines = await ReadLinesAsync(session, LineRows, cancellationToken);
        report.Say($"{LineRows} rows as JSON lines of a statement, pylivy's way: {lines:F0} rows/s");
        await StreamAsync(session, rows, report, cancellationToken);
        var speed = await CountAsync(session, rows, new QueryOptions(), cancellationToken);
        report.Say($"{rows} rows as records, default options: {speed:F0} rows/s, {speed / lines:F1} times as many as JSON lines, of {WantedRatio}");

        var kept = await stranger.GetAsync(cancellationToken);
        var page = await session.ListStatementsPageAsync(cancellationToken: cancellationToken);
        report.Judge($"the statements answer afterwards: {page.Total}, and the first one still has its output", kept.Output?.Text == "'of somebody else'" && page.Total < 20);
        report.Judge($"readers left on the driver: {await Driver.CountReadersAsync(session, cancellationToken)}", await Driver.CountReadersAsync(session, cancellationToken) == 0);
        await CompareAsync(client, report, cancellationToken);
    }

    /// <summary>In a session of its own: statements push out what others keep.</summary>
    private static async Task CompareAsync(LivyClient client, Report report, CancellationToken cancellationToken)
    {
        await using var session = await client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), cancellationToken);
        QueryOptions[] ways =
        [
            new() { Carrier = QueryCarrier.Jobs }, new() { Carrier = QueryCarrier.Statements, MaxStatements = int.MaxValue },
            new() { Carrier = QueryCarrier.Jobs, Format = QueryFormat.Json }, new() { Carrier = QueryCarrier.Statements, Format = QueryFormat.Json, MaxStatements = int.MaxValue },
        ];
        foreach (var way in ways)
        {
            await CountAsync(session, 1000, way, cancellationToken);
            var speed = await CountAsync(session, CompareRows, way, cancellationToken);
            report.Say($"{CompareRows} rows as {way.Format ?? QueryFormat.Arrow} by {way.Carrier}: {speed:F0} rows/s");
        }
    }

    /// <summary>Small pages, with statements of the same session between them; each row is checked.</summary>
    private static async Task StreamAsync(LivySession session, long rows, Report report, CancellationToken cancellationToken)
    {
        List<long> heap = [await Driver.UsedHeapAsync(session, cancellationToken)];
        var query = session.QueryAsync<WideRow>(WideRow.Query(rows), new QueryOptions { PageSize = PageSize });
        var started = session.TimeProvider.GetTimestamp();
        var (next, wrong, peak, sampled) = (0L, 0L, 0L, 0);
        await foreach (var row in query.WithCancellation(cancellationToken))
        {
            wrong += row == WideRow.Expected(next++) ? 0 : 1;
            if (query.Info!.Pages >= sampled + PagesBetweenSamples)
            {
                sampled = query.Info.Pages;
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true));
                heap.Add(await Driver.UsedHeapAsync(session, cancellationToken));
            }
        }

        var growth = heap.Max() - heap[0];
        report.Judge($"{next} rows in {query.Info!.Pages} pages of {PageSize / 1024} KiB, {query.Info.Format} by {query.Info.Carrier}, {session.TimeProvider.GetElapsedTime(started).TotalSeconds:F1} s with statements between them: {wrong} wrong", wrong == 0 && next == rows && query.Info.Pages >= MinPages);
        report.Judge($"heap of the driver, after collections: {heap[0] >> 20} MiB before, at most {heap.Max() >> 20} MiB in {heap.Count} samples", growth < MaxHeapGrowth);
        report.Judge($"managed memory of the client, after collections: at most {peak >> 20} MiB", peak < 128L << 20);
    }

    private static async Task<double> CountAsync(LivySession session, long rows, QueryOptions options, CancellationToken cancellationToken)
    {
        var started = session.TimeProvider.GetTimestamp();
        var count = 0L;
        await foreach (var _ in session.QueryAsync<WideRow>(WideRow.Query(rows), options).WithCancellation(cancellationToken))
        {
            count++;
        }

        return count / session.TimeProvider.GetElapsedTime(started).TotalSeconds;
    }

    private static async Task<double> ReadLinesAsync(LivySession session, int rows, CancellationToken cancellationToken)
    {
        var started = session.TimeProvider.GetTimestamp();
        var output = await session.RunAsync(
            $"""
            for line in spark.sql({JsonSerializer.Serialize(WideRow.Query(rows))}).toJSON().collect():
                print(line)
            """,
            cancellationToken);
        var count = 0;
        foreach (var line in output.Text!.Split('\n'))
        {
            using var row = JsonDocument.Parse(line);
            count += row.RootElement.GetProperty("id").GetInt64() == count ? 1 : 0;
        }

        return count / session.TimeProvider.GetElapsedTime(started).TotalSeconds;
    }
}
