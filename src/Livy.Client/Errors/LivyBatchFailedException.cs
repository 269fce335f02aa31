namespace Livy.Client;

/// <summary>A batch ended without success, or is gone: whatever a handle was asked for, a batch that was deleted or forgotten by the server ends it so.</summary>
public sealed class LivyBatchFailedException : LivyException
{
    /// <summary>Makes one; also for tests of code that handles it.</summary>
    /// <param name="message">What happened, on one line.</param>
    /// <param name="batchId">The batch.</param>
    /// <param name="state">The last state that was seen; <see langword="null"/> if none was.</param>
    /// <param name="logTail">The last lines of the log.</param>
    /// <param name="hint">What to do about it.</param>
    /// <param name="outcomeUnknown">Whether the server forgot the batch before its end was seen.</param>
    /// <param name="innerException">The cause.</param>
    public LivyBatchFailedException(
        string message, LivyId batchId, BatchState? state = null, IReadOnlyList<string>? logTail = null, string? hint = null, bool outcomeUnknown = false, Exception? innerException = null)
        : base(FailureText.Compose(message, hint, logTail), innerException)
    {
        BatchId = batchId;
        State = state;
        LogTail = logTail ?? [];
        Hint = hint;
        OutcomeUnknown = outcomeUnknown;
        ExitCode = FailureText.ExitCodeIn(LogTail);
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

    /// <summary>The exit code of the driver, where Spark or the cluster manager wrote one other than 0 into the log; Livy itself does not tell it.</summary>
    public int? ExitCode { get; }

    /// <inheritdoc/>
    protected override string? Details => Section("The end of its log:", LogTail);
}
