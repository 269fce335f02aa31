namespace Livy.Client.Testing;

/// <summary>What is no session and no batch: the version, the redirect to the UI, the UI itself, metrics.</summary>
internal static class ServerRoutes
{
    private const string Ui = "<html>\n      <head>\n        <title>Livy</title>\n      </head>\n      <body>FakeLivy has no UI.</body>\n    </html>";

    private const string MetricsMenu =
        """
        <!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"
                "http://www.w3.org/TR/html4/loose.dtd">
        <html>
        <head>
          <title>Metrics</title>
        </head>
        <body>
          <h1>Operational Menu</h1>
          <ul>
            <li><a href="/metrics/metrics?pretty=true">Metrics</a></li>
            <li><a href="/metrics/ping">Ping</a></li>
            <li><a href="/metrics/threads">Threads</a></li>
            <li><a href="/metrics/healthcheck?pretty=true">Healthcheck</a></li>
            <li><a href="/metrics/pprof">CPU Profile</a></li>
            <li><a href="/metrics/pprof?state=blocked">CPU Contention</a></li>
          </ul>
        </body>
        </html>

        """;

    private const string NoCache = "must-revalidate,no-cache,no-store";

    public static Answer Version(ServerState server, Exchange exchange)
    {
        var version = server.Options.Profile switch
        {
            LivyProfile.Livy07 => "0.7.1-incubating",
            LivyProfile.Livy08 => "0.8.0-incubating",
            _ => "0.9.0-incubating",
        };
        var body = new JacksonWriter().Open('{').Name("url").String("https://github.com/apache/incubator-livy.git").Name("branch").String("HEAD");
        body.Name("revision").String("7215f209b25b96488189567807eaded00953a492").Name("version").String(version);
        body.Name("date").String("2026-11-22T13:51:58Z").Name("user").String(server.Options.ServerUser).Close('}');
        return Replies.Json(200, body.ToString());
    }

    public static FakeLivyResponse Other(Exchange exchange, string mount)
    {
        var path = exchange.Target.Path;
        var reads = exchange.Method is "GET" or "HEAD";
        if (path is "/" && reads)
        {
            var host = exchange.Request.Header("Host") ?? "localhost";
            return Replies.With(302, "", Replies.HtmlType, new KeyValuePair<string, string>("Location", $"http://{host}/ui"));
        }

        return mount switch
        {
            "ui" when reads => Replies.With(200, Ui, Replies.HtmlType),
            "static" => Replies.With(404, "File not found", Replies.HtmlType),
            "metrics" => Metrics(exchange, path["/metrics".Length..]),
            _ => Replies.With(404, "", Replies.HtmlType),
        };
    }

    private static FakeLivyResponse Metrics(Exchange exchange, string path)
    {
        var cache = new KeyValuePair<string, string>("Cache-Control", NoCache);
        switch (path)
        {
            case "/ping":
                return Replies.With(200, "pong\n", "text/plain;charset=iso-8859-1", cache);
            case "/metrics":
                var body = "{\"version\":\"3.1.3\",\"gauges\":{},\"counters\":{},\"histograms\":{},\"meters\":{},\"timers\":{}}";
                if (exchange.Target.Parameter("pretty") is "true")
                {
                    body = "{\n  \"version\" : \"3.1.3\",\n  \"gauges\" : { },\n  \"counters\" : { },\n  \"histograms\" : { },\n  \"meters\" : { },\n  \"timers\" : { }\n}";
                }

                return Replies.With(200, body, "application/json", cache);
            case "/healthcheck":
                return Replies.With(501, "{}", "application/json", cache);
            case "" or "/":
                return Replies.With(200, MetricsMenu, Replies.HtmlType, cache);
            case "/threads" or "/pprof":
                return Replies.NotEmulated($"/metrics{path}");
            default:
                return Replies.JettyError(exchange, 404, "Not Found");
        }
    }
}
