using System.Runtime.CompilerServices;
using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>A session with a heartbeat lives as long as the handle that started it, and not much longer.</summary>
public class HeartbeatTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly SessionSpec Beating = new(SessionKind.PySpark) { HeartbeatTimeout = TimeSpan.FromMinutes(3) };

    [Fact]
    public async Task Session_ThatIsOwned_LivesOn()
    {
        using var cluster = new Cluster(server => server.TimeoutCheck = false);
        var session = await cluster.StartAsync(Beating);
        var sent = cluster.Livy.Requests.Count;

        await cluster.Time.RunForAsync(TimeSpan.FromHours(1));

        (cluster.Livy.Requests.Count - sent).ShouldBeInRange(59, 61);
        cluster.Lines.Last().ShouldBe($"GET /sessions/{session.Name}/state");
        (await cluster.RunAsync(session.GetStateAsync())).ShouldBe(SessionState.Idle);
    }

    [Fact]
    public async Task Session_ThatIsLeftRunning_GoesWhenNobodyCalls()
    {
        using var cluster = new Cluster(server => server.TimeoutCheck = false);
        var session = (await cluster.StartAsync(Beating)).LeaveRunning();
        var sent = cluster.Livy.Requests.Count;

        await cluster.Time.RunForAsync(TimeSpan.FromMinutes(10));

        cluster.Livy.Requests.Count.ShouldBe(sent);
        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.GetAsync());
    }

    [Fact]
    public async Task Session_ThatIsDisposed_IsNotAskedFor()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync(Beating);
        await cluster.RunAsync(session.DisposeAsync().AsTask());
        var sent = cluster.Livy.Requests.Count;

        await cluster.Time.RunForAsync(Day);

        cluster.Livy.Requests.Count.ShouldBe(sent);
    }

    [Fact]
    public async Task Session_ThatHasEnded_IsAskedForOnceMore()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync(Beating);
        cluster.Livy.KillSession(0);
        var sent = cluster.Livy.Requests.Count;

        await cluster.Time.RunForAsync(Day);

        cluster.Livy.Requests.Count.ShouldBe(sent + 1);
        GC.KeepAlive(session);
    }

    [Fact]
    public async Task Session_WhoseBeatsFail_BeatsOn()
    {
        using var cluster = new Cluster(server => server.TimeoutCheck = false);
        var session = await cluster.StartAsync(Beating);
        cluster.Livy.When(Stub.Get("/sessions/{id}/state")).Times(8).Reply(503);

        await cluster.Time.RunForAsync(TimeSpan.FromHours(1));

        cluster.Logs.Messages.ShouldContain(message => message.StartsWith("Debug 41 ", StringComparison.Ordinal));
        (await cluster.RunAsync(session.GetStateAsync())).ShouldBe(SessionState.Idle);
    }

    [Fact]
    public async Task Client_ThatIsDisposed_BeatsNoMore()
    {
        using var cluster = new Cluster(server => server.TimeoutCheck = false);
        var session = await cluster.StartAsync(Beating);
        await cluster.Client.DisposeAsync();
        var sent = cluster.Livy.Requests.Count;

        await cluster.Time.RunForAsync(Day);

        cluster.Livy.Requests.Count.ShouldBe(sent);
        GC.KeepAlive(session);
    }

    [Fact]
    public async Task Handle_ThatNobodyHas_BeatsNoMore()
    {
        using var cluster = new Cluster(server => server.TimeoutCheck = false);
        await StartAndForgetAsync(cluster);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        var sent = cluster.Livy.Requests.Count;

        await cluster.Time.RunForAsync(Day);

        cluster.Livy.Requests.Count.ShouldBe(sent);
    }

    /// <summary>On a stack of its own, which is gone afterwards.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task StartAndForgetAsync(Cluster cluster) => await cluster.RunAsync(cluster.Client.Sessions.StartAsync(Beating)).ConfigureAwait(false);
}
