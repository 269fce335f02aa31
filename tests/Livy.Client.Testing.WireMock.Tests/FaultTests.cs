namespace Livy.Client.Testing.Tests;

/// <summary>What the state machine can do to a connection, it does behind WireMock, too.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private readonly SimulatedClock _clock = new();
    private readonly LivyWireMockServer _server;
    private readonly RawClient _client;

    public FaultTests()
    {
        _server = LivyWireMockServer.Start(timeProvider: _clock);
        _client = new RawClient(new SocketsHttpHandler(), _server.Url);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(DropPoint.BeforeHandling, 0)]
    [InlineData(DropPoint.AfterHandling, 1)]
    public async Task Drop_ACreate_SendsNotAByte(DropPoint point, int sessions)
    {
        _server.Livy.When(Stub.Post("/sessions")).Drop(point);

        var raw = await RawSocket.SendAsync(_server.Url, "POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray());
        var list = await _client.GetAsync("/sessions");

        raw.ShouldBeEmpty();
        list.Json["total"]!.GetValue<int>().ShouldBe(sessions);
        _server.WireMock.LogEntries.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Truncate_ABody_PromisesAllOfIt()
    {
        _server.Livy.When(Stub.Get("/sessions")).Truncate(5);

        var raw = await RawSocket.SendAsync(_server.Url, "GET /sessions");

        raw.ShouldContain("Content-Length: 34\r\n");
        raw.ShouldEndWith("\r\n\r\n{\"fro");
    }

    [Fact]
    public async Task Hang_ClientGivesUp_IsJournaledAndLetGo()
    {
        _server.Livy.When(Stub.Get("/sessions")).Hang();
        using var giveUp = new CancellationTokenSource();
        var hanging = _client.GetAsync("/sessions", giveUp.Token);
        await UntilAsync(() => _server.Livy.Requests.Count == 1);

        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => hanging);
        await UntilAsync(() => _server.WireMock.LogEntries.Count > 0);

        _server.WireMock.LogEntries.ShouldHaveSingleItem().ResponseMessage!.StatusCode.ShouldBe(0);
    }

    [Fact]
    public async Task ArrivesAfter_ClientGaveUp_IsStillCarriedOut()
    {
        _server.Livy.When(Stub.Post("/sessions")).ArrivesAfter(TimeSpan.FromMinutes(1));
        using var giveUp = new CancellationTokenSource();
        var late = _client.SendAsync("POST", "/sessions", new StringContent("{}"), giveUp.Token);
        await UntilAsync(() => _server.Livy.Requests.Count == 1);
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => late);

        var before = await _client.GetAsync("/sessions", CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(1));
        var after = await _client.GetAsync("/sessions", CancellationToken.None);

        (before.Json["total"]!.GetValue<int>(), after.Json["total"]!.GetValue<int>()).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Faults_OfASeed_AreThoseOfTheKestrelHost()
    {
        await using var kestrel = await LivyMockServer.StartAsync(timeProvider: _clock);

        var behindWireMock = await MeetAsync(_server.Livy, _server.Url);
        var onKestrel = await MeetAsync(kestrel.Livy, kestrel.Url);

        behindWireMock.ShouldBe(onKestrel);
        behindWireMock.OfType<string>().Distinct().Count().ShouldBeGreaterThan(5);
        behindWireMock.ShouldContain((string?)null);
    }

    [Fact]
    public async Task Clock_Advanced_StartsTheSession()
    {
        _server.Livy.OnSession().StartsIn(TimeSpan.FromMinutes(30));
        await _client.PostAsync("/sessions", """{"kind": "pyspark"}""");

        var before = await _client.GetAsync("/sessions/0/state");
        _clock.Advance(TimeSpan.FromMinutes(30));
        var after = await _client.GetAsync("/sessions/0/state");

        (before.Json["state"]!.GetValue<string>(), after.Json["state"]!.GetValue<string>()).ShouldBe(("starting", "idle"));
    }

    [Fact]
    public async Task Clock_AdvancedWhileARequestIsBlocked_LetsItGo()
    {
        _server.Livy.When(Stub.Get("/sessions")).Delay(TimeSpan.FromHours(1));
        var blocked = _client.GetAsync("/sessions");
        await UntilAsync(() => _server.Livy.Requests.Count == 1 && _server.Livy.Requests[0].Stub is not null);

        while (!blocked.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromHours(1));
            await Task.Yield();
        }

        (await blocked).Status.ShouldBe(200);
    }

    private static async Task<List<string?>> MeetAsync(FakeLivy livy, Uri url)
    {
        livy.Faults.SetAll(0.08);
        livy.Faults.Slow = 0;
        livy.Faults.LateDelivery = 0;
        livy.Faults.Seed = 42;
        for (var count = 0; count < 60; count++)
        {
            await RawSocket.SendAsync(url, "GET /sessions");
        }

        return [.. livy.Requests.Select(request => request.Fault)];
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }
}
