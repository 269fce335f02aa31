namespace Livy.Client;

/// <summary>
/// Reads the server's error answers. Status codes alone do not do: a 500 can be "wait a little", a 400 "try later", and the same fault has other codes on other routes.
/// Only fragments that are Livy's own and the same from 0.7 to 0.9 are matched; the prose of Jackson, Jetty and Spark differs by version.
/// </summary>
internal static class ErrorClassifier
{
    /// <summary>Ordered: the first fragment that an answer of that status holds decides. Status 0 is any.</summary>
    private static readonly (int Status, string Fragment, LivyErrorCode Code, Verdict Verdict)[] Known =
    [
        // First, because the name of the session, which can be anything, is part of it.
        (404, "' not found", LivyErrorCode.SessionNotFound, Verdict.Gone),
        (404, "already stopped", LivyErrorCode.SessionNotFound, Verdict.Gone),
        (404, "Statement not found", LivyErrorCode.StatementNotFound, Verdict.Gone),

        (0, "not allowed to impersonate", LivyErrorCode.ImpersonationDenied, Verdict.Permanent),
        (0, "too many sessions are being created", LivyErrorCode.TooManySessions, Verdict.Transient),
        (0, "Duplicate session name", LivyErrorCode.DuplicateName, Verdict.Permanent),
        (0, "Invalid session name", LivyErrorCode.InvalidName, Verdict.Permanent),
        (0, "Code type should be specified if session kind is shared", LivyErrorCode.KindRequired, Verdict.Permanent),
        (0, "Invalid kind: ", LivyErrorCode.InvalidKind, Verdict.Permanent),
        (0, "Missing Required Header for CSRF protection", LivyErrorCode.MissingCsrfHeader, Verdict.Permanent),

        (400, "Unrecognized field", LivyErrorCode.UnknownField, Verdict.Permanent),
        (400, "Blacklisted configuration values", LivyErrorCode.BlockedConfiguration, Verdict.Permanent),
        (400, "cannot be added to user sessions", LivyErrorCode.FileNotAllowed, Verdict.Permanent),
        (400, "is not absolute", LivyErrorCode.FileNotAllowed, Verdict.Permanent),
        (0, "Session isn't active", LivyErrorCode.SessionNotActive, Verdict.Gone),

        (500, "Session is in state starting", LivyErrorCode.SessionNotReady, Verdict.StillStarting),
        (500, "Session is in state recovering", LivyErrorCode.SessionNotReady, Verdict.StillStarting),
        (500, "Session is in state not_started", LivyErrorCode.SessionNotReady, Verdict.StillStarting),

        // The instant in which the driver connects, before it has a session.
        (500, "ReplDriver.session()\" is null", LivyErrorCode.SessionNotReady, Verdict.StillStarting),
        (500, "Session is in state ", LivyErrorCode.SessionNotActive, Verdict.Gone),
        (500, "exceeds maximum allowed size", LivyErrorCode.RequestTooLarge, Verdict.ChannelLost),
        (500, "RPC channel is closed", LivyErrorCode.ChannelLost, Verdict.ChannelLost),
        (500, "java.util.concurrent.CancellationException", LivyErrorCode.ChannelLost, Verdict.ChannelLost),
        (500, "java.util.NoSuchElementException", LivyErrorCode.JobNotFound, Verdict.Gone),
        (500, "SizeConstraintExceededException", LivyErrorCode.FileTooLarge, Verdict.Permanent),
        (500, "Unsupported classpath element", LivyErrorCode.FileNotSupported, Verdict.Permanent),

        // Livy 0.7; a later one takes a jar again.
        (500, " has already been uploaded.", LivyErrorCode.FileAlreadyAdded, Verdict.AlreadyDone),
        (500, "java.io.FileNotFoundException", LivyErrorCode.FileNotFound, Verdict.Permanent),
        (500, "Incomplete surrogate pair", LivyErrorCode.ResultUnreadable, Verdict.Permanent),
    ];

    /// <summary>What an answer of <paramref name="status"/> that says <paramref name="message"/> means.</summary>
    public static (LivyErrorCode Code, Verdict Verdict) Of(int status, string message)
    {
        foreach (var known in Known)
        {
            if ((known.Status == 0 || known.Status == status) && message.Contains(known.Fragment, StringComparison.Ordinal))
            {
                return (known.Code, known.Verdict);
            }
        }

        return status switch
        {
            401 => (LivyErrorCode.Unauthenticated, Verdict.Permanent),
            403 => (LivyErrorCode.AccessDenied, Verdict.Permanent),
            404 => (LivyErrorCode.RouteNotFound, Verdict.Permanent),
            408 or 425 => (LivyErrorCode.Unavailable, Verdict.Transient),

            // 430 is a cloud's word for "over capacity".
            429 or 430 => (LivyErrorCode.Throttled, Verdict.Transient),
            >= 300 and < 400 => (LivyErrorCode.Redirected, Verdict.Permanent),
            >= 400 and < 500 => (LivyErrorCode.BadRequest, Verdict.Permanent),
            501 or 505 => (LivyErrorCode.ServerError, Verdict.Permanent),
            502 or 503 or 504 => (LivyErrorCode.Unavailable, Verdict.Transient),

            // Livy's own 500s carry the exception's class and come again; one without comes from something in between.
            >= 500 => (LivyErrorCode.ServerError, NamesAnException(message) ? Verdict.Permanent : Verdict.Transient),
            _ => (LivyErrorCode.Unknown, Verdict.Permanent),
        };
    }

    /// <summary>
    /// Whether a submission that was answered so may have been carried out all the same: the answer is of something between client and server, or none of Livy's. What Livy refuses in its own words, and what a
    /// filter or gateway refuses to let through (401, 403, 429, a redirect), was not.
    /// </summary>
    public static bool LeavesOpen(LivyErrorCode code, Verdict verdict) =>
        code == LivyErrorCode.Unavailable || (code == LivyErrorCode.ServerError && verdict is Verdict.Transient)
        || code == LivyErrorCode.UnexpectedContent || code == LivyErrorCode.AnswerTooLarge || code == LivyErrorCode.Unknown;

    private static bool NamesAnException(string message) =>
        message.Contains("Exception", StringComparison.Ordinal) || message.Contains("Error:", StringComparison.Ordinal);
}
