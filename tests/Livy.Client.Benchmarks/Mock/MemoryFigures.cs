namespace Livy.Client.Benchmarks;

/// <summary>The memory of one child over a load.</summary>
/// <param name="AtStart">After the warm-up, collected.</param>
/// <param name="WithSessions">While all sessions live.</param>
/// <param name="WithJournal">After the sessions are gone, collected, all exchanges still in the journal.</param>
/// <param name="AtEnd">The same with the journal emptied.</param>
internal sealed record MemoryFigures(MockMemory AtStart, MockMemory WithSessions, MockMemory WithJournal, MockMemory AtEnd)
{
    /// <summary>How much larger the process is at the end than at the start: 0.1 is ten per cent.</summary>
    public double Growth => Math.Round((AtEnd.ResidentMb / AtStart.ResidentMb) - 1, 3);
}
