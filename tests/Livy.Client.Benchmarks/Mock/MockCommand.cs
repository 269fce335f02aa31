using System.Text.Json;

namespace Livy.Client.Benchmarks;

/// <summary>What the mock server bears, and what it leaves behind.</summary>
internal sealed class MockCommand : Command
{
    public override string Name => "mock";

    public override string Usage => $"{MockOptions.Usage}  the mock server under load: 2,000 sessions and 20,000 statements over 200 connections; --quick: a quarter of it";

    public override async Task<int> RunAsync(IReadOnlyList<string> options, TextWriter output)
    {
        if (MockOptions.Parse(options) is not { } chosen)
        {
            return ExitCode.WrongUsage;
        }

        using var patience = new CancellationTokenSource(chosen.Longest, TimeProvider.System);
        MockReport.Write(output, await MeasureAsync(chosen, patience.Token));
        return ExitCode.Success;
    }

    private static async Task<MockFigures> MeasureAsync(MockOptions options, CancellationToken cancellationToken)
    {
        var run = await MockRun.MeasureAsync(options, compiledOnce: false, cancellationToken);
        var compiledOnce = await MockRun.MeasureAsync(options, compiledOnce: true, cancellationToken);
        return new MockFigures(
            options.Sessions,
            options.Statements,
            options.Connections,
            run.Latencies.Count,
            Math.Round(run.Elapsed.TotalSeconds, 2),
            run.Start.FirstMs,
            run.Start.FirstCpuMs,
            run.Start.LaterMs,
            run.Memory,
            compiledOnce.Memory,
            run.Collection,
            run.Latencies.Of(call: null),
            Enum.GetValues<MockCall>().ToDictionary(call => JsonNamingPolicy.SnakeCaseLower.ConvertName(call.ToString()), call => run.Latencies.Of(call), StringComparer.Ordinal));
    }
}
