using System.Net;

namespace Livy.Client;

/// <summary>The server answered, but not with success.</summary>
public sealed class LivyApiException : LivyException
{
    internal LivyApiException(
        string message, HttpStatusCode statusCode, LivyErrorCode errorCode, Verdict verdict, string serverMessage, TimeSpan? retryAfter = null, Exception? innerException = null)
        : base(message, innerException)
    {
        StatusCode = statusCode;
        ErrorCode = errorCode;
        Verdict = verdict;
        ServerMessage = serverMessage;
        RetryAfter = retryAfter;
    }

    /// <summary>For tests that stand in for <see cref="ILivyApi"/>: the error that an answer of this status and these words would be.</summary>
    /// <param name="statusCode">The status of the answer.</param>
    /// <param name="serverMessage">The words of the server, such as <c>Session '7' not found.</c></param>
    public LivyApiException(HttpStatusCode statusCode, string serverMessage)
        : this(
            $"Livy answered {(int)statusCode}: {OneLine.Of(serverMessage)}",
            statusCode,
            ErrorClassifier.Of((int)statusCode, serverMessage).Code,
            ErrorClassifier.Of((int)statusCode, serverMessage).Verdict,
            serverMessage)
    {
    }

    /// <summary>The status of the answer. Less telling than <see cref="ErrorCode"/>: Livy uses 500 for what passes and 400 for what a retry can mend.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>What the error is.</summary>
    public LivyErrorCode ErrorCode { get; }

    /// <summary>The server's own words, at most 1 KB; empty if it gave none.</summary>
    public string ServerMessage { get; }

    /// <summary>How long the server asks to wait before the next try.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <inheritdoc/>
    public override bool IsTransient => MayPass && !MayHaveReachedServer;

    internal override bool MayPass => Verdict is Verdict.Transient or Verdict.StillStarting;

    internal Verdict Verdict { get; }

    /// <summary>
    /// Whether something between client and server may have said this, or somebody who may not now: a filter, a gateway, a login page. It tells nothing of what was asked for.
    /// </summary>
    internal bool IsRefusal =>
        ErrorCode == LivyErrorCode.Unauthenticated || ErrorCode == LivyErrorCode.AccessDenied || ErrorCode == LivyErrorCode.Redirected || ErrorCode == LivyErrorCode.UnexpectedContent;

    /// <summary>Whether the session or batch that was asked for is of no more use, whatever was asked.</summary>
    internal bool MeansGone => ErrorCode == LivyErrorCode.SessionNotFound || ErrorCode == LivyErrorCode.BatchNotFound || ErrorCode == LivyErrorCode.SessionNotActive || ErrorCode == LivyErrorCode.ChannelLost;

    /// <inheritdoc/>
    protected override string? Details => ServerMessage.Length == 0 ? null : Section("The server said:", ServerMessage.Split('\n'));
}
