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
        var values = exchange.Read(RequestShapes.Job);
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        if (values is null)
        {
            throw LivyFault.Failed($"java.lang.NullPointerException: Cannot read field \"job\" because \"this.req${(isSync ? 4 : 3)}\" is null");
        }

        if (values.Bytes("job") is not { Length: > 0 } payload)
        {
            throw LivyFault.Illegal("requirement failed: no job provided.");
        }

        session.CheckActive();
        session.CheckChannel();
        session.Touch();
        server.CheckRoom(payload.Length);
        var job = session.Jobs.Submit(payload, values.Text("jobType"), isSync);
        if (payload.Length > session.RpcMaxSize)
        {
            // The server does not wait for the driver to take the job, so nobody is told that it was too large for the channel, and that the channel is gone.
            session.Jobs.Lose(job);
            session.LoseChannel();
        }

        return Status(job, 201, JobStates.Sent);
    }

    private static Answer Read(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange, Permission.View);
        var id = JavaNumbers.ParseLong(exchange.Values[1]);
        session.CheckActive();
        session.Touch();
        return DriverCall.To(session, () => Status(session.Jobs.Read(id)));
    }

    private static Answer Cancel(ServerState server, Exchange exchange)
    {
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        var id = JavaNumbers.ParseLong(exchange.Values[1]);
        session.Touch();
        session.Jobs.Cancel(id);
        return Replies.Empty();
    }

    private static FakeLivyResponse Status(Job job, int status = 200, string? state = null)
    {
        var body = new JacksonWriter().Open('{').Name("id").Number(job.Id).Name("state").String(state ?? job.State);
        body.Name("result").String(job.Result is null ? null : Convert.ToBase64String(job.Result)).Name("error").String(job.Error).Close('}');
        return Replies.Json(status, body);
    }
}
