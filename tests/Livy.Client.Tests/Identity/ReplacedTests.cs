using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>After a restart the server counts from 0 again: a handle must not take a stranger's session or batch for its own.</summary>
public class ReplacedTests
{
    [Fact]
    public async Task Run_AfterARestart_DoesNotReachTheStranger()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        await cluster.RestartForStrangerAsync();

        await Should.ThrowAsync<LivySessionFailedException>(() => cluster.RunAsync(session.RunAsync("1 + 1")));

        cluster.CountOf("POST", "/sessions/0/statements").ShouldBe(0);
    }

    [Fact]
    public async Task Dispose_AfterARestart_LeavesTheStranger()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync();
        var stranger = await cluster.RestartForStrangerAsync();

        await cluster.RunAsync(session.DisposeAsync().AsTask());

        (await cluster.RunAsync(stranger.GetStateAsync())).ShouldBe(SessionState.Idle);
    }

    [Fact]
    public async Task Start_AcrossARestart_DoesNotBringTheStranger()
    {
        using var cluster = new Cluster(server => server.SessionStartTime = TimeSpan.FromMinutes(1));
        var session = await cluster.RunAsync(cluster.Client.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark)));
        await cluster.RestartForStrangerAsync();

        var error = await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.WaitUntilReadyAsync());

        error.State.ShouldBeNull();
    }

    [Fact]
    public async Task Wait_OfABatchAfterARestart_DoesNotReportTheStrangers()
    {
        using var cluster = new Cluster();
        cluster.Livy.OnBatch().Takes(TimeSpan.FromMinutes(5));
        var batch = await cluster.RunAsync(cluster.Client.Batches.SubmitAsync(new BatchSpec("/a.jar")));
        cluster.Livy.Restart();
        await cluster.RunAsync(cluster.CreateClient(options => options.Submission.GenerateNames = false).Batches.SubmitAsync(new BatchSpec("/b.jar")));

        var error = await cluster.Time.RunUntilThrownAsync<LivyBatchFailedException>(batch.WaitAsync());
        await cluster.RunAsync(batch.DeleteAsync());

        error.OutcomeUnknown.ShouldBeTrue();
        cluster.Lines.ShouldNotContain("DELETE /batches/0");
    }

    [Fact]
    public async Task Run_ByAnExactNameThatAStrangerHas_IsReplaced()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "etl" });
        await cluster.StartAsync();
        cluster.Livy.Restart();
        await cluster.StartAsync();
        await cluster.StartAsync();
        await cluster.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "etl" });
        var sent = cluster.Livy.Requests.Count;

        var error = await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.RunAsync("1 + 1"));
        await cluster.RunAsync(session.DisposeAsync().AsTask());

        error.Message.ShouldContain("Session 0 was replaced by another: its id is 2 instead of 0.");
        cluster.Livy.Requests.Skip(sent).ShouldAllBe(request => request.Method == "GET");
    }

    [Fact]
    public async Task Calls_OfAHandleByNumber_CompareTheNameFirst()
    {
        using var cluster = new Cluster();
        await cluster.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "mine" });
        var session = cluster.CreateClient().Sessions.Attach(0);
        await cluster.RunAsync(session.GetAsync());
        await cluster.RestartForStrangerAsync("other");
        var sent = cluster.Livy.Requests.Count;

        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.RunAsync("1 + 1"));
        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.Log.ReadTailAsync());
        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.StopAsync());
        await cluster.RunAsync(session.DeleteAsync());

        cluster.Livy.Requests.Skip(sent).ShouldAllBe(request => request.Method == "GET" && request.Path == "/sessions/0");
    }

    [Fact]
    public async Task Get_OfAStatementByNumber_ComparesItsCode()
    {
        using var cluster = new Cluster();
        await cluster.RestartForStrangerAsync();
        var statement = await cluster.RunAsync(cluster.Client.Sessions.Attach(0).SubmitAsync("1 + 1"));
        await cluster.RunAsync(statement.WaitAsync());
        var stranger = await cluster.RestartForStrangerAsync();
        await cluster.RunAsync(stranger.RunAsync("1 + 1"));

        var error = await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(statement.GetAsync());
        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(statement.CancelAsync());

        error.Message.ShouldContain("its statement 0 is another");
        cluster.Lines.ShouldNotContain("POST /sessions/0/statements/0/cancel");
    }
}
