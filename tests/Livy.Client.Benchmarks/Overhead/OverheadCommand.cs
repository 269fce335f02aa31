namespace Livy.Client.Benchmarks;

/// <summary>What the client adds to a call made by hand.</summary>
internal sealed class OverheadCommand : Command
{
    /// <summary>Fewer make no median to hold a target against.</summary>
    private const int LeastRounds = 100;

    private static readonly Uri InProcess = new("http://localhost:8998");

    public override string Name => "overhead";

    public override string Usage =>
        $"{OverheadOptions.Usage}  what the client adds to a call made by hand; --quick measures for 10 s instead of 40, --check ends with {ExitCode.TargetMissed} "
        + $"if a target is missed (memory: at all; times: by more than {Target.MicrosecondsAllowance} µs, ratios: by more than {Target.RatioAllowance})";

    public override async Task<int> RunAsync(IReadOnlyList<string> options, TextWriter output)
    {
        if (OverheadOptions.Parse(options) is not { } chosen)
        {
            return ExitCode.WrongUsage;
        }

        var (inProcess, warmUp) = await CompareInProcessAsync(chosen);
        var loopback = await CompareOverLoopbackAsync(ComparedCalls.GetStatement, chosen);
        var targets = Target.Of(inProcess, loopback);
        OverheadReport.Write(output, inProcess, loopback, targets, warmUp);
        return chosen.Check && !targets.All(target => target.IsMetWithinNoise) ? ExitCode.TargetMissed : ExitCode.Success;
    }

    private static async Task<(IReadOnlyList<Comparison> Comparisons, (double Seconds, bool Settled) WarmUp)> CompareInProcessAsync(OverheadOptions options)
    {
        InterleavedRun[] runs = [.. ComparedCalls.All.Select(call => new InterleavedRun(call.Variants(new CannedHandler(call.Answer), InProcess), call.CallsPerTurn, CallThread.Same))];
        var warmUp = await WarmUp.UntilSettledAsync(runs, options.WarmUp);
        foreach (var (call, run) in ComparedCalls.All.Zip(runs))
        {
            await run.MeasureAsync(options.PerCall, call.HasTarget ? LeastRounds : 1);
        }

        return ([.. ComparedCalls.All.Zip(runs, Comparison.Of)], warmUp);
    }

    private static async Task<Comparison> CompareOverLoopbackAsync(ComparedCall call, OverheadOptions options)
    {
        await using var server = await CannedServer.StartAsync();
        using var handler = new LivyClientOptions().CreateHandler();
        var run = new InterleavedRun(call.Variants(handler, server.Endpoint), callsPerTurn: 1, CallThread.Any);
        await WarmUp.UntilSettledAsync([run], options.WarmUp);
        await run.MeasureAsync(options.Loopback, LeastRounds);
        return Comparison.Of(call, run);
    }
}
