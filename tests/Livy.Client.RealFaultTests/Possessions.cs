namespace Livy.Client.RealFaultTests;

/// <summary>What a client has on a real server: sessions and batches with names of its own, with exact names and by number, and their statements.</summary>
internal sealed class Possessions
{
    private const string SleepingCode = "Thread.sleep(120000)";

    private readonly List<LivySession> _sessions = [];
    private readonly List<LivyBatch> _batches = [];
    private readonly List<LivyStatement> _statements = [];

    /// <summary>A name that the stranger takes, too.</summary>
    public static string ExactName => "nightly";

    public int Count => _sessions.Count + _batches.Count + _statements.Count;

    public IEnumerable<LivyId> SessionIds => _sessions.Select(session => session.Id).Distinct();

    /// <summary>Starts it all.</summary>
    public static async Task<Possessions> AcquireAsync(LivyClient client, string jar, CancellationToken cancellationToken)
    {
        var mine = new Possessions();
        var generated = await client.Sessions.StartAsync(new SessionSpec(SessionKind.Spark), cancellationToken);
        var exact = await client.Sessions.StartAsync(new SessionSpec(SessionKind.Spark) { Name = ExactName }, cancellationToken);
        var byNumber = client.Sessions.Attach(exact.Id);
        await byNumber.WaitUntilReadyAsync(cancellationToken);
        mine._sessions.AddRange([generated, exact, byNumber]);
        foreach (var session in mine._sessions)
        {
            mine._statements.Add(await session.SubmitAsync(SleepingCode, cancellationToken));
            mine._statements.Add(await session.SubmitAsync("1 + 1", cancellationToken));
        }

        mine._batches.Add(await client.Batches.SubmitAsync(Sleep(jar), cancellationToken));
        mine._batches.Add(await client.Batches.SubmitAsync(Sleep(jar) with { Name = ExactName }, cancellationToken));
        var batchByNumber = client.Batches.Attach(mine._batches[1].Id);
        await batchByNumber.GetAsync(cancellationToken);
        mine._batches.Add(batchByNumber);
        return mine;
    }

    public static BatchSpec Sleep(string jar) => new(jar) { MainClass = "com.example.livy.Sleep", Args = ["300"] };

    /// <summary>Waits for everything that has not ended.</summary>
    public IReadOnlyList<(string What, Task Wait)> BeginWaits(CancellationToken cancellationToken) =>
    [
        .. _statements.Select(statement => ($"The wait for {statement}", (Task)statement.WaitAsync(cancellationToken))),
        .. _batches.Select(batch => ($"The wait for {batch}", (Task)batch.WaitAsync(cancellationToken))),
    ];

    /// <summary>Lets the waits end, then calls whatever a handle offers.</summary>
    public async Task UseAllAsync(IReadOnlyList<(string What, Task Wait)> waits, RestartReport report, CancellationToken cancellationToken)
    {
        foreach (var (what, wait) in waits)
        {
            await report.TryAsync(what, () => wait);
        }

        foreach (var session in _sessions)
        {
            await report.TryAsync($"RunAsync of {session}", () => session.RunAsync("\"mine\"", cancellationToken));
            await report.TryAsync($"GetAsync of {session}", () => session.GetAsync(cancellationToken));
            await report.TryAsync($"GetStateAsync of {session}", () => session.GetStateAsync(cancellationToken));
            await report.TryAsync($"Log of {session}", () => session.Log.ReadAllAsync(cancellationToken));
            await report.TryAsync($"ListStatementsPageAsync of {session}", () => session.ListStatementsPageAsync(cancellationToken: cancellationToken));
            await report.TryAsync($"StopAsync of {session}", () => session.StopAsync(cancellationToken));
        }

        foreach (var statement in _statements)
        {
            await report.TryAsync($"GetAsync of {statement}", () => statement.GetAsync(cancellationToken));
            await report.TryAsync($"CancelAsync of {statement}", () => statement.CancelAsync(cancellationToken));
        }

        foreach (var batch in _batches)
        {
            await report.TryAsync($"GetAsync of {batch}", () => batch.GetAsync(cancellationToken));
            await report.TryAsync($"Log of {batch}", () => batch.Log.ReadAllAsync(cancellationToken));
            await report.TryAsync($"DeleteAsync of {batch}", () => batch.DeleteAsync(cancellationToken), readsSomething: false);
        }

        foreach (var session in _sessions)
        {
            await report.TryAsync($"DeleteAsync of {session}", () => session.DeleteAsync(cancellationToken), readsSomething: false);
            await report.TryAsync($"DisposeAsync of {session}", () => session.DisposeAsync().AsTask(), readsSomething: false);
        }
    }
}
