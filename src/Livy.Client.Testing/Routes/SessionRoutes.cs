namespace Livy.Client.Testing;

/// <summary><c>/sessions</c> itself.</summary>
internal static class SessionRoutes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        Route.Of("GET", "", static (server, exchange) => EntryPage.Render(server, exchange, server.Sessions)),
        Route.Of("POST", "", Create),
        Route.Of("GET", "*", static (server, exchange) => EntryPage.Entry(server, exchange, Find(server, exchange))),
        Route.Of("DELETE", "*", Delete),
        Route.Of("GET", "*/state", static (server, exchange) => EntryPage.State(Find(server, exchange))),
        Route.Of("GET", "*/log", static (server, exchange) => LogPage.Render(exchange, Find(server, exchange, Permission.View))),
        Route.Of("POST", "*/stop", static (server, exchange) => Stop(server, exchange, new FakeLivyResponse { Status = 204, Reason = "No Content", Headers = [new("Content-Type", Replies.JsonType)] })),
        Route.Of("POST", "*/interrupt", static (server, exchange) => Stop(server, exchange, Replies.Message(200, "interrupted"))),
        Route.Of("POST", "*/connect", Connect),
    ];

    /// <summary>The session of the path; whoever names it feeds its heartbeat.</summary>
    public static InteractiveSession Find(ServerState server, Exchange exchange, Permission permission = Permission.None)
    {
        var session = AccessRules.Find(server, exchange, server.Sessions, permission);
        session.Beat();
        return session;
    }

    private static Answer Create(ServerState server, Exchange exchange)
    {
        server.CheckCapacity();
        var values = exchange.Read(RequestShapes.Session(server.Options.Profile));
        var id = server.Sessions.NextId();
        var session = server.CreateSession(id, Check(values, server, exchange, id), exchange.User, exchange.Body.Length);
        server.Observer?.OnCreated(exchange.Request, session);
        return EntryPage.Entry(server, exchange, session, 201, new KeyValuePair<string, string>("Location", $"{server.Options.BasePath}/sessions/{session.Id}"));
    }

    /// <summary>The checks in the server's order; the id is taken already, whatever they say.</summary>
    private static SessionRequest Check(RequestValues? values, ServerState server, Exchange exchange, int id)
    {
        if (values is null)
        {
            var first = server.Options.Profile == LivyProfile.Livy07 ? "name" : "ttl";
            throw LivyFault.Failed($"java.lang.NullPointerException: Cannot invoke \"org.apache.livy.server.interactive.CreateInteractiveRequest.{first}()\" because \"createRequest\" is null");
        }

        CheckTime(values.Text("ttl"), server);
        CheckTime(values.Text("idleTimeout"), server);
        CheckNulls(values);
        CreateRules.CheckConf(values, server);
        CreateRules.CheckPaths(values, server);
        var request = new SessionRequest()
        {
            Name = values.Text("name"),
            Kind = values.Text("kind") ?? CodeKinds.Shared,
            ProxyUser = CreateRules.ProxyUser(server, exchange, values.Text("proxyUser")),
            Conf = values.Map("conf"),
            Jars = values.Strings("jars"),
            PyFiles = values.Strings("pyFiles"),
            Files = values.Strings("files"),
            Archives = values.Strings("archives"),
            DriverMemory = values.Text("driverMemory"),
            DriverCores = values.BoxedInt("driverCores"),
            ExecutorMemory = values.Text("executorMemory"),
            ExecutorCores = values.BoxedInt("executorCores"),
            NumExecutors = values.BoxedInt("numExecutors"),
            Queue = values.Text("queue"),
            HeartbeatTimeoutInSecond = values.Int("heartbeatTimeoutInSecond"),
            Ttl = values.Text("ttl"),
            IdleTimeout = values.Text("idleTimeout"),
        };
        server.Sessions.CheckName(request.Name, id, server.Rejected);
        return request;
    }

    private static void CheckTime(string? text, ServerState server)
    {
        try
        {
            _ = text is null ? default : TimeStrings.Parse(text);
        }
        catch (FormatException wrong)
        {
            throw server.Rejected(wrong.Message);
        }
    }

    private static void CheckNulls(RequestValues values)
    {
        const string Null = "java.lang.NullPointerException: Cannot invoke ";
        if (values.IsNull("kind"))
        {
            throw LivyFault.Failed(Null + "\"org.apache.livy.sessions.Kind.toString()\" because \"kind\" is null");
        }

        if (values.IsNull("conf"))
        {
            throw LivyFault.Failed(Null + "\"scala.collection.immutable.Map.nonEmpty()\" because the return value of \"org.apache.livy.server.interactive.CreateInteractiveRequest.conf()\" is null");
        }

        if (values.Map("conf").Any(pair => pair.Value is null))
        {
            throw LivyFault.Failed("java.lang.NullPointerException");
        }

        foreach (string list in (ReadOnlySpan<string>)["jars", "files", "archives", "pyFiles"])
        {
            if (values.IsNull(list))
            {
                throw LivyFault.Failed(Null + "\"scala.collection.Seq.filter(scala.Function1)\" because \"uris\" is null");
            }
        }
    }

    private static Answer Delete(ServerState server, Exchange exchange)
    {
        var session = Find(server, exchange, Permission.Modify);
        session.WhenStopped = () => server.Sessions.Remove(session);
        session.Stop();
        if (!session.HasProcess)
        {
            session.WhenStopped();
        }

        return Answer.When(session, () => session.HasProcess ? null : Replies.Message(200, "deleted"));
    }

    private static Answer Stop(ServerState server, Exchange exchange, FakeLivyResponse answer)
    {
        var session = Find(server, exchange, Permission.Modify);
        session.Stop();
        return Answer.When(session, () => session.HasProcess ? null : answer);
    }

    private static Answer Connect(ServerState server, Exchange exchange)
    {
        var session = Find(server, exchange, Permission.Modify);
        session.Touch();
        return EntryPage.Entry(server, exchange, session);
    }
}
