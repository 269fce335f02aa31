namespace Livy.Client;

/// <summary>What became of a sweep.</summary>
public sealed class OrphanSweep
{
    /// <summary>Makes one; also for tests of code that handles it.</summary>
    public OrphanSweep(IReadOnlyList<SweptOrphan> deleted, IReadOnlyList<SweptOrphan> failed)
    {
        ArgumentNullException.ThrowIfNull(deleted);
        ArgumentNullException.ThrowIfNull(failed);
        Deleted = deleted;
        Failed = failed;
    }

    /// <summary>What was deleted. What was gone by the time is not among it.</summary>
    public IReadOnlyList<SweptOrphan> Deleted { get; }

    /// <summary>What could not be deleted, each with its error.</summary>
    public IReadOnlyList<SweptOrphan> Failed { get; }
}
