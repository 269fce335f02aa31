namespace Livy.Client.Testing;

/// <summary>One exchange of a recording, checked.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Request">The request, without secrets.</param>
/// <param name="Response">The answer; null when the server broke the connection instead.</param>
/// <param name="Body">The body of the answer.</param>
/// <param name="Text">The same as text; null when it is none.</param>
internal sealed record RecordedExchange(int Line, RecordingMessage Request, RecordingMessage? Response, byte[] Body, string? Text)
{
    /// <summary>Nothing changes by it, or only how long a session lives: a client may ask more often, or less often, than the one that was recorded.</summary>
    public bool IsPoll { get; } = Request.Method is "GET" or "HEAD" or "OPTIONS"
        || Request.Path!.Split('?')[0] is var path && (path.EndsWith("/connect", StringComparison.Ordinal) || path.EndsWith("/reset-timeout", StringComparison.Ordinal));

    public bool IsSameAnswer(RecordedExchange other) =>
        Response is { Status: 200 } && other.Response is { Status: 200 } && Response.BodyCut == other.Response.BodyCut && Body.AsSpan().SequenceEqual(other.Body);
}
