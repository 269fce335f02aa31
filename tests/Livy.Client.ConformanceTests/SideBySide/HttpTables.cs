using System.IO.Compression;
using System.Text;

namespace Livy.Client.ConformanceTests;

/// <summary>What the web server and the frameworks below Livy do: methods, paths, headers, compression.</summary>
internal static class HttpTables
{
    private static readonly (string, string) Gzip = ("Accept-Encoding", "gzip");

    /// <summary>On an empty server.</summary>
    public static IReadOnlyList<Ask> Paths() => new OwnAsks("paths")
        .Get("/sessions//").Get("/sessions/0//state").Get("/sessions;v=1").Get("/sessions/0;v=1").Get("/version;v=1").Get("/sess%69ons").Get("/sessions/0/st%61te").Get("/./sessions").Get("/sessions/../version").Get("/sessions/.").Get("/sessions/..").Get("/sessions/%2e%2e")
        .Get("/sessions/%C3%A9").Get("/sessions/%E9").Get("/sessions/%ff").Get("/sessions/a%").Get("/sessions/a%2").Get("/sessions/%u0041").Get("/sessions/+").Get("/sessions/a+b").Get("/sessions/a%2Bb").Get("/sessions/a%3Fb").Get("/sessions/%20").Get("/sessions/é").Get("/sessions/a|b").Get("/sessions/{x}").Get("/sessions/a\"b").Get("/sessions/a\\b")
        .Get("/sessions/00").Get("/sessions/007").Get("/sessions/2147483647").Get("/sessions/2147483648").Get("/sessions/-0").Get("/sessions/1.0").Get("/sessions/0x1").Get("/sessions/%D9%A3").Get("/batches/99999999999").Get("/batches/abc").Get("/batches/-1")
        .Get("http://livy.test/sessions").Get("http://other.test/").Get("/?x=1").Get("/index.html").Get("/robots.txt").Get("*").Send("OPTIONS", "*")
        .Get("/sessions?").Get("/sessions?&&").Get("/sessions?from=").Get("/sessions?from=+1").Get("/sessions?from=%2B1").Get("/sessions?from=-0").Get("/sessions?from=1.5").Get("/sessions?from=%201").Get("/sessions?from=1&from=abc").Get("/sessions?from=abc&from=1").Get("/sessions?from=2147483647&size=2147483647").Get("/sessions?size=").Get("/sessions?from=%zz").Get("/sessions?from=%ff").Get("/sessions?FROM=abc").Get("/sessions?size=%D9%A3").Get("/batches?from=abc").Get("/batches?size=2147483648")
        .Get("/metrics/threads/x").Get("/metrics/ping/").Get("/metrics/pingx").Send("POST", "/metrics/ping").Send("HEAD", "/metrics/ping").Send("DELETE", "/metrics/metrics").Get("/metrics/healthcheck?pretty=true").Get("/metrics/metrics/")
        .Send("HEAD", "/").Send("POST", "/").Send("DELETE", "/").Send("OPTIONS", "/").Send("PUT", "/nosuch").Send("OPTIONS", "/nosuch").Send("TRACE", "/nosuch").Send("TRACE", "/version").Send("FOO", "/nosuch")
        .Send("POST", "/ui").Send("HEAD", "/static/nosuch.js").Send("POST", "/static/nosuch.js").Get("/static").Get("/static/").Get("/static/../version")
        .All;

    /// <summary>On an empty server.</summary>
    public static IReadOnlyList<Ask> Methods() => new OwnAsks("methods")
        .Send("OPTIONS", "/sessions/0/state").Send("OPTIONS", "/sessions/0/statements").Send("OPTIONS", "/sessions/0/statements/0").Send("OPTIONS", "/sessions/0/statements/0/cancel").Send("OPTIONS", "/sessions/0/stop").Send("OPTIONS", "/sessions/0/interrupt").Send("OPTIONS", "/sessions/0/connect").Send("OPTIONS", "/sessions/0/log").Send("OPTIONS", "/sessions/0/completion")
        .Send("OPTIONS", "/sessions/0/submit-job").Send("OPTIONS", "/sessions/0/run-job").Send("OPTIONS", "/sessions/0/jobs/0").Send("OPTIONS", "/sessions/0/jobs/0/cancel").Send("OPTIONS", "/sessions/0/upload-jar").Send("OPTIONS", "/sessions/0/upload-pyfile").Send("OPTIONS", "/sessions/0/upload-file").Send("OPTIONS", "/sessions/0/add-jar").Send("OPTIONS", "/sessions/0/add-pyfile").Send("OPTIONS", "/sessions/0/add-file")
        .Send("OPTIONS", "/sessions/").Send("OPTIONS", "/sessions/0/nosuch").Send("OPTIONS", "/batches").Send("OPTIONS", "/batches/0").Send("OPTIONS", "/batches/0/state").Send("OPTIONS", "/batches/0/log").Send("OPTIONS", "/metrics").Send("OPTIONS", "/ui")
        .Send("TRACE", "/sessions/0").Send("CONNECT", "/sessions").Send("get", "/sessions").Send("LINK", "/batches")
        .Send("HEAD", "/sessions/0/state").Send("HEAD", "/sessions/0/nosuch").Send("HEAD", "/sessions/0/stop").Send("HEAD", "/sessions?from=abc").Send("HEAD", "/sessions", ("Accept", "application/vnd.livy.v0.2+json"))
        .Send("POST", "/sessions/0", ("X-HTTP-Method-Override", "GET")).Send("POST", "/sessions/0", ("X-HTTP-Method-Override", "get")).Send("POST", "/sessions/0", ("X-HTTP-Method", "DELETE")).Send("POST", "/sessions/0", ("X-Method-Override", "DELETE")).Send("POST", "/sessions", ("X-HTTP-Method-Override", "FOO")).Send("POST", "/sessions", ("X-HTTP-Method-Override", "")).Send("POST", "/version", ("X-HTTP-Method-Override", "GET")).Send("GET", "/sessions/0", ("X-HTTP-Method-Override", "DELETE")).Send("POST", "/sessions/0?_method=get").Send("POST", "/version?_method=get").Send("POST", "/batches/0?_method=delete").Send("POST", "/sessions?_method=HEAD")
        .Post("/sessions/0", "_method=DELETE", null, ("Content-Type", "application/x-www-form-urlencoded"))
        .All;

    public static IReadOnlyList<Ask> Headers() => new OwnAsks("headers")
        .Get("/sessions", null, ("Accept", "application/vnd.livy.v0.1+json;q=1")).Get("/sessions", null, ("Accept", "text/html, application/vnd.livy.v0.2+json")).Get("/sessions", null, ("Accept", "application/vnd.livy.v+json")).Get("/sessions", null, ("Accept", "application/vnd.livy.v0.1")).Get("/sessions", null, ("Accept", "application/vnd.livy.v0.1+xml")).Get("/sessions", null, ("Accept", "APPLICATION/VND.LIVY.V0.2+JSON")).Get("/sessions/0", null, ("Accept", "application/vnd.livy.v0.2+json")).Get("/sessions/0/nosuch", null, ("Accept", "application/vnd.livy.v0.2+json")).Send("PUT", "/sessions", ("Accept", "application/vnd.livy.v0.2+json")).Get("/sessions", null, ("Accept", "application/vnd.livy.v0.1+json"), ("Accept", "application/vnd.livy.v0.2+json")).Get("/sessions", null, ("Accept", "application/vnd.livy.v0.2+json, application/vnd.livy.v0.1+json"))
        .Get("/sessions", null, ("Connection", "close")).Get("/sessions", null, ("Connection", "Close")).Get("/sessions", null, ("Connection", "keep-alive")).Get("/version", null, ("Connection", "close")).Get("/sessions/0/nosuch", null, ("Connection", "close"))
        .Get("/", null, ("Host", "")).Get("/", null, ("Host", "a.test:80")).Get("/", null, ("X-Forwarded-Proto", "https")).Get("/", null, ("X-Forwarded-Host", "b.test"))
        .Post("/sessions", "{bad", null, ("Expect", "100-continue")).Get("/sessions", null, ("Expect", "100-continue")).Get("/sessions", null, ("Expect", "nonsense"))
        .Get("/sessions", null, ("If-Modified-Since", "Sun, 22 Nov 2026 20:00:00 GMT")).Get("/sessions", null, ("Range", "bytes=0-3")).Get("/version", null, ("Range", "bytes=0-3")).Get("/sessions", null, ("Origin", "http://evil.test"), ("Access-Control-Request-Method", "POST")).Get("/sessions", null, ("X-Requested-By", "x")).Get("/sessions", null, ("Authorization", "Basic eDp5")).Get("/sessions?doAs=alice").Get("/sessions/0?doAs=alice").Get("/batches?doAs=alice")
        .Post("/sessions", "5\r\n{\"foo\r\n4\r\n\":1}\r\n0\r\n\r\n", null, ("Transfer-Encoding", "chunked"))
        .Get("/version", null, ("X-Big", new string('x', 70_000))).Get("/sessions/" + new string('a', 9_000)).Get("/sessions?x=" + new string('a', 140_000))
        .All;

    /// <summary>What is gzipped, and what of it; two bodies that are.</summary>
    public static IReadOnlyList<Ask> Compression() => new OwnAsks("compression")
        .Get("/sessions", null, Gzip).Get("/sessions/", null, Gzip).Get("/version/", null, Gzip).Get("/", null, Gzip).Get("/nosuch", null, Gzip).Get("/static/nosuch.js", null, Gzip).Get("/metrics/nosuch", null, Gzip)
        .Get("/sessions", null, ("Accept-Encoding", "GZIP")).Get("/sessions", null, ("Accept-Encoding", "deflate, gzip;q=0")).Get("/sessions", null, ("Accept-Encoding", "gzip;q=0.0, identity")).Get("/sessions", null, ("Accept-Encoding", "br, gzip")).Get("/sessions", null, ("Accept-Encoding", "xgzipx")).Get("/sessions", null, ("Accept-Encoding", "")).Get("/sessions", null, ("Accept-Encoding", "br"), ("Accept-Encoding", "gzip")).Get("/sessions", null, ("Accept-Encoding", "identity;q=0, *;q=0"))
        .Send("HEAD", "/sessions/0", Gzip).Send("HEAD", "/batches", Gzip).Send("HEAD", "/sessions/0/nosuch", Gzip).Send("OPTIONS", "/sessions", Gzip).Send("DELETE", "/sessions/0", Gzip).Send("PUT", "/batches/0", Gzip).Get("/sessions/0/", null, Gzip).Get("/sessions?from=abc", null, Gzip).Get("/sessions", null, Gzip, ("Accept", "application/vnd.livy.v0.2+json")).Post("/sessions", "null", null, Gzip).Post("/sessions", "", null, Gzip)
        .Post("/sessions", Zip("{\"kind\":\"nosuch\"}"), ("Content-Encoding", "gzip")).Post("/sessions", Zip("{\"kind\":\"nosuch\"}"), ("Content-Encoding", "x-gzip")).Post("/sessions", Zip("{\"kind\":\"nosuch\"}"), ("Content-Encoding", "GZIP")).Post("/sessions", Zip("{\"kind\":\"nosuch\"}")).Post("/sessions", Deflate("{\"kind\":\"nosuch\"}"), ("Content-Encoding", "deflate")).Post("/sessions", "{\"kind\":\"nosuch\"}", null, ("Content-Encoding", "gzip"))
        .All;

    public static byte[] Zip(string text)
    {
        using var target = new MemoryStream();
        using (var encoder = new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            encoder.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }

    private static byte[] Deflate(string text)
    {
        using var target = new MemoryStream();
        using (var encoder = new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            encoder.Write(Encoding.UTF8.GetBytes(text));
        }

        return target.ToArray();
    }
}
