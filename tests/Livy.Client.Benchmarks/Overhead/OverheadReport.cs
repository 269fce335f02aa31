using System.Text.Json;

namespace Livy.Client.Benchmarks;

/// <summary>Prints what was measured.</summary>
internal static class OverheadReport
{
    public static void Write(TextWriter output, IReadOnlyList<Comparison> inProcess, Comparison loopback, IReadOnlyList<Target> targets, (double Seconds, bool Settled) warmUp)
    {
        output.WriteLine("What a call costs, and what the client adds to it");
        output.WriteLine("  by hand: HttpClient and source-generated JSON, the same headers, completion option and model; ILivyApi: client.Api over handlers; given: the same over a given HttpClient; handle: under retries and timeouts; Refit: the same routes through Refit alone.");
        output.WriteLine("  Medians over interleaved rounds. Over a handler that answers at once everything stays on one thread, whose allocations are counted.");
        output.WriteLine($"  Warm-up: {warmUp.Seconds:0.0} s, until the compiler {(warmUp.Settled ? "had nothing left to do" : "was given up on: it still compiles")}.");
        output.WriteLine();
        output.WriteLine($"  {"in process",-16} {"by hand",20} {"ILivyApi adds",22} {"given adds",22} {"handle adds",22} {"Refit alone adds",22} {"rounds",8}");
        foreach (var row in inProcess)
        {
            output.WriteLine(
                $"  {row.Call.Name,-16} {row.ByHand.Microseconds,8:0.00} µs {row.ByHand.Bytes,7:0} B {row.ApiExtraMicroseconds,10:+0.00;-0.00;0.00} µs {row.ApiExtraBytes,6:+0;-0;0} B"
                + $" {row.GivenExtraMicroseconds,10:+0.00;-0.00;0.00} µs {row.GivenExtraBytes,6:+0;-0;0} B"
                + $" {row.HandleExtraMicroseconds,10:+0.00;-0.00;0.00} µs {row.HandleExtraBytes,6:+0;-0;0} B"
                + $" {row.RefitExtraMicroseconds,10:+0.00;-0.00;0.00} µs {row.RefitExtraBytes,6:+0;-0;0} B {row.Rounds,8}");
        }

        output.WriteLine();
        output.WriteLine($"  {"over loopback",-16} {"by hand",20} {"ILivyApi",22} {"handle",22} {"rounds",8}");
        output.WriteLine(
            $"  {loopback.Call.Name,-16} {loopback.ByHand.Microseconds,17:0.0} µs {loopback.ApiTimeRatio,20:0.000} × {loopback.HandleTimeRatio,20:0.000} × {loopback.Rounds,8}");
        output.WriteLine();
        foreach (var target in targets)
        {
            var verdict = target.IsMet ? "met" : target.IsMetWithinNoise ? $"MISSED, within the {target.Allowance} {target.Unit} allowed for noise" : "MISSED";
            output.WriteLine($"  {target.Name,-40} {target.Measured,8:0.00} {target.Unit,-2} of {target.Limit,4} {target.Unit,-2} {verdict}");
        }

        output.WriteLine();
        output.WriteLine(JsonSerializer.Serialize(OverheadFigures.Of(inProcess, loopback, targets, warmUp.Settled), FiguresJsonContext.Default.OverheadFigures));
    }
}
