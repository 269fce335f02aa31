namespace Livy.Client;

/// <summary>A wait reached its limit. The work on the cluster goes on unless the message says that it was stopped.</summary>
public sealed class LivyTimeoutException : LivyException
{
    internal LivyTimeoutException(string message, TimeSpan limit, LivyId id, string? lastState, IReadOnlyList<string>? logTail = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Limit = limit;
        Id = id;
        LastState = lastState;
        LogTail = logTail ?? [];
    }

    /// <summary>The limit that was reached.</summary>
    public TimeSpan Limit { get; }

    /// <summary>The session or batch that was waited for; for a statement its session.</summary>
    public LivyId Id { get; }

    /// <summary>The last state that was seen, or <see langword="null"/> if none was.</summary>
    public string? LastState { get; }

    /// <summary>The last lines of the log, where it was read before the session was deleted; otherwise empty.</summary>
    public IReadOnlyList<string> LogTail { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}
