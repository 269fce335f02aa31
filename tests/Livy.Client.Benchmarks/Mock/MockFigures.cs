namespace Livy.Client.Benchmarks;

/// <summary>What was measured: the line for machines.</summary>
/// <param name="FirstStartCpuMs">The processor's time of the first start, which a busy machine stretches less.</param>
/// <param name="AtStart">Memory after the warm-up, collected.</param>
/// <param name="WithSessions">Memory while all sessions live.</param>
/// <param name="WithJournal">Memory after the sessions are deleted, collected, all exchanges still in the journal.</param>
/// <param name="AtEnd">The same with the journal emptied.</param>
internal sealed record MockFigures(
    int Sessions,
    int Statements,
    int Connections,
    int Requests,
    double Seconds,
    double FirstStartMs,
    double FirstStartCpuMs,
    double LaterStartMs,
    MockMemory AtStart,
    MockMemory WithSessions,
    MockMemory WithJournal,
    MockMemory AtEnd,
    LatencyFigures All,
    IReadOnlyDictionary<string, LatencyFigures> Calls)
{
    public double RequestsPerSecond => Math.Round(Requests / Seconds);

    /// <summary>How much larger the process is at the end than at the start: 0.1 is ten per cent.</summary>
    public double MemoryGrowth => Math.Round((AtEnd.ResidentMb / AtStart.ResidentMb) - 1, 3);

    public bool TargetsMet => Targets.All(target => target.IsMet);

    internal IReadOnlyList<Target> Targets =>
    [
        new("memory after the sessions, more than at start", 100 * MemoryGrowth, 10, Allowance: 0, "%"),
        new("start of the first mock server", FirstStartMs, 400, Allowance: 0, "ms"),
        new("start of later ones", LaterStartMs, 15, Allowance: 0, "ms"),
    ];
}
