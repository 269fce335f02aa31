namespace Livy.Client.Testing;

/// <summary>The programmatic job API below a session.</summary>
internal static class JobRoutes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        Route.Of("POST", "*/submit-job", static (server, exchange) => Submit(server, exchange, isSync: false)),
        Route.Of("POST", "*/run-job", static (server, exchange) => Submit(server, exchange, isSync: true)),
        Route.Of("GET", "*/jobs/*", Read),
        Route.Of("POST", "*/jobs/*/cancel", Cancel),
    ];

    private static Answer Submit(ServerState server, Exchange exchange, bool isSync)
    {
        var values = RequestShapes.Job.Bind(exchange.Json, exchange.Words);
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        if (values is null)
        {
            throw Refusal.Failed($"java.lang.NullPointerException: Cannot read field \"job\" because \"this.req${(isSync ? 4 : 3)}\" is null");
        }

        if (values.Bytes("job") is not { Length: > 0 } payload)
        {
            throw Refusal.Illegal("requirement failed: no job provided.");
        }

        StatementRoutes.CheckActive(session);
        session.CheckChannel();
        session.Touch();
        var job = session.Jobs.Submit(payload, values.Text("jobType"), isSync);
        if (payload.Length > session.RpcMaxSize)
        {
            // The server does not wait for the driver to take the job, so nobody is told that it was too large for the channel, and that the channel is gone.
            session.Jobs.Lose(job);
            session.LoseChannel();
        }

        return Replies.Json(201, job.ToJson(JobStates.Sent));
    }

    private static Answer Read(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange, Permission.View);
        var id = Exchange.ParseLong(exchange.Values[1]);
        StatementRoutes.CheckActive(session);
        session.Touch();
        return DriverCall.To(session, () => Replies.Json(200, session.Jobs.Read(id).ToJson()));
    }

    private static Answer Cancel(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        var id = Exchange.ParseLong(exchange.Values[1]);
        session.Touch();
        session.Jobs.Cancel(id);
        return Replies.Empty();
    }
}
