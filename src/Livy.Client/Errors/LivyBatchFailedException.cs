namespace Livy.Client;

/// <summary>A batch ended without success, or was forgotten before its end was seen.</summary>
public sealed class LivyBatchFailedException : LivyException
{
    internal LivyBatchFailedException(
        string message, LivyId batchId, BatchState? state, IReadOnlyList<string> logTail, string? hint, bool outcomeUnknown, Exception? innerException = null)
        : base(FailureText.Compose(message, hint, logTail), innerException)
    {
        BatchId = batchId;
        State = state;
        LogTail = logTail;
        Hint = hint;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>The batch.</summary>
    public LivyId BatchId { get; }

    /// <summary>The last state that was seen; <see langword="null"/> if none was.</summary>
    public BatchState? State { get; }

    /// <summary>The last lines of the log; empty if it could not be read.</summary>
    public IReadOnlyList<string> LogTail { get; }

    /// <summary>What to do about it, for well-known causes.</summary>
    public string? Hint { get; }

    /// <summary>Whether the server forgot the batch before its end was seen: it may have succeeded or failed.</summary>
    public bool OutcomeUnknown { get; }
}
