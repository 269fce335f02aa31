using System.Text;

namespace Livy.Client.Testing;

/// <summary>The pages Jetty renders: when a filter refuses, and when a servlet fails while its answer is being written.</summary>
internal static class JettyPages
{
    private const string Mapping = "com.fasterxml.jackson.databind.JsonMappingException: ";

    /// <summary>The first frames below each of the two exceptions; a real page goes on for a hundred more.</summary>
    private const string Frames =
        "\tat com.fasterxml.jackson.databind.JsonMappingException.wrapWithPath(JsonMappingException.java:402)\n"
        + "\tat com.fasterxml.jackson.databind.ser.std.StdSerializer.wrapAndThrow(StdSerializer.java:345)\n";

    public static FakeLivyResponse Refused(Exchange exchange, int status, string message, params ReadOnlySpan<KeyValuePair<string, string>> headers)
    {
        List<KeyValuePair<string, string>> all = [.. headers];
        // Up to 9.3 the message of an error always is the reason phrase, too.
        var reason = exchange.Profile == LivyProfile.Livy07 || status is 401 or 405 ? message : Reasons.Of(status);
        if (exchange.Profile >= LivyProfile.Livy08 && exchange.Request.Method is not ("GET" or "POST" or "HEAD"))
        {
            // For other methods Jetty renders nothing.
            return new FakeLivyResponse { Status = status, Reason = reason, Headers = all };
        }

        var body = IsJson(exchange)
            ? Json([("servlet", Servlet(exchange)), ("message", Escape(message)), ("url", exchange.Target.Path), ("status", $"{status}")])
            : Html(exchange, status, Escape(message), "", "");
        return Page(exchange, status, reason, body, all, closesConnection: false);
    }

    /// <summary>Jackson failed in the middle of the answer. The connection is closed with the page.</summary>
    /// <param name="exchange">The request.</param>
    /// <param name="cause">The class and the message of the exception behind it.</param>
    /// <param name="path">Where in the answer it happened, as Jackson says it; null when it does not.</param>
    public static FakeLivyResponse Failed(Exchange exchange, string cause, string? path = null)
    {
        var inner = Escape(cause);
        var outer = path is null ? inner : Escape($"{Mapping}{cause[(cause.IndexOf(':', StringComparison.Ordinal) + 2)..]} (through reference chain: {path})");
        var body = IsJson(exchange)
            ? Json([("cause1", inner), ("servlet", Servlet(exchange)), ("cause0", outer), ("message", outer), ("url", exchange.Target.Path), ("status", "500")])
            : Html(
                exchange,
                500,
                outer,
                $"<tr><th>CAUSED BY:</th><td>{outer}</td></tr>\n<tr><th>CAUSED BY:</th><td>{inner}</td></tr>\n",
                $"<h3>Caused by:</h3><pre>{outer}\n{Frames}Caused by: {inner}\n{Frames}\t... 95 more\n</pre>\n");
        return Page(exchange, 500, Reasons.Of(500), body, [], closesConnection: true);
    }

    private static FakeLivyResponse Page(Exchange exchange, int status, string reason, string body, List<KeyValuePair<string, string>> headers, bool closesConnection)
    {
        headers.Add(new("Cache-Control", "must-revalidate,no-cache,no-store"));
        headers.Add(new("Content-Type", IsJson(exchange) ? "application/json" : Replies.JettyPageType));
        return new FakeLivyResponse { Status = status, Reason = reason, Headers = headers, Body = Encoding.Latin1.GetBytes(body), ClosesConnection = closesConnection };
    }

    /// <summary>The error pages as JSON came with Jetty 9.4, and so with Livy 0.8.</summary>
    private static bool IsJson(Exchange exchange) =>
        exchange.Profile >= LivyProfile.Livy08 && exchange.Request.Header("Accept")?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true;

    private static string Servlet(Exchange exchange) => Servlets.ClassOf(exchange.Target.Path);

    private static string Json(IEnumerable<(string Name, string Value)> fields) =>
        "{\n" + string.Join(",\n", fields.Select(field => $"\"{field.Name}\":\"{field.Value}\"")) + "\n}";

    private static string Html(Exchange exchange, int status, string message, string rows, string trace) => exchange.Profile == LivyProfile.Livy07
        ? OldHtml(exchange, status, message)
        : "<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html;charset=ISO-8859-1\"/>\n"
        + $"<title>Error {status} {message}</title>\n</head>\n<body><h2>HTTP ERROR {status} {message}</h2>\n<table>\n"
        + $"<tr><th>URI:</th><td>{exchange.Target.Path}</td></tr>\n<tr><th>STATUS:</th><td>{status}</td></tr>\n"
        + $"<tr><th>MESSAGE:</th><td>{message}</td></tr>\n<tr><th>SERVLET:</th><td>{Servlet(exchange)}</td></tr>\n{rows}</table>\n{trace}\n</body>\n</html>\n";

    /// <summary>Jetty 9.3 names itself; the reason in the heading is lost, and there is no trace.</summary>
    private static string OldHtml(Exchange exchange, int status, string message) =>
        "<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html;charset=ISO-8859-1\"/>\n"
        + $"<title>Error {status} </title>\n</head>\n<body>\n<h2>HTTP ERROR: {status}</h2>\n<p>Problem accessing {exchange.Target.Path}. Reason:\n"
        + $"<pre>    {message}</pre></p>\n<hr /><a href=\"http://eclipse.org/jetty\">Powered by Jetty:// 9.3.24.v20180605</a><hr/>\n</body>\n</html>\n";

    /// <summary>Jetty escapes for HTML even where it writes JSON.</summary>
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&apos;", StringComparison.Ordinal);
}
