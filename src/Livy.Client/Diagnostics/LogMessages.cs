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

    [LoggerMessage(5, LogLevel.Information, "Session {SessionId} was deleted.")]
    public static partial void SessionDeleted(ILogger logger, LivyId sessionId);

    [LoggerMessage(6, LogLevel.Warning, "Session {SessionId} could not be deleted and is left to the server.")]
    public static partial void SessionLeftBehind(ILogger logger, LivyId sessionId, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "{Subject} can not be polled; the wait goes on.")]
    public static partial void PollsFail(ILogger logger, string subject, Exception exception);

    [LoggerMessage(8, LogLevel.Debug, "{Subject} is {State}.")]
    public static partial void Changed(ILogger logger, string subject, string state);

    [LoggerMessage(9, LogLevel.Information, "Batch {BatchId} was created.")]
    public static partial void BatchCreated(ILogger logger, LivyId batchId);

    [LoggerMessage(10, LogLevel.Warning, "Batch {BatchId} could not be deleted and is left to the server.")]
    public static partial void BatchLeftBehind(ILogger logger, LivyId batchId, Exception exception);

    [LoggerMessage(11, LogLevel.Warning, "Statement {StatementId} of session {SessionId} could not be asked to stop; it runs on.")]
    public static partial void CancelFailed(ILogger logger, LivyId statementId, LivyId sessionId, Exception exception);

    [LoggerMessage(12, LogLevel.Debug, "{Subject} can still not be polled: {Error}")]
    public static partial void PollFailedAgain(ILogger logger, string subject, string error);

    [LoggerMessage(13, LogLevel.Information, "{Subject} can be polled again, after {Seconds} s.")]
    public static partial void PollsSucceedAgain(ILogger logger, string subject, double seconds);
}
