namespace Livy.Client.ConformanceTests;

/// <summary>What a server removes by itself.</summary>
[RunsOnOwn<ForgetfulSetup>(TestServer.Mock, TestServer.Real)]
public sealed class ForgetfulCases(CaseServers servers) : WireCases(servers)
{
    [ConformanceFact(LeansOn.Original)]
    public async Task FinishedSession_IsForgotten()
    {
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = Names.New("forgotten") }, Token);
        var name = (await session.GetAsync(Token)).Name;

        await PostAsync($"/sessions/{session.Id}/stop");

        // The collector of a real server comes once a minute.
        await UntilAsync($"/sessions/{session.Id}", answer => answer.Status == 404);
        (await GetAsync($"/sessions/{name}")).Status.ShouldBe(404);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task SessionWithoutHeartbeat_IsRemoved()
    {
        var created = await PostAsync("/sessions", """{"kind":"pyspark","heartbeatTimeoutInSecond":3}""");
        var session = created.Header("Location")!;

        // A list feeds no heartbeat.
        await UntilAsync("/sessions", answer => !answer.Text.Contains($"{{\"id\":{created.Json["id"]},", StringComparison.Ordinal));

        (await GetAsync(session)).Status.ShouldBe(404);
    }
}
