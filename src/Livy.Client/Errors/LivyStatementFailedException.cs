namespace Livy.Client;

/// <summary>A statement has no result: its code failed, it was cancelled, or what became of it can not be told.</summary>
public sealed class LivyStatementFailedException : LivyException
{
    /// <summary>Makes one; also for tests of code that handles it.</summary>
    /// <param name="message">What happened, on one line.</param>
    /// <param name="failure">Why there is no result.</param>
    /// <param name="sessionId">The session of the statement.</param>
    /// <param name="statementId">The number of the statement in its session.</param>
    /// <param name="state">The last state that was seen; <see langword="null"/> if none was.</param>
    /// <param name="output">The output, if there is one.</param>
    /// <param name="innerException">The cause.</param>
    public LivyStatementFailedException(
        string message, StatementFailure failure, LivyId sessionId, LivyId statementId, StatementState? state = null, StatementOutput? output = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Failure = failure;
        SessionId = sessionId;
        StatementId = statementId;
        State = state;
        Output = output;
    }

    /// <summary>Why there is no result.</summary>
    public StatementFailure Failure { get; }

    /// <summary>The session of the statement.</summary>
    public LivyId SessionId { get; }

    /// <summary>The number of the statement in its session; other servers than Apache's give GUIDs.</summary>
    public LivyId StatementId { get; }

    /// <summary>The last state that was seen; <see langword="null"/> if none was.</summary>
    public StatementState? State { get; }

    /// <summary>The output, if there is one. A cancelled statement may have a good one: its code ran to the end before it could be stopped.</summary>
    public StatementOutput? Output { get; }

    /// <summary>Spark's or the interpreter's error, if the code failed; with its traceback.</summary>
    public StatementError? Error => Output?.Error;

    /// <inheritdoc/>
    protected override string? Details =>
        Error is { } error ? Section("What the interpreter said:", [.. error.ToString().Split('\n'), .. error.Traceback.Select(line => line.TrimEnd('\n'))]) : null;
}
