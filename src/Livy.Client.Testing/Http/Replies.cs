using System.Globalization;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>Answers in the shapes Livy's servlets give them, before the common headers and the compression are put on.</summary>
internal static class Replies
{
    public const string JsonType = "application/json;charset=utf-8";
    public const string PlainType = "text/plain;charset=utf-8";
    public const string HtmlType = "text/html;charset=utf-8";
    public const string JettyPageType = "text/html;charset=iso-8859-1";

    public static FakeLivyResponse Json(int status, JacksonWriter body, params ReadOnlySpan<KeyValuePair<string, string>> headers) =>
        With(status, body.ToArray(), JsonType, headers);

    /// <summary>A void endpoint: JSON by its content type, empty by its body.</summary>
    public static FakeLivyResponse Empty(int status = 200) => With(status, "", JsonType);

    public static FakeLivyResponse Message(int status, string message) => Json(status, new JacksonWriter().Message(message));

    /// <summary>A bare JSON string, the shape of Jackson's complaints and of nearly every 500.</summary>
    public static FakeLivyResponse Quoted(int status, string text) => Json(status, new JacksonWriter().String(text));

    /// <summary>What is written to the wire as it is made, whose length nobody knows beforehand.</summary>
    public static FakeLivyResponse Streamed(string body, string contentType, KeyValuePair<string, string> header)
    {
        var response = With(200, body, contentType, header);
        return new FakeLivyResponse { Status = response.Status, Reason = response.Reason, Headers = response.Headers, Body = response.Body, IsStreamed = true };
    }

    public static FakeLivyResponse With(int status, string body, string? contentType, params ReadOnlySpan<KeyValuePair<string, string>> headers) =>
        With(status, Encoding.UTF8.GetBytes(body), contentType, headers);

    private static FakeLivyResponse With(int status, ReadOnlyMemory<byte> body, string? contentType, params ReadOnlySpan<KeyValuePair<string, string>> headers)
    {
        List<KeyValuePair<string, string>> all = [.. headers];
        if (contentType is not null)
        {
            // Livy's servlets set the type first; a redirect and the metrics servlet's pages set it last.
            var isLast = status == 302 || (all.Count > 0 && all[0].Key is "Cache-Control" && contentType is not "application/json");
            all.Insert(isLast ? all.Count : 0, new("Content-Type", contentType));
        }

        return new FakeLivyResponse { Status = status, Reason = Reasons.Of(status), Headers = all, Body = body };
    }

    /// <summary>What the client sees of an exception of Livy's.</summary>
    public static FakeLivyResponse Of(LivyFault fault) => fault.Kind switch
    {
        LivyFaultKind.Illegal => Message(400, fault.Message),
        LivyFaultKind.NotFound => Message(404, fault.Message),
        LivyFaultKind.StatementNotFound => Quoted(404, fault.Message),
        LivyFaultKind.Unreadable => Quoted(400, fault.Message),
        LivyFaultKind.TooLarge => Quoted(413, fault.Message),
        _ => Quoted(500, fault.Message),
    };

    /// <summary>Loud instead of wrong: 404 would mean something in Livy.</summary>
    public static FakeLivyResponse NotEmulated(string what)
    {
        var body = Encoding.UTF8.GetBytes($"FakeLivy does not emulate {what}. Add a stub: livy.When(...).Reply(...).");
        return new FakeLivyResponse { Status = 501, Reason = Reasons.Of(501), Headers = [new("Content-Type", PlainType)], Body = body, IsNotEmulated = true };
    }

    /// <summary>A recording has no answer, or not the whole of it; hosts send it as it is.</summary>
    public static FakeLivyResponse NotRecorded(string why) => Plain(501, why, isNotEmulated: true);

    /// <summary>Others have asked for much and do not read it.</summary>
    public static FakeLivyResponse NoRoom() => Plain(
        503,
        $"FakeLivy has no room for this answer beside those that wait for their readers; see {nameof(FakeLivyOptions)}.{nameof(FakeLivyOptions.MemoryLimit)}.",
        isNotEmulated: false,
        new KeyValuePair<string, string>("Retry-After", "1"));

    /// <inheritdoc cref="JettyPages.Refused"/>
    public static FakeLivyResponse JettyError(Exchange exchange, int status, string message, params ReadOnlySpan<KeyValuePair<string, string>> headers) =>
        JettyPages.Refused(exchange, status, message, headers);

    /// <summary>A word of the fake's own that passes no <see cref="BackDoor"/>, so that it brings its length along.</summary>
    private static FakeLivyResponse Plain(int status, string text, bool isNotEmulated, params ReadOnlySpan<KeyValuePair<string, string>> headers)
    {
        var body = Encoding.UTF8.GetBytes(text);
        return new FakeLivyResponse
        {
            Status = status,
            Reason = Reasons.Of(status),
            Headers = [new("Content-Type", PlainType), new("Content-Length", body.Length.ToString(CultureInfo.InvariantCulture)), .. headers],
            Body = body,
            IsNotEmulated = isNotEmulated,
        };
    }
}
