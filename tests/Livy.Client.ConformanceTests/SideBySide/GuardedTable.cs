namespace Livy.Client.ConformanceTests;

/// <summary>On a server that wants a name and a header against forgery, and asks who may.</summary>
internal static class GuardedTable
{
    private static readonly (string, string) Login = ServerSetup.AuthorizationOf<GuardedSetup>();
    private static readonly (string, string) Meant = ("X-Requested-By", "livy");
    private static readonly (string, string) Gzip = ("Accept-Encoding", "gzip");
    private static readonly (string, string) AsJson = ("Accept", OwnAsks.Json);

    public static IReadOnlyList<Ask> All() => new OwnAsks("guarded")

        // Nobody.
        .Get("/sessions")
        .Get("/sessions", null, AsJson)
        .Get("/sessions", null, ("Accept", "application/xml"))
        .Get("/sessions", null, Gzip)
        .Get("/version")
        .Get("/metrics/ping")
        .Get("/nosuch")
        .Get("/sessions/a%20b")
        .Get("/%zz")
        .Post("/sessions", "{}")
        .Delete("/sessions/0")
        .Send("PUT", "/sessions")
        .Send("PATCH", "/sessions")
        .Send("OPTIONS", "/sessions")
        .Send("HEAD", "/sessions")
        .Send("FOO", "/sessions")
        .Get("/sessions", null, ("Authorization", "Basic eDp5"))
        .Delete("/sessions/0", ("Authorization", "Basic eDp5"))

        // Somebody, but perhaps not on purpose.
        .Post("/sessions", "{}", null, Login)
        .Post("/sessions", "{}", null, Login, AsJson)
        .Post("/sessions", "{}", null, Login, ("Accept", "text/plain"))
        .Post("/sessions", "{}", null, Login, ("Accept", "application/xml"))
        .Post("/sessions", "{}", null, Login, Gzip)
        .Post("/batches", "{}", null, Login)
        .Post("/nosuch", "{}", null, Login)
        .Post("/version", "{}", null, Login)
        .Delete("/sessions/0", Login)
        .Send("PUT", "/sessions", Login)
        .Send("PATCH", "/sessions/0", Login)
        .Send("FOO", "/sessions", Login)
        .Send("TRACE", "/sessions", Login)
        .Send("OPTIONS", "/sessions", Login)
        .Send("HEAD", "/sessions", Login)
        .Get("/sessions", null, Login)
        .Post("/sessions/0?_method=GET", null, null, Login)
        .Post("/sessions", "{bad", null, Login, ("X-Requested-By", ""))
        .Post("/sessions", "{bad", null, Login, Meant)

        // As somebody else.
        .Get("/sessions?doAs=bob", null, Login)
        .Get("/sessions/0?doAs=bob", null, Login)
        .Post("/sessions", """{"proxyUser":"bob"}""", null, Login, Meant)
        .Post("/sessions?doAs=bob", "{}", null, Login, Meant)
        .Post("/batches?doAs=bob", """{"file":"x"}""", null, Login, Meant)
        .Post("/batches", """{"file":"x","proxyUser":"bob"}""", null, Login, Meant)
        .Post("/sessions", """{"name":"mine"}""", "mine", Login, Meant)
        .Get("{mine}", null, Login)
        .Get("/sessions", null, Login)
        .Get("/sessions?doAs=alice", null, Login)
        .Get("/sessions?doAs=bob", null, Login)
        .Get("/sessions?doAs=bob", null, Login, AsJson)
        .Get("{mine}?doAs=bob", null, Login)
        .Get("{mine}/log?doAs=bob", null, Login)
        .Post("{mine}/connect?doAs=bob", null, null, Login, Meant)
        .Post("{mine}/connect?doAs=alice", null, null, Login, Meant)
        .Delete("{mine}?doAs=bob", Login, Meant)
        .Delete("{mine}", Login, Meant)
        .All;
}
