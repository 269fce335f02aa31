namespace Livy.Client.Benchmarks;

/// <summary>The line for machines. Of the statement's GET, except for <paramref name="Calls"/>.</summary>
internal sealed record OverheadFigures(
    double RawUs,
    double RawBytes,
    double ApiExtraUs,
    double ApiExtraBytes,
    double GivenExtraUs,
    double GivenExtraBytes,
    double HandleExtraUs,
    double HandleExtraBytes,
    double LoopbackRawUs,
    double LoopbackTimeRatio,
    double LoopbackHandleTimeRatio,
    bool TargetsMet,
    bool JitSettled,
    IReadOnlyDictionary<string, CallFigures> Calls)
{
    public static OverheadFigures Of(IReadOnlyList<Comparison> inProcess, Comparison loopback, IReadOnlyList<Target> targets, bool jitSettled)
    {
        var calls = inProcess.ToDictionary(comparison => comparison.Call.Key, CallFigures.Of, StringComparer.Ordinal);
        var main = calls[loopback.Call.Key];
        return new OverheadFigures(
            main.RawUs,
            main.RawBytes,
            main.ApiExtraUs,
            main.ApiExtraBytes,
            main.GivenExtraUs,
            main.GivenExtraBytes,
            main.HandleExtraUs,
            main.HandleExtraBytes,
            Math.Round(loopback.ByHand.Microseconds, 2),
            Math.Round(loopback.ApiTimeRatio, 3),
            Math.Round(loopback.HandleTimeRatio, 3),
            targets.All(target => target.IsMet),
            jitSettled,
            calls);
    }
}
