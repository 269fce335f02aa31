namespace Livy.Client.Benchmarks;

/// <summary>What was measured: the line for machines.</summary>
/// <param name="FirstStartCpuMs">The processor's time of the first start, which a busy machine stretches less.</param>
/// <param name="Memory">Of a process as users run it: the runtime compiles hot code again during the load, and keeps both versions.</param>
/// <param name="MemoryCompiledOnce">Of a process whose code is compiled once, so that what grows is what the server keeps.</param>
internal sealed record MockFigures(
    int Sessions,
    int Statements,
    int Connections,
    int Requests,
    double Seconds,
    double FirstStartMs,
    double FirstStartCpuMs,
    double LaterStartMs,
    MemoryFigures Memory,
    MemoryFigures MemoryCompiledOnce,
    CollectionFigures Collection,
    LatencyFigures All,
    IReadOnlyDictionary<string, LatencyFigures> Calls)
{
    public double RequestsPerSecond => Math.Round(Requests / Seconds);

    public bool TargetsMet => Targets.All(target => target.IsMet);

    internal IReadOnlyList<Target> Targets =>
    [
        new("memory after the sessions, more than at start", 100 * Memory.Growth, 10, Allowance: 0, "%"),
        new("the same without what the runtime compiles again", 100 * MemoryCompiledOnce.Growth, 5, Allowance: 0, "%"),
        new("start of the first mock server", FirstStartMs, 400, Allowance: 0, "ms"),
        new("start of later ones", LaterStartMs, 15, Allowance: 0, "ms"),
        new("collection after the retain time", Collection.AfterRetainMs, 500, Allowance: 0, "ms"),
    ];
}
