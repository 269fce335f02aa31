namespace Livy.Client.Testing.Tests;

/// <summary>Many sessions and batches that come and go: whatever ends them, nothing of them stays.</summary>
public sealed class CollectionTests : IDisposable
{
    private const int Many = 1_000;
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivyOptions _options = new() { MaxCreation = Many };
    private readonly FakeLivy _livy;
    private readonly RawClient _client;
    private readonly StateCounts _empty;

    public CollectionTests()
    {
        _livy = new FakeLivy(_options, _clock);
        _client = new RawClient(_livy);
        _empty = _livy.Counts;
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Fact]
    public async Task StoppedSessions_Many_StayListedForTheRetainTimeAndLeaveNothing()
    {
        await CreateAsync("/sessions", id => $$"""{"kind": "pyspark", "name": "session-{{id}}"}""");
        await TogetherAsync("POST", id => $"/sessions/session-{id}/stop");

        _clock.Advance(_options.StateRetain - TimeSpan.FromSeconds(2));
        var listed = await TotalAsync("/sessions");
        _clock.Advance(_options.GarbageCollectionInterval + TimeSpan.FromSeconds(3));

        listed.ShouldBe(Many);
        (await TotalAsync("/sessions")).ShouldBe(0);
        _livy.Counts.ShouldBe(_empty);
    }

    [Fact]
    public async Task FinishedBatches_Many_StayListedForTheRetainTimeAndLeaveNothing()
    {
        await CreateAsync("/batches", id => $$"""{"file": "/app.jar", "name": "batch-{{id}}"}""");

        _clock.Advance(_options.BatchTime + _options.StateRetain - TimeSpan.FromSeconds(1));
        var listed = await TotalAsync("/batches");
        _clock.Advance(_options.GarbageCollectionInterval + TimeSpan.FromSeconds(2));

        listed.ShouldBe(Many);
        (await TotalAsync("/batches")).ShouldBe(0);
        _livy.Counts.ShouldBe(_empty);
    }

    [Fact]
    public async Task IdleSessions_Many_TimeOutAndLeaveNothing()
    {
        await CreateAsync("/sessions", _ => """{"kind": "pyspark", "idleTimeout": "90s"}""");

        _clock.Advance(TimeSpan.FromSeconds(89));
        var listed = await TotalAsync("/sessions");
        _clock.Advance(TimeSpan.FromSeconds(31));

        listed.ShouldBe(Many);
        (await TotalAsync("/sessions")).ShouldBe(0);
        _livy.Counts.ShouldBe(_empty);
    }

    [Fact]
    public async Task OldSessions_Many_EndByTheirTtlAndLeaveNothing()
    {
        _options.TtlCheck = true;
        await CreateAsync("/sessions", _ => """{"kind": "pyspark", "ttl": "90s"}""");

        _clock.Advance(TimeSpan.FromSeconds(89));
        var listed = await TotalAsync("/sessions");
        _clock.Advance(TimeSpan.FromSeconds(31));

        listed.ShouldBe(Many);
        (await TotalAsync("/sessions")).ShouldBe(0);
        _livy.Counts.ShouldBe(_empty);
    }

    [Fact]
    public async Task SilentSessions_Many_AreReapedByTheirHeartbeatAndLeaveNothing()
    {
        await CreateAsync("/sessions", _ => """{"kind": "pyspark", "heartbeatTimeoutInSecond": 90}""");

        _clock.Advance(TimeSpan.FromSeconds(89));
        var listed = await TotalAsync("/sessions");
        _clock.Advance(TimeSpan.FromSeconds(31));

        listed.ShouldBe(Many);
        (await TotalAsync("/sessions")).ShouldBe(0);
        _livy.Counts.ShouldBe(_empty);
    }

    [Fact]
    public async Task DeletedSessions_WithLongWorkUnderWay_LeaveNothing()
    {
        _livy.OnStatement("long()").Takes(TimeSpan.FromDays(1));
        _livy.OnStatement("deaf()").Takes(TimeSpan.FromDays(1)).IgnoresCancel();
        _livy.OnJob().Returns(null).Takes(TimeSpan.FromDays(1));
        await CreateAsync("/sessions", _ => """{"kind": "spark"}""");
        await EachAsync(id => _client.PostAsync($"/sessions/{id}/statements", """{"code": "deaf()"}"""));
        await EachAsync(id => _client.PostAsync($"/sessions/{id}/statements", """{"code": "long()"}"""));
        await EachAsync(id => _client.PostAsync($"/sessions/{id}/submit-job", """{"job": "AQ==", "jobType": "spark"}"""));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await EachAsync(id => _client.PostAsync($"/sessions/{id}/statements/0/cancel", ""));

        await TogetherAsync("DELETE", id => $"/sessions/{id}");

        _livy.Counts.ShouldBe(_empty);
    }

    [Fact]
    public async Task DeletedBatches_WithLongWorkUnderWay_LeaveNothing()
    {
        _livy.OnBatch().Takes(TimeSpan.FromDays(1));
        await CreateAsync("/batches", id => $$"""{"file": "/app.jar", "name": "batch-{{id}}"}""");

        await TogetherAsync("DELETE", id => $"/batches/{id}");

        _livy.Counts.ShouldBe(_empty);
    }

    [Fact]
    public async Task CrashedSessions_Many_FreeWhoIsBlockedAndLeaveNothing()
    {
        _options.DriverLossTime = TimeSpan.FromSeconds(1);
        _livy.OnStatement("exit()").KillsSession();
        await CreateAsync("/sessions", _ => """{"kind": "pyspark"}""");
        await EachAsync(id => _client.PostAsync($"/sessions/{id}/statements", """{"code": "exit()"}"""));
        _clock.Advance(_options.StatementTime * 2);

        var blocked = Enumerable.Range(0, Many).Select(id => _client.GetAsync($"/sessions/{id}/statements")).ToList();
        var counted = _livy.Counts.Blocked;
        _clock.Advance(TimeSpan.FromSeconds(2));
        var replies = await Task.WhenAll(blocked);
        _clock.Advance(_options.StateRetain + _options.GarbageCollectionInterval);

        counted.ShouldBe(Many);
        replies.ShouldAllBe(reply => reply.Status == 500);
        _livy.Counts.ShouldBe(_empty);
    }

    [Fact]
    public async Task Clients_GivingUpWhileBlocked_LeaveNothing()
    {
        _livy.OnSession().StartsIn(TimeSpan.FromMinutes(1)).FailsToStart();
        await CreateAsync("/sessions", _ => "{}");
        using var patience = new CancellationTokenSource();
        var blocked = Enumerable.Range(0, Many).Select(id => _client.GetAsync($"/sessions/{id}/statements", patience.Token)).ToList();

        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => Task.WhenAll(blocked));
        _clock.Advance(TimeSpan.FromMinutes(1) + _options.StateRetain + _options.GarbageCollectionInterval);

        _livy.Counts.ShouldBe(_empty);
        _clock.Timers.ShouldBe(0);
    }

    [Fact]
    public async Task Names_OfCollectedSessions_AreFreeAgain()
    {
        await CreateAsync("/sessions", id => $$"""{"name": "session-{{id}}"}""");
        await TogetherAsync("POST", id => $"/sessions/{id}/stop");
        _clock.Advance(_options.StateRetain + _options.GarbageCollectionInterval);

        await CreateAsync("/sessions", id => $$"""{"name": "session-{{id}}"}""");

        (await TotalAsync("/sessions")).ShouldBe(Many);
        _livy.Counts.Names.ShouldBe(Many);
    }

    [Fact]
    public async Task FinishedSessions_Listed_AreNotCountedAgainstTheLimit()
    {
        await CreateAsync("/sessions", _ => "{}");
        var refused = await _client.PostAsync("/sessions", "{}");
        await TogetherAsync("POST", id => $"/sessions/{id}/stop");

        await CreateAsync("/sessions", _ => "{}");

        refused.Status.ShouldBe(400);
        _livy.Counts.ShouldBe(_empty with { Entries = 2 * Many, Processes = Many });
    }

    /// <summary>Creates many and waits until they have started.</summary>
    private async Task CreateAsync(string path, Func<int, string> body)
    {
        await EachAsync(async id => (await _client.PostAsync(path, body(id))).Status.ShouldBe(201));
        _clock.Advance(_options.SessionStartTime);
    }

    private static async Task EachAsync(Func<int, Task> act)
    {
        for (var id = 0; id < Many; id++)
        {
            await act(id);
        }
    }

    /// <summary>All at once: each answer comes when the driver has shut down.</summary>
    private async Task TogetherAsync(string method, Func<int, string> path)
    {
        var all = Enumerable.Range(0, Many).Select(id => _client.SendAsync(method, path(id))).ToList();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await Task.WhenAll(all)).ShouldAllBe(reply => reply.Status == 200 || reply.Status == 204);
    }

    private async Task<int> TotalAsync(string path) => (await _client.GetAsync(path + "?size=1")).Json["total"]!.GetValue<int>();
}
