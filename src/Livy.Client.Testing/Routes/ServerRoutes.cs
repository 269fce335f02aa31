namespace Livy.Client.Testing;

/// <summary>What is no session and no batch: the version, the redirect to the UI, the UI itself, metrics.</summary>
internal static class ServerRoutes
{
    private const string Ui = "<html>\n      <head>\n        <title>Livy</title>\n      </head>\n      <body>FakeLivy has no UI.</body>\n    </html>";

    private const string Revision = "7215f209b25b96488189567807eaded00953a492";
    private const string BuildDate = "2026-11-22T13:51:58Z";
    private const string NoCache = "must-revalidate,no-cache,no-store";

    public static Answer Version(ServerState server, Exchange exchange)
    {
        (string version, string branch, string revision, string date) = server.Options.Profile switch
        {
            LivyProfile.Livy07 => ("0.7.1-incubating", "branch-0.7", "972b600d72629884140aec315ea925858eb67884", "2021-02-04T05:14:46Z"),
            LivyProfile.Livy08 => ("0.8.0-incubating", "HEAD", Revision, BuildDate),
            _ => ("0.9.0-incubating", "HEAD", Revision, BuildDate),
        };
        var body = new JacksonWriter().Open('{').Name("url").String("https://github.com/apache/incubator-livy.git").Name("branch").String(branch);
        body.Name("revision").String(revision).Name("version").String(version);
        body.Name("date").String(date).Name("user").String(server.Options.ServerUser).Close('}');
        return Replies.Json(200, body);
    }

    public static FakeLivyResponse Other(Exchange exchange, string mount)
    {
        var path = exchange.Target.Path;
        var reads = exchange.Method is "GET" or "HEAD";
        if (path is "/")
        {
            return reads ? Replies.With(302, "", Replies.HtmlType, new KeyValuePair<string, string>("Location", Root(exchange) + "/ui")) : OnlyReads(Replies.HtmlType);
        }

        return mount switch
        {
            "ui" when reads => Replies.With(200, Ui, Replies.HtmlType),
            "ui" => OnlyReads(Replies.HtmlType),
            "static" when reads => Replies.With(404, "File not found", StaticType(exchange.Profile)),
            "static" => OnlyReads(Replies.HtmlType),
            "metrics" when !reads => MetricsMethod(exchange),
            "metrics" => Metrics(exchange, path["/metrics".Length..]),
            _ => Replies.With(404, "", Replies.HtmlType),
        };
    }

    private static FakeLivyResponse OnlyReads(string type) => Replies.With(405, "", type, new KeyValuePair<string, string>("Allow", "GET, HEAD"));

    private static string StaticType(LivyProfile profile) => profile == LivyProfile.Livy07 ? Replies.PlainType : Replies.HtmlType;

    /// <summary>Where the client thinks it is: proxies are believed.</summary>
    private static string Root(Exchange exchange)
    {
        var host = exchange.Request.Header("Host") ?? "";
        var scheme = exchange.Request.Header("X-Forwarded-Proto") ?? "http";
        var port = scheme is "https" ? ":443" : ":80";
        host = host.EndsWith(port, StringComparison.Ordinal) ? host[..^port.Length] : host;
        return $"{scheme}://{(host.Length == 0 ? "127.0.0.1" : host)}";
    }

    /// <summary>An ordinary servlet: its own word for OPTIONS, pages for the rest.</summary>
    private static FakeLivyResponse MetricsMethod(Exchange exchange) => exchange.Request.Method switch
    {
        "OPTIONS" => Replies.With(200, "", null, new KeyValuePair<string, string>("Allow", "GET, HEAD, TRACE, OPTIONS")),
        "POST" => Replies.JettyError(exchange, 405, "HTTP method POST is not supported by this URL"),
        _ => Replies.JettyError(exchange, 405, $"Http method {exchange.Request.Method} is not supported by this URL"),
    };

    private static FakeLivyResponse Metrics(Exchange exchange, string path)
    {
        var library = exchange.Profile == LivyProfile.Livy07 ? "3.0.0" : "3.1.3";
        var isPretty = exchange.Target.Parameter("pretty") is "true";
        var cache = new KeyValuePair<string, string>("Cache-Control", NoCache);
        switch (path)
        {
            case "/ping":
                return Replies.With(200, "pong\n", exchange.Method is "HEAD" && exchange.Profile == LivyProfile.Livy07 ? "text/plain" : "text/plain;charset=iso-8859-1", cache);
            case var metrics when metrics.StartsWith("/metrics", StringComparison.Ordinal):
                var body = $"{{\"version\":\"{library}\",\"gauges\":{{}},\"counters\":{{}},\"histograms\":{{}},\"meters\":{{}},\"timers\":{{}}}}";
                if (isPretty)
                {
                    body = $"{{\n  \"version\" : \"{library}\",\n  \"gauges\" : {{ }},\n  \"counters\" : {{ }},\n  \"histograms\" : {{ }},\n  \"meters\" : {{ }},\n  \"timers\" : {{ }}\n}}";
                }

                return Replies.Streamed(body, "application/json", cache);
            case "/healthcheck":
                return Replies.With(501, isPretty ? "{ }" : "{}", "application/json", cache);
            case "" or "/":
                return Replies.With(200, Resource.Text("metrics-menu.html"), Replies.HtmlType, cache);
            case "/threads" or "/pprof":
                return Replies.NotEmulated($"/metrics{path}");
            default:
                return Replies.JettyError(exchange, 404, "Not Found");
        }
    }
}
