namespace Livy.Client;

/// <summary>A session failed to start, or is gone: whatever a handle was asked for, a session that is dead, was deleted or was forgotten by the server ends it so.</summary>
public sealed class LivySessionFailedException : LivyException
{
    /// <summary>Makes one; also for tests of code that handles it.</summary>
    /// <param name="message">What happened, on one line.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="state">The last state that was seen; <see langword="null"/> if the server did not know the session any more.</param>
    /// <param name="logTail">The last lines of the log.</param>
    /// <param name="hint">What to do about it.</param>
    /// <param name="outcomeUnknown">Whether a statement was under way whose outcome nobody can tell.</param>
    /// <param name="innerException">The cause.</param>
    public LivySessionFailedException(
        string message, LivyId sessionId, SessionState? state = null, IReadOnlyList<string>? logTail = null, string? hint = null, bool outcomeUnknown = false, Exception? innerException = null)
        : base(FailureText.Compose(message, hint, logTail), innerException)
    {
        SessionId = sessionId;
        State = state;
        LogTail = logTail ?? [];
        Hint = hint;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>The session.</summary>
    public LivyId SessionId { get; }

    /// <summary>The last state that was seen; <see langword="null"/> if the server did not know the session any more.</summary>
    public SessionState? State { get; }

    /// <summary>The last lines of the log, both sections; empty if it could not be read.</summary>
    public IReadOnlyList<string> LogTail { get; }

    /// <summary>What to do about it, for well-known causes.</summary>
    public string? Hint { get; }

    /// <summary>
    /// Whether a statement was under way whose outcome nobody can tell: it may have run, wholly, partly or not at all. <see langword="false"/> if the session was gone before: what was asked of it was not done.
    /// </summary>
    public bool OutcomeUnknown { get; }

    /// <inheritdoc/>
    protected override string? Details => Section("The end of its log:", LogTail);
}
