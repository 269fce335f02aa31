using System.Text.Json;

namespace Livy.Client.Benchmarks;

/// <summary>How fast rows of a result are read.</summary>
internal sealed class ResultsCommand : Command
{
    private const string CheckName = "--check";
    private const int Rows = 200_000;
    private const int PageSize = 4 * 1024 * 1024;
    private const int LeastRounds = 15;
    private const double LeastRatio = 3;
    private const double MostMegabytes = 64;
    private const double BytesPerMegabyte = 1024 * 1024;

    public override string Name => "results";

    public override string Usage =>
        $"[{CheckName}]  {Rows} rows out of the answers to jobs, against the same rows out of JSON; {CheckName} ends with {ExitCode.TargetMissed} if it is not {LeastRatio} times as fast, or holds more than {MostMegabytes} MB";

    public override async Task<int> RunAsync(IReadOnlyList<string> options, TextWriter output)
    {
        if (options.Any(option => option is not CheckName))
        {
            return ExitCode.WrongUsage;
        }

        var trades = Trades.Make(Rows);
        var answers = TradePages.Answers(trades, PageSize);
        var json = Trades.Json(trades);
        await CompareAsync(ReadTrades.FromAnswersAsync(answers), trades);
        await CompareAsync(ReadTrades.FromJsonAsync(json), trades);
        trades = null;

        var run = new InterleavedRun([new Variant("rows", () => DrainAsync(ReadTrades.FromAnswersAsync(answers))), new Variant("JSON", () => DrainAsync(ReadTrades.FromJsonAsync(json)))], callsPerTurn: 1, CallThread.Any);
        await WarmUp.UntilSettledAsync([run], TimeSpan.FromSeconds(2));
        await run.MeasureAsync(TimeSpan.FromSeconds(10), LeastRounds);
        var speeds = run.Costs().Select(cost => Rows / cost.Microseconds * 1_000_000).ToArray();
        var (peak, jsonPeak) = (await PeakAsync(ReadTrades.FromAnswersAsync(answers)), await PeakAsync(ReadTrades.FromJsonAsync(json)));

        var ratio = speeds[0] / speeds[1];
        var isMet = ratio >= LeastRatio && peak <= MostMegabytes;
        output.WriteLine($"{Rows} rows of 8 columns: bigint, bigint, double, string, decimal(20,4), boolean, timestamp, date; medians of {run.Rounds} rounds, in turn");
        output.WriteLine($"  {"answers to jobs (JSON, base64 twice, pickle, zlib, Arrow)",-58} {answers.Sum(answer => answer.Length) / BytesPerMegabyte,8:0.0} MB {speeds[0],12:0} rows/s, at most {peak,6:0.0} MB managed");
        output.WriteLine($"  {"JsonSerializer.DeserializeAsyncEnumerable, source-generated",-58} {json.Length / BytesPerMegabyte,8:0.0} MB {speeds[1],12:0} rows/s, at most {jsonPeak,6:0.0} MB managed");
        output.WriteLine($"  {ratio:0.00} times as fast, of {LeastRatio}; {peak:0.0} MB of {MostMegabytes} MB: {(isMet ? "met" : "MISSED")}");
        output.WriteLine();
        var figures = new ResultsFigures(Rows, Math.Round(speeds[0]), Math.Round(speeds[1]), Math.Round(ratio, 2), Math.Round(peak, 1), Math.Round(jsonPeak, 1), isMet);
        output.WriteLine(JsonSerializer.Serialize(figures, FiguresJsonContext.Default.ResultsFigures));
        return isMet || options.Count == 0 ? ExitCode.Success : ExitCode.TargetMissed;
    }

    private static async Task CompareAsync(IAsyncEnumerable<Trade> rows, IReadOnlyList<Trade> expected)
    {
        var count = 0;
        await foreach (var row in rows)
        {
            if (row != expected[count++])
            {
                throw new InvalidOperationException($"Row {count - 1} came out as another: {row}.");
            }
        }

        if (count != expected.Count)
        {
            throw new InvalidOperationException($"{count} rows came out of {expected.Count}.");
        }
    }

    private static async Task DrainAsync(IAsyncEnumerable<Trade> rows)
    {
        var count = 0;
        await foreach (var row in rows)
        {
            count += row.Customer.Length;
        }

        GC.KeepAlive(count);
    }

    /// <summary>The most that the managed heap held above what it held before, garbage included.</summary>
    private static async Task<double> PeakAsync(IAsyncEnumerable<Trade> rows)
    {
        const int RowsPerLook = 500;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        var count = 0;
        await foreach (var row in rows)
        {
            if (count++ % RowsPerLook == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false) - before);
            }
        }

        return most / BytesPerMegabyte;
    }
}
