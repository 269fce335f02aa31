using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>A sweep takes what this client's names mark as old and orphaned, and nothing else.</summary>
public class OrphanTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly SessionSpec Nightly = new(SessionKind.PySpark) { Name = "nightly", NameIsPrefix = true };

    [Fact]
    public async Task DeleteOrphans_DeletesTheOldOnesOfThePrefix()
    {
        using var cluster = Long();
        var old = await StartElsewhereAsync(cluster, Nightly);
        await cluster.Time.RunForAsync(Hour * 2);
        var young = await StartElsewhereAsync(cluster, Nightly);

        var swept = await cluster.RunAsync(cluster.Client.Sessions.DeleteOrphansAsync("nightly", Hour));

        swept.Failed.ShouldBeEmpty();
        swept.Deleted.ShouldHaveSingleItem().Name.ShouldBe(old.Name);
        cluster.Lines.ShouldContain($"DELETE /sessions/{old.Name}");
        cluster.Lines.ShouldNotContain($"DELETE /sessions/{young.Name}");
    }

    [Fact]
    public async Task DeleteOrphans_OfLookalikes_TouchesNone()
    {
        using var cluster = Long();
        var uuid = Guid.CreateVersion7(cluster.Time.GetUtcNow()).ToString("N");
        string[] names =
        [
            $"nightly-{uuid.ToUpperInvariant()}", $"nightly-{Guid.NewGuid():N}", $"nightly2-{uuid}", $"nightly-x-{uuid}", $"xnightly-{uuid}", $"Nightly-{uuid}", $"nightly-{uuid}0", $"nightly{uuid}",
            $"nightly_{uuid}", "nightly-12345678901234567890123456789012", "nightly", $"nightly-{Guid.Parse(uuid)}", $"nightly-{uuid} ", $"-{uuid}",
        ];
        foreach (var name in names)
        {
            await StartElsewhereAsync(cluster, Nightly with { Name = name, NameIsPrefix = false });
        }

        await cluster.Time.RunForAsync(Hour * 2);

        var swept = await cluster.RunAsync(cluster.Client.Sessions.DeleteOrphansAsync("nightly", Hour));

        swept.Deleted.ShouldBeEmpty();
        swept.Failed.ShouldBeEmpty();
        cluster.Lines.ShouldNotContain(line => line.StartsWith("DELETE", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DeleteOrphans_OfWhatThisClientUses_LeavesIt()
    {
        using var cluster = Long();
        var mine = await cluster.StartAsync(Nightly);
        var resumed = cluster.Client.Sessions.Resume((await StartElsewhereAsync(cluster, Nightly)).ToToken());
        await cluster.Time.RunForAsync(Hour * 2);

        var swept = await cluster.RunAsync(cluster.Client.As("alice").Sessions.DeleteOrphansAsync("nightly", Hour));

        swept.Deleted.ShouldBeEmpty();
        GC.KeepAlive((mine, resumed));
    }

    [Fact]
    public async Task DeleteOrphans_WhenOneFails_GoesOn()
    {
        using var cluster = Long();
        var first = await StartElsewhereAsync(cluster, Nightly);
        var second = await StartElsewhereAsync(cluster, Nightly);
        await cluster.Time.RunForAsync(Hour * 2);
        cluster.Livy.When(Stub.Delete($"/sessions/{first.Name}")).Always().Reply(403);

        var swept = await cluster.RunAsync(cluster.Client.Sessions.DeleteOrphansAsync("nightly", Hour));

        swept.Deleted.ShouldHaveSingleItem().Name.ShouldBe(second.Name);
        var failure = swept.Failed.ShouldHaveSingleItem();
        failure.Name.ShouldBe(first.Name);
        failure.Error.ShouldBeOfType<LivyApiException>().ErrorCode.ShouldBe(LivyErrorCode.AccessDenied);
    }

    [Fact]
    public async Task DeleteOrphans_OfBatches_DeletesTheOldOnes()
    {
        using var cluster = Long();
        cluster.Livy.OnBatch().Takes(Hour * 10);
        var batch = await cluster.RunAsync(cluster.CreateClient().Batches.SubmitAsync(new BatchSpec("/a.jar") { Name = "nightly", NameIsPrefix = true }));
        await StartElsewhereAsync(cluster, Nightly);
        await cluster.Time.RunForAsync(Hour * 2);

        var swept = await cluster.RunAsync(cluster.Client.Batches.DeleteOrphansAsync("nightly", Hour));

        swept.Deleted.ShouldHaveSingleItem().Name.ShouldBe(batch.Name);
        cluster.Lines.ShouldNotContain(line => line.StartsWith("DELETE /sessions", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("alice", 1)]
    [InlineData("bob", 0)]
    public async Task DeleteOrphans_OfAKnownCaller_TakesHisOnly(string caller, int deleted)
    {
        var time = new SimulatedClock();
        var name = $"nightly-{Guid.CreateVersion7(time.GetUtcNow() - (Hour * 2)):N}";
        var session = $$"""{"id":7,"name":"{{name}}","owner":"alice","state":"idle"}""";
        var server = new StubLivy()
            .On("GET /sessions", Answers.Ok($$"""{"from":0,"total":1,"sessions":[{{session}}]}"""))
            .On($"GET /sessions/{name}", Answers.Ok(session))
            .On($"DELETE /sessions/{name}", Answers.Ok("{}"));
        using var client = server.CreateClient(time, options => (options.Endpoint, options.Authentication) = (new Uri("https://livy:8998"), LivyAuthentication.Basic(caller, "secret")));

        var swept = await time.RunUntilAsync(client.Sessions.DeleteOrphansAsync("nightly", Hour));

        swept.Deleted.Count.ShouldBe(deleted);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task DeleteOrphans_WithoutAPrefix_IsRefused(string prefix)
    {
        using var cluster = new Cluster();

        await Should.ThrowAsync<ArgumentException>(() => cluster.Client.Sessions.DeleteOrphansAsync(prefix, Hour));
        await Should.ThrowAsync<ArgumentException>(() => cluster.Client.Batches.DeleteOrphansAsync(prefix, Hour));

        cluster.Livy.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task DeleteOrphans_OfNoAge_IsRefused()
    {
        using var cluster = new Cluster();

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => cluster.Client.Sessions.DeleteOrphansAsync("nightly", TimeSpan.Zero));
    }

    private static Cluster Long() => new(server => server.TimeoutCheck = false);

    /// <summary>As a client that has died since.</summary>
    private static async Task<LivySession> StartElsewhereAsync(Cluster cluster, SessionSpec spec) =>
        (await cluster.RunAsync(cluster.CreateClient().Sessions.StartAsync(spec))).LeaveRunning();
}
