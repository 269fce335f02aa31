namespace Livy.Client.Testing;

/// <summary>The programmatic job API below a session.</summary>
internal static class JobRoutes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        Route.Of("POST", "*/submit-job", Submit),
        Route.Of("POST", "*/run-job", Submit),
        Route.Of("GET", "*/jobs/*", Read),
        Route.Of("POST", "*/jobs/*/cancel", Cancel),
    ];

    private static Answer Submit(ServerState server, Exchange exchange)
    {
        var values = RequestShapes.Job.Bind(exchange.Json);
        var session = SessionRoutes.Find(server, exchange);
        if (values?.Bytes("job") is not { Length: > 0 } payload)
        {
            throw Refusal.Illegal("requirement failed: no job provided.");
        }

        StatementRoutes.CheckActive(session);
        session.Touch();
        var job = session.Jobs.Submit(payload, values.Text("jobType"));
        return Replies.Json(201, job.ToJson(JobStates.Sent));
    }

    private static Answer Read(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange);
        var id = Exchange.ParseInt(exchange.Values[1]);
        StatementRoutes.CheckActive(session);
        session.Touch();
        return StatementRoutes.OnceConnected(session, () => Replies.Json(200, session.Jobs.Read(id).ToJson()));
    }

    private static Answer Cancel(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange);
        var id = Exchange.ParseInt(exchange.Values[1]);
        session.Touch();
        session.Jobs.Cancel(id);
        return Replies.Empty();
    }
}
