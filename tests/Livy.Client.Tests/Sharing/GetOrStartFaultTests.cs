using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>One session of a name, whatever happens on the way to it and to those who share it.</summary>
public class GetOrStartFaultTests
{
    private static readonly SessionSpec Reports = new(SessionKind.PySpark) { Name = "reports" };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task GetOrStart_OnAFaultyNetwork_IsOneSession(int seed)
    {
        using var cluster = new Cluster(server => (server.SessionStartTime, server.TimeoutCheck) = (TimeSpan.FromSeconds(20), false));
        await cluster.StartAsync(Reports);
        cluster.Livy.KillSession(0);
        cluster.Livy.Faults.Seed = seed;
        cluster.Livy.Faults.SetAll(0.02);
        var clients = Enumerable.Range(0, 6).Select(_ => cluster.CreateClient()).ToList();

        await cluster.RunAsync(Task.WhenAll(clients.Select(client => TryGetAsync(client))));
        cluster.Livy.Faults.SetAll(0);
        await cluster.Time.RunForAsync(TimeSpan.FromMinutes(15));
        var sessions = await cluster.RunAsync(Task.WhenAll(clients.Select(client => client.Sessions.GetOrStartAsync(Reports))));

        sessions.Select(session => session.Id).Distinct().Count().ShouldBe(1);
        (await cluster.RunAsync(cluster.Client.Sessions.ListAsync().CountAsync().AsTask())).ShouldBe(1);
        cluster.Livy.Requests.Where(request => request.Method == "DELETE").ShouldAllBe(request => request.Path == "/sessions/0");
    }

    [Fact]
    public async Task GetOrStart_WhereALoginPageComesInBetween_NeitherDeletesItNorForgetsToPrepareIt()
    {
        using var cluster = new Cluster(server => server.SessionStartTime = TimeSpan.FromMinutes(1));
        var prepared = 0;
        var options = new GetOrStartOptions { OnStarted = (_, _) => Task.FromResult(prepared++) };
        var first = cluster.Client.Sessions.GetOrStartAsync(Reports, options);
        await cluster.Time.RunForAsync(TimeSpan.FromSeconds(10));
        cluster.Livy.When(Stub.Get("/sessions/reports")).Times(2).RedirectToLogin();

        await Record.ExceptionAsync(() => cluster.RunAsync(first));
        await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports, options));

        prepared.ShouldBe(1);
        cluster.CountOf("POST", "/sessions").ShouldBe(1);
        cluster.Lines.ShouldNotContain(line => line.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetOrStart_AfterCodeKilledTheInterpreter_ReplacesTheSession()
    {
        using var cluster = new Cluster();
        cluster.Livy.OnStatement("boom()").BreaksInterpreter();
        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));
        await cluster.Time.RunUntilThrownAsync<LivyException>(session.RunAsync("boom()"));

        var next = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));

        next.Generation.ShouldBe(2);
        next.Id.ShouldBe((LivyId)1);
    }

    [Fact]
    public async Task GetOrStart_AfterTheHandleDeletedIt_StartsAnother()
    {
        using var cluster = new Cluster();
        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));
        await cluster.RunAsync(session.DeleteAsync());

        var next = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));

        next.Generation.ShouldBe(2);
    }

    [Fact]
    public async Task GetOrStart_WhenTheClientIsDisposed_Ends()
    {
        using var cluster = new Cluster(server => server.SessionStartTime = TimeSpan.FromMinutes(5));
        var client = cluster.CreateClient();
        var wait = client.Sessions.GetOrStartAsync(Reports);
        await cluster.Time.RunForAsync(TimeSpan.FromMinutes(1));

        await cluster.RunAsync(client.DisposeAsync().AsTask());

        await cluster.Time.RunUntilThrownAsync<OperationCanceledException>(wait);
        (await cluster.RunAsync(cluster.Client.Sessions.ListAsync().CountAsync().AsTask())).ShouldBe(0);
    }

    /// <summary>The network may have its way.</summary>
    private static async Task TryGetAsync(LivyClient client)
    {
        try
        {
            await client.Sessions.GetOrStartAsync(Reports).ConfigureAwait(false);
        }
        catch (LivyException)
        {
            // The next call finds out.
        }
    }
}
