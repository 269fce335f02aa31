using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>The server ends sessions to which nothing is submitted, busy ones, too: while a statement is waited for, they are kept.</summary>
public class KeepAliveTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public async Task Run_ForLongerThanTheIdleTime_IsKeptAlive()
    {
        using var cluster = new Cluster();
        var session = await StartAsync(cluster, Hour * 3);

        var output = await cluster.RunAsync(session.RunAsync("train()"));

        output.Text.ShouldBe("done");
        TouchesOf(cluster).ShouldBeInRange(34, 36);
    }

    [Fact]
    public async Task Run_WithoutKeepAlive_LosesTheSession()
    {
        using var cluster = new Cluster(client: options => options.Waiting.KeepAliveInterval = TimeSpan.Zero);
        var session = await StartAsync(cluster, Hour * 3);

        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.RunAsync("train()"));

        TouchesOf(cluster).ShouldBe(0);
    }

    [Fact]
    public async Task Run_InASessionOfAShortIdleTime_TouchesItOftener()
    {
        using var cluster = new Cluster();
        var session = await StartAsync(cluster, TimeSpan.FromMinutes(30), new SessionSpec(SessionKind.PySpark) { IdleTimeout = TimeSpan.FromMinutes(3) });

        var output = await cluster.RunAsync(session.RunAsync("train()"));

        output.Text.ShouldBe("done");
    }

    [Fact]
    public async Task Watch_ForLong_IsKeptAlive()
    {
        using var cluster = new Cluster();
        var session = await StartAsync(cluster, Hour * 2);
        var statement = await cluster.RunAsync(session.SubmitAsync("train()"));

        var states = await cluster.RunAsync(statement.WatchAsync().Select(info => info.State).ToListAsync().AsTask());

        states[^1].ShouldBe(StatementState.Available);
    }

    [Fact]
    public async Task Session_WithoutWorkOfOurs_IsNotKeptAlive()
    {
        using var cluster = new Cluster();
        var session = await StartAsync(cluster, TimeSpan.FromMinutes(18));
        await cluster.RunAsync(session.RunAsync("train()"));
        var touches = TouchesOf(cluster);

        await cluster.Time.RunForAsync(Hour * 2);

        TouchesOf(cluster).ShouldBe(touches);
        touches.ShouldBe(3);
    }

    [Fact]
    public async Task Run_WhereTouchingIsForbidden_StopsItForGood()
    {
        using var cluster = new Cluster(server => server.TimeoutCheck = false);
        cluster.Livy.When(Stub.Post("/sessions/{id}/connect")).Always().Reply(403);
        var session = await StartAsync(cluster, Hour);

        await cluster.RunAsync(session.RunAsync("train()"));
        await cluster.RunAsync(session.RunAsync("train()"));

        TouchesOf(cluster).ShouldBe(1);
    }

    [Fact]
    public async Task Run_WhereTouchingFails_TriesAgain()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(Stub.Post("/sessions/{id}/connect")).Times(3).Reply(500);
        var session = await StartAsync(cluster, Hour * 2);

        var output = await cluster.RunAsync(session.RunAsync("train()"));

        output.Text.ShouldBe("done");
        cluster.Logs.Messages.Count(message => message.StartsWith("Debug 40 ", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task Wait_InShortPieces_IsKeptAlive()
    {
        using var cluster = new Cluster();
        var session = await StartAsync(cluster, Hour * 2);
        var statement = await cluster.RunAsync(session.SubmitAsync("train()"));

        for (var piece = 0; piece < 50; piece++)
        {
            await cluster.Time.RunUntilThrownAsync<LivyTimeoutException>(statement.WaitAsync(TimeSpan.FromMinutes(2)));
        }

        TouchesOf(cluster).ShouldBeInRange(15, 21);
    }

    [Fact]
    public async Task Wait_OfAHandleByNumber_DoesNotTouchAStranger()
    {
        using var cluster = new Cluster(server => server.TimeoutCheck = false);
        await StartAsync(cluster, Hour, new SessionSpec(SessionKind.PySpark) { Name = "mine" });
        var session = cluster.Client.Sessions.Attach(0);
        await cluster.RunAsync(session.GetAsync());
        var wait = session.RunAsync("train()");
        await cluster.Time.RunForAsync(TimeSpan.FromMinutes(1));
        await cluster.RestartForStrangerAsync("other");

        await cluster.Time.RunUntilThrownAsync<LivyException>(wait);
        await cluster.Time.RunForAsync(Hour);

        TouchesOf(cluster).ShouldBe(0);
    }

    private static int TouchesOf(Cluster cluster) => cluster.Lines.Count(line => line.EndsWith("/connect", StringComparison.Ordinal));

    private static Task<LivySession> StartAsync(Cluster cluster, TimeSpan statement, SessionSpec? spec = null)
    {
        cluster.Livy.OnStatement("train()").Returns("done").Takes(statement);
        return cluster.StartAsync(spec);
    }
}
