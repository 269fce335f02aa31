namespace Livy.Client;

/// <summary>A statement has no result: its code failed, it was cancelled, or what became of it can not be told.</summary>
public sealed class LivyStatementFailedException : LivyException
{
    internal LivyStatementFailedException(
        string message, StatementFailure failure, LivyId sessionId, int statementId, StatementState? state, StatementOutput? output = null, Exception? innerException = null)
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

    /// <summary>The number of the statement in its session.</summary>
    public int StatementId { get; }

    /// <summary>The last state that was seen; <see langword="null"/> if none was.</summary>
    public StatementState? State { get; }

    /// <summary>The output, if there is one. A cancelled statement may have a good one: its code ran to the end before it could be stopped.</summary>
    public StatementOutput? Output { get; }

    /// <summary>Spark's or the interpreter's error, if the code failed.</summary>
    public StatementError? Error => Output?.Error;
}
