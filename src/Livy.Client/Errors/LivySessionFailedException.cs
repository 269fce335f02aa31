namespace Livy.Client;

/// <summary>A session failed to start, or ended while something of it was waited for.</summary>
public sealed class LivySessionFailedException : LivyException
{
    internal LivySessionFailedException(
        string message, LivyId sessionId, SessionState? state, IReadOnlyList<string> logTail, string? hint, bool outcomeUnknown, Exception? innerException = null)
        : base(FailureText.Compose(message, hint, logTail), innerException)
    {
        SessionId = sessionId;
        State = state;
        LogTail = logTail;
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

    /// <summary>Whether a statement was under way whose outcome nobody can tell: it may have run, wholly, partly or not at all.</summary>
    public bool OutcomeUnknown { get; }
}
