namespace Livy.Client;

/// <summary>Puts what became of a batch into the one exception that says so.</summary>
internal static class BatchFailures
{
    /// <summary>Another batch answers where this one was.</summary>
    public static LivyBatchFailedException Replaced(ApplicationIdentity batch, string difference) => new(
        $"Batch {batch.Id} was replaced by another: {difference}. The server was restarted, or it was deleted and another one was submitted. Nothing was done to the other one.",
        batch.Id,
        outcomeUnknown: true);

    /// <summary>It ended without success.</summary>
    public static LivyBatchFailedException Ended(LivyId id, BatchInfo ended, IReadOnlyList<string> log)
    {
        log = log.Count > 0 ? log : ended.Log;
        var code = FailureText.ExitCodeIn(log) is { } exitCode ? $", its exit code {exitCode}" : string.Empty;
        return new LivyBatchFailedException($"Batch {id} failed; its state is {OneLine.Of(ended.State.Value)}{code}.", id, ended.State, log, Hints.For(log));
    }

    /// <summary>The server does not know it any more.</summary>
    public static LivyBatchFailedException Gone(LivyId id, LivyApiException error, BatchInfo? last)
    {
        var state = last is null ? string.Empty : $" Its last state was {OneLine.Of(last.State.Value)}.";
        return new LivyBatchFailedException(
            $"Batch {id} is not known to the server: it was deleted, it ended more than ten minutes ago, never was, or the server was restarted.{state}",
            id,
            last?.State,
            last?.Log,
            outcomeUnknown: true,
            innerException: error);
    }
}
