using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>The log messages of this client. They hold ids, states and names of routes, never code, settings or credentials.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Debug, "{Route} was answered with {Status}: {ErrorCode}.")]
    public static partial void Refused(ILogger logger, string route, int status, string errorCode);

    [LoggerMessage(2, LogLevel.Debug, "Attempt {Attempt} failed with {Error}; the next one follows in {Delay} ms.")]
    public static partial void Repeating(ILogger logger, int attempt, int delay, string error);

    [LoggerMessage(3, LogLevel.Information, "Session {SessionId} was created.")]
    public static partial void SessionCreated(ILogger logger, LivyId sessionId);

    [LoggerMessage(4, LogLevel.Information, "Session {SessionId} is ready.")]
    public static partial void SessionReady(ILogger logger, LivyId sessionId);

    [LoggerMessage(5, LogLevel.Information, "{Noun} {Id} was deleted.")]
    public static partial void Deleted(ILogger logger, string noun, LivyId id);

    [LoggerMessage(6, LogLevel.Warning, "{Noun} {Id} could not be deleted.")]
    public static partial void NotDeleted(ILogger logger, string noun, LivyId id, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "{Subject} can not be polled; the wait goes on.")]
    public static partial void PollsFail(ILogger logger, string subject, Exception exception);

    [LoggerMessage(8, LogLevel.Debug, "{Subject} is {State}.")]
    public static partial void Changed(ILogger logger, string subject, string state);

    [LoggerMessage(9, LogLevel.Information, "Batch {BatchId} was created.")]
    public static partial void BatchCreated(ILogger logger, LivyId batchId);

    [LoggerMessage(10, LogLevel.Warning, "{Noun} {Id} was replaced by another: {Difference}. The other one is left alone.")]
    public static partial void Replaced(ILogger logger, string noun, LivyId id, string difference);

    [LoggerMessage(11, LogLevel.Warning, "Statement {StatementId} of session {SessionId} could not be asked to stop; it runs on.")]
    public static partial void CancelFailed(ILogger logger, LivyId statementId, LivyId sessionId, Exception exception);

    [LoggerMessage(12, LogLevel.Debug, "{Subject} can still not be polled: {Error}")]
    public static partial void PollFailedAgain(ILogger logger, string subject, string error);

    [LoggerMessage(13, LogLevel.Information, "{Subject} can be polled again, after {Seconds} s.")]
    public static partial void PollsSucceedAgain(ILogger logger, string subject, double seconds);

    [LoggerMessage(14, LogLevel.Warning, "The answer to the creation of a {Noun} is missing; it was found as {Id}.")]
    public static partial void SubmissionFound(ILogger logger, string noun, LivyId id);

    [LoggerMessage(15, LogLevel.Debug, "The {Noun} {Name} is submitted again after {Error}.")]
    public static partial void SubmittingAgain(ILogger logger, string noun, string name, string error);

    [LoggerMessage(16, LogLevel.Warning, "{Candidate} may be created although nobody wants it any more; it is deleted when it shows up.")]
    public static partial void Watching(ILogger logger, string candidate);

    [LoggerMessage(17, LogLevel.Information, "{Candidate}, which nobody wants any more, is gone.")]
    public static partial void LeftoverGone(ILogger logger, string candidate);

    [LoggerMessage(18, LogLevel.Warning, "{Candidate} may be left behind on the server.")]
    public static partial void LeftBehind(ILogger logger, string candidate);

    [LoggerMessage(19, LogLevel.Warning, "The answer to the submission of a statement of session {SessionId} is missing; it was found as {StatementId}.")]
    public static partial void StatementFound(ILogger logger, LivyId sessionId, LivyId statementId);

    [LoggerMessage(40, LogLevel.Debug, "{Subject} could not be told that it is in use: {Error}")]
    public static partial void NotKeptAlive(ILogger logger, string subject, string error);

    [LoggerMessage(41, LogLevel.Debug, "A heartbeat of {Subject} failed: {Error}")]
    public static partial void HeartbeatFailed(ILogger logger, string subject, string error);

    [LoggerMessage(42, LogLevel.Information, "The orphaned {Noun} {Id} of {Created} was deleted.")]
    public static partial void OrphanDeleted(ILogger logger, string noun, LivyId id, DateTimeOffset created);

    [LoggerMessage(43, LogLevel.Information, "Session {SessionId} is shared; it was there already.")]
    public static partial void SharedSessionFound(ILogger logger, LivyId sessionId);

    [LoggerMessage(44, LogLevel.Warning, "Session {SessionId}, which was shared, is {State} and is replaced.")]
    public static partial void SharedSessionReplaced(ILogger logger, LivyId sessionId, string state);
}
