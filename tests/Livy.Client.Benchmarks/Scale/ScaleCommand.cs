using System.Text.Json;

namespace Livy.Client.Benchmarks;

/// <summary>Whether what a session costs the mock server grows with their number.</summary>
internal sealed class ScaleCommand : Command
{
    private const int Few = 500;
    private const int Many = 4_000;
    private const int Runs = 3;
    private const int WarmUps = 12;

    public override string Name => "scale";

    public override string Usage => "              what one session costs the mock server among 500 and among 4,000, in process";

    public override async Task<int> RunAsync(IReadOnlyList<string> options, TextWriter output)
    {
        if (options.Count > 0)
        {
            return ExitCode.WrongUsage;
        }

        for (var count = 0; count < WarmUps; count++)
        {
            await ScaleRun.MeasureAsync(Few);
        }

        var few = await MeasureAsync(Few);
        var many = await MeasureAsync(Many);
        ScaleFigures[] figures = [.. Enum.GetValues<ScaleStep>().Select(step => new ScaleFigures(step, Cost(few, step), Cost(many, step)))];
        output.WriteLine("What one session costs the mock server in process, in µs; the least of several runs");
        output.WriteLine($"  {"step",-24} {$"of {Few}",10} {$"of {Many}",10} {"ratio",7}");
        foreach (var row in figures)
        {
            output.WriteLine($"  {JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Step.ToString()),-24} {row.FewMicroseconds,10:0.0} {row.ManyMicroseconds,10:0.0} {row.Ratio,7:0.00}");
        }

        output.WriteLine();
        output.WriteLine(JsonSerializer.Serialize(figures, FiguresJsonContext.Default.ScaleFiguresArray));
        return ExitCode.Success;
    }

    private static async Task<List<IReadOnlyDictionary<ScaleStep, double>>> MeasureAsync(int count)
    {
        List<IReadOnlyDictionary<ScaleStep, double>> runs = [];
        for (var run = 0; run < Runs; run++)
        {
            runs.Add(await ScaleRun.MeasureAsync(count));
        }

        return runs;
    }

    private static double Cost(List<IReadOnlyDictionary<ScaleStep, double>> runs, ScaleStep step) => Math.Round(runs.Min(run => run[step]), 2);
}
