namespace Livy.Client.ConformanceTests;

/// <summary>What should have been deleted.</summary>
internal static class Leftovers
{
    /// <summary>The sessions and batches that a server has, but for some sessions.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(LivyClient livy, IEnumerable<LivyId> expected, CancellationToken cancellationToken)
    {
        var sessions = await livy.Sessions.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        var batches = await livy.Batches.ListAsync(cancellationToken).ToListAsync(cancellationToken);
        return
        [
            .. sessions.Where(session => !expected.Contains(session.Id)).Select(session => $"session {session.Id} '{session.Name}' ({session.State})"),
            .. batches.Select(batch => $"batch {batch.Id} '{batch.Name}' ({batch.State})"),
        ];
    }
}
