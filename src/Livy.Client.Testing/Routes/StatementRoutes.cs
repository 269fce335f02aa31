using System.Text;

namespace Livy.Client.Testing;

/// <summary><c>/sessions/{id}/statements</c>.</summary>
internal static class StatementRoutes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        Route.Of("GET", "*/statements", List),
        Route.Of("POST", "*/statements", Submit),
        Route.Of("GET", "*/statements/*", Get),
        Route.Of("POST", "*/statements/*/cancel", Cancel),
    ];

    /// <summary>Reading statements blocks until the driver has called back; when it never does, for ever.</summary>
    private static Answer List(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange, Permission.View);
        session.CheckActive();
        var from = exchange.IntParameter("from", 0);
        int? size = exchange.Target.Parameter("size") is null ? null : exchange.IntParameter("size", 0);
        var descending = server.Options.Profile >= LivyProfile.Livy08
            && string.Equals(exchange.Target.Parameter("order")?.Trim(), "desc", StringComparison.OrdinalIgnoreCase);
        return DriverCall.To(session, () => Page(server, exchange, session, from, size, descending));
    }

    private static FakeLivyResponse? Page(ServerState server, Exchange exchange, InteractiveSession session, int from, int? size, bool descending)
    {
        var all = session.Statements.Retained;
        if (all.Sum(statement => statement.Size) > session.RpcMaxSize)
        {
            // The driver always sends all of them, and its answer is not let through.
            return null;
        }

        var count = size ?? all.Count;
        var skip = Math.Max(0, from);
        var take = (int)Math.Clamp((long)from + count - skip, 0, int.MaxValue);
        List<Statement> shown = [.. (descending ? all.Reverse() : all).Skip(skip).Take(take)];
        var body = new JacksonWriter().Open('{').Name("total_statements").Number(all.Count).Name("statements").Open('[');
        for (var at = 0; at < shown.Count; at++)
        {
            if (BrokenText(exchange, shown[at], $"scala.collection.convert.Wrappers$MapWrapper[\"statements\"]->scala.collection.SeqViewLike$$anon$7[{at}]->") is { } page)
            {
                return page;
            }

            Write(body, shown[at], server.Events.Now);
        }

        return Replies.Json(200, body.Close(']').Close('}'));
    }

    private static Answer Get(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange, Permission.View);
        var id = JavaNumbers.ParseInt(exchange.Values[1]);
        session.CheckActive();
        return DriverCall.To(session, () =>
        {
            var statement = session.Statements.Find(id);
            return statement.Size > session.RpcMaxSize ? null : BrokenText(exchange, statement, "") ?? One(server, statement);
        });
    }

    /// <summary>Jackson cannot write half a surrogate pair, and finds out when the answer is half written.</summary>
    private static FakeLivyResponse? BrokenText(Exchange exchange, Statement statement, string path)
    {
        if (statement.Output is null || Outputs.BrokenPair(statement.Output) is not { } pair)
        {
            return null;
        }

        if (exchange.Profile == LivyProfile.Livy07)
        {
            // Jackson 2.9 does not say where it happened.
            return JettyPages.Failed(exchange, $"com.fasterxml.jackson.core.JsonGenerationException: Incomplete surrogate pair: first char 0x{(int)pair.First:x}, second 0x{(int)pair.Second:x}");
        }

        var cause = $"com.fasterxml.jackson.core.JsonGenerationException: Incomplete surrogate pair: first char 0x{(int)pair.First:X4}, second 0x{(int)pair.Second:X4}";
        return JettyPages.Failed(exchange, cause, path + "org.apache.livy.rsc.driver.Statement[\"output\"]");
    }

    private static Answer Submit(ServerState server, Exchange exchange)
    {
        var values = exchange.Read(RequestShapes.Statement);
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        session.CheckRunning();
        session.Touch();
        if (values is null)
        {
            throw ContentMissing("ExecuteRequest");
        }

        var sent = values.Text("code");
        return DriverCall.To(
            session,
            () =>
            {
                server.CheckRoom(HeldBytes.OfText(sent?.Length ?? 0));
                var statement = session.Statements.Submit(sent ?? throw DriverFaults.CodeMissing(), Kind(values.Text("kind"), session));
                server.Observer?.OnSubmitted(exchange.Request, session, statement);
                return One(server, statement, 201, new KeyValuePair<string, string>("Location", $"{server.Options.BasePath}/sessions/{session.Id}/statements/{statement.Id}"));
            },
            Encoding.UTF8.GetByteCount(sent ?? ""));
    }

    private static string Kind(string? requested, InteractiveSession session)
    {
        if (requested is not null)
        {
            return CodeKinds.Parse(requested) ?? throw DriverFaults.InvalidKind(requested);
        }

        return session.Kind is CodeKinds.Shared ? throw DriverFaults.KindMissing() : session.Kind;
    }

    private static Answer Cancel(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        var id = JavaNumbers.ParseInt(exchange.Values[1]);
        session.CheckRunning();
        session.Touch();
        return DriverCall.To(session, () =>
        {
            session.Statements.Cancel(id);
            return Replies.Message(200, "canceled");
        });
    }

    public static LivyFault ContentMissing(string type) =>
        LivyFault.Failed($"java.lang.NullPointerException: Cannot invoke \"org.apache.livy.{type}.code()\" because \"content\" is null");

    private static FakeLivyResponse One(ServerState server, Statement statement, int status = 200, params ReadOnlySpan<KeyValuePair<string, string>> headers)
    {
        var body = new JacksonWriter();
        Write(body, statement, server.Events.Now);
        return Replies.Json(status, body, headers);
    }

    private static void Write(JacksonWriter writer, Statement statement, DateTimeOffset now)
    {
        writer.Open('{').Name("id").Number(statement.Id).Name("code").String(statement.Code).Name("state").String(statement.State).Name("output").Raw(statement.Output);
        writer.Name("progress").Double(statement.Progress(now)).Name("started").Number(statement.Started).Name("completed").Number(statement.Completed).Close('}');
    }
}
