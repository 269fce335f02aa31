namespace Livy.Client.Testing;

/// <summary><c>/sessions/{id}/statements</c> and <c>/completion</c>.</summary>
internal static class StatementRoutes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        Route.Of("GET", "*/statements", List),
        Route.Of("POST", "*/statements", Submit),
        Route.Of("GET", "*/statements/*", Get),
        Route.Of("POST", "*/statements/*/cancel", Cancel),
        Route.Of("POST", "*/completion", Complete),
    ];

    private static Answer List(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange);
        CheckActive(session);
        var from = exchange.IntParameter("from", 0);
        int? size = exchange.Target.Parameter("size") is null ? null : exchange.IntParameter("size", 0);
        var descending = server.Options.Profile >= LivyProfile.Livy08
            && string.Equals(exchange.Target.Parameter("order")?.Trim(), "desc", StringComparison.OrdinalIgnoreCase);
        return OnceConnected(session, () => Page(server, session, from, size, descending));
    }

    private static FakeLivyResponse Page(ServerState server, InteractiveSession session, int from, int? size, bool descending)
    {
        var all = session.Statements.Retained;
        var count = size ?? all.Count;
        var skip = Math.Max(0, from);
        var take = (int)Math.Clamp((long)from + count - skip, 0, int.MaxValue);
        var body = new JacksonWriter().Open('{').Name("total_statements").Number(all.Count).Name("statements").Open('[');
        foreach (var statement in (descending ? all.Reverse() : all).Skip(skip).Take(take))
        {
            statement.Write(body, server.Events.Now);
        }

        return Replies.Json(200, body.Close(']').Close('}').ToString());
    }

    private static Answer Get(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange);
        var id = Exchange.ParseInt(exchange.Values[1]);
        CheckActive(session);
        return OnceConnected(session, () => One(server, session.Statements.Find(id)));
    }

    private static Answer Submit(ServerState server, Exchange exchange)
    {
        var values = RequestShapes.Statement.Bind(exchange.Json);
        var session = SessionRoutes.Find(server, exchange);
        CheckRunning(session);
        session.Touch();
        var sent = values?.Text("code") ?? throw DriverTraces.CodeMissing(60);

        // Carriage returns only: ReplaceLineEndings would touch form feeds and Unicode's line separators, too.
        var code = sent.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        var kind = Kind(values.Text("kind"), session);
        var statement = session.Statements.Submit(code, kind);
        return One(server, statement, 201, new KeyValuePair<string, string>("Location", $"{server.Options.BasePath}/sessions/{session.Id}/statements/{statement.Id}"));
    }

    private static string Kind(string? requested, InteractiveSession session)
    {
        if (requested is not null)
        {
            return CodeKinds.Parse(requested) ?? throw DriverTraces.InvalidKind(requested);
        }

        return session.Kind is CodeKinds.Shared ? throw DriverTraces.KindMissing() : session.Kind;
    }

    private static Answer Cancel(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange);
        var id = Exchange.ParseInt(exchange.Values[1]);
        CheckRunning(session);
        session.Touch();
        session.Statements.Cancel(id);
        return Replies.Message(200, "canceled");
    }

    private static Answer Complete(ServerState server, Exchange exchange)
    {
        var values = RequestShapes.Completion.Bind(exchange.Json);
        var session = SessionRoutes.Find(server, exchange);
        CheckRunning(session);
        session.Touch();
        var code = values?.Text("code") ?? throw DriverTraces.CodeMissing(68);
        var kind = values.Text("kind");
        if (kind is null || CodeKinds.Parse(kind) is null)
        {
            throw DriverTraces.InvalidKind(kind ?? "null", inCompletion: true);
        }

        IEnumerable<string> candidates = CodeKinds.Parse(kind) is CodeKinds.Spark ? Completions.Of(code, values.Int("cursor")) : [];
        return Replies.Json(200, new JacksonWriter().Open('{').Name("candidates").Strings(candidates).Close('}').ToString());
    }

    /// <summary>Reading statements blocks until the driver has called back; when it never does, for ever.</summary>
    public static Answer OnceConnected(InteractiveSession session, Func<FakeLivyResponse> read)
    {
        return Answer.When(() =>
        {
            if (!session.IsConnected)
            {
                return null;
            }

            CheckActive(session);
            return read();
        });
    }

    public static void CheckActive(InteractiveSession session)
    {
        if (!session.IsActive)
        {
            throw Refusal.Illegal("requirement failed: Session isn't active.");
        }
    }

    private static void CheckRunning(InteractiveSession session)
    {
        if (session.State is not ("idle" or "busy") && !(session.State is "error" && session.IsActive))
        {
            throw Refusal.Failed($"java.lang.IllegalStateException: Session is in state {session.State}");
        }
    }

    private static FakeLivyResponse One(ServerState server, Statement statement, int status = 200, params ReadOnlySpan<KeyValuePair<string, string>> headers)
    {
        var body = new JacksonWriter();
        statement.Write(body, server.Events.Now);
        return Replies.Json(status, body.ToString(), headers);
    }
}
