namespace Livy.Client;

/// <summary>A wait reached its limit. The work on the cluster goes on unless the message says that it is stopped.</summary>
public sealed class LivyTimeoutException : LivyException
{
    /// <summary>Makes one; also for tests of code that handles it.</summary>
    /// <param name="message">What was waited for, on one line.</param>
    /// <param name="limit">The limit that was reached.</param>
    /// <param name="id">The session or batch that was waited for; for a statement its session. <see langword="default"/> if there is none yet.</param>
    /// <param name="lastState">The last state that was seen.</param>
    /// <param name="logTail">The last lines of the log.</param>
    /// <param name="innerException">The cause.</param>
    public LivyTimeoutException(string message, TimeSpan limit, LivyId id = default, string? lastState = null, IReadOnlyList<string>? logTail = null, Exception? innerException = null)
        : base(message, innerException)
    {
        Limit = limit;
        Id = id;
        LastState = lastState;
        LogTail = logTail ?? [];
    }

    /// <summary>The limit that was reached.</summary>
    public TimeSpan Limit { get; }

    /// <summary>The session or batch that was waited for; for a statement its session. <see langword="default"/> if the limit was reached before there was one.</summary>
    public LivyId Id { get; }

    /// <summary>The last state that was seen, or <see langword="null"/> if none was.</summary>
    public string? LastState { get; }

    /// <summary>The last lines of the log, where it was read; otherwise empty.</summary>
    public IReadOnlyList<string> LogTail { get; }

    /// <inheritdoc/>
    public override bool IsTransient => !MayHaveReachedServer;

    /// <inheritdoc/>
    protected override string? Details => Section("The end of its log:", LogTail);
}
