namespace Livy.Client;

/// <summary>What a batch's handle works with.</summary>
/// <param name="Calls">Makes calls to the batch that is meant, with repeats.</param>
/// <param name="Polls">The same without.</param>
/// <param name="Engine">What waits.</param>
/// <param name="Deletion">Deletes it.</param>
/// <param name="MaxInterval">The longest pause between two polls.</param>
/// <param name="Time">The clock.</param>
internal sealed record BatchServices(BatchGuard Calls, BatchGuard Polls, WaitEngine Engine, ApplicationDeletion<BatchInfo> Deletion, TimeSpan MaxInterval, TimeProvider Time)
{
    /// <summary>Writes handles as tokens.</summary>
    public required HandleTokens Tokens { get; init; }

    /// <summary>What this client itself uses.</summary>
    public required LiveNames LiveNames { get; init; }
}
