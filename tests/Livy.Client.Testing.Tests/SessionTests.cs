namespace Livy.Client.Testing.Tests;

public sealed class SessionTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivyOptions _options = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public SessionTests()
    {
        _livy = new FakeLivy(_options, _clock);
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Fact]
    public async Task FailsToStart_WithLog_IsDeadAndSaysWhy()
    {
        _livy.OnSession(request => request.Name is "bad").FailsToStart("Invalid maximum heap size: -Xmxbanana");
        await _client.PostAsync("/sessions", """{"name": "bad"}""");

        _clock.Advance(TimeSpan.FromSeconds(1));

        (await StateAsync("bad")).ShouldBe("dead");
        (await _client.GetAsync("/sessions/bad/log")).Body.ShouldBe("""{"id":0,"from":0,"total":3,"log":["stdout: ","\nstderr: ","Invalid maximum heap size: -Xmxbanana"]}""");
        (await _client.GetAsync("/sessions/bad/statements")).Body.ShouldBe("""{"msg":"requirement failed: Session isn't active."}""");
    }

    [Fact]
    public async Task FailsToStart_WithoutLog_PassesThroughShuttingDown()
    {
        _livy.OnSession().FailsToStart();
        await _client.PostAsync("/sessions", "{}");

        _clock.Advance(TimeSpan.FromMilliseconds(310));
        var first = await StateAsync("0");
        _clock.Advance(TimeSpan.FromSeconds(1));

        first.ShouldBe("shutting_down");
        (await StateAsync("0")).ShouldBe("dead");
    }

    [Theory]
    [InlineData("dead")]
    [InlineData("killed")]
    [InlineData("shutting_down dead")]
    [InlineData("shutting_down killed")]
    [InlineData("killed dead")]
    [InlineData("shutting_down killed dead")]
    public async Task Through_States_AreShownOneAfterAnotherWithTheLog(string states)
    {
        var expected = states.Split(' ');
        _livy.OnSession().FailsToStart("Could not parse Master URL").Through(expected);
        await _client.PostAsync("/sessions", "{}");
        List<string> seen = [];

        _clock.Advance(_options.SessionStartTime);
        for (var step = 0; step < expected.Length + 2; step++)
        {
            seen.Add(await StateAsync("0"));
            _clock.Advance(_options.StopTime);
        }

        seen.Distinct(StringComparer.Ordinal).ShouldBe(expected);
        (await _client.GetAsync("/sessions/0/log")).Body.ShouldContain("Could not parse Master URL");
        _livy.Counts.Processes.ShouldBe(0);
    }

    [Fact]
    public async Task Through_WithoutLog_LeavesItEmpty()
    {
        _livy.OnSession().Through("killed", "dead");
        await _client.PostAsync("/sessions", "{}");

        _clock.Advance(TimeSpan.FromSeconds(1));

        (await StateAsync("0")).ShouldBe("dead");
        (await _client.GetAsync("/sessions/0/log")).Body.ShouldContain("\"total\":2,");
    }

    [Fact]
    public async Task Through_DeletedWhileKilledInPassing_IsGone()
    {
        _livy.OnSession().Through("killed", "dead");
        await _client.PostAsync("/sessions", "{}");
        _clock.Advance(_options.SessionStartTime);

        var deleted = await _client.SendAsync("DELETE", "/sessions/0");
        var counts = _livy.Counts;

        deleted.Body.ShouldBe("""{"msg":"deleted"}""");
        (counts.Entries, counts.Events).ShouldBe((0, 2));
    }

    [Theory]
    [InlineData()]
    [InlineData("shutting_down")]
    [InlineData("idle", "dead")]
    public void Through_StatesNoFailingStartHas_AreRefused(params string[] states) =>
        Should.Throw<ArgumentException>(() => _livy.OnSession().Through(states)).Message.ShouldStartWith("Expected some of shutting_down, killed, dead");

    [Fact]
    public async Task Names_TakenOrInvalid_AreRefusedAndTheirIdsLost()
    {
        await _client.PostAsync("/sessions", """{"name": "etl"}""");

        var duplicate = await _client.PostAsync("/sessions", """{"name": "etl"}""");
        var digits = await _client.PostAsync("/sessions", """{"name": "123"}""");
        var next = await _client.PostAsync("/sessions", "{}");

        duplicate.Body.ShouldBe("""{"msg":"Rejected, Reason: Duplicate session name: Some(etl) for session 1"}""");
        digits.Body.ShouldBe("""{"msg":"Rejected, Reason: Invalid session name: 123"}""");
        next.Header("Location").ShouldBe("/sessions/3");
    }

    [Fact]
    public async Task Batch_Refused_LeavesAPhantomThatHoldsItsName()
    {
        var refused = await _client.PostAsync("/batches", """{"name": "wc"}""");
        _clock.Advance(TimeSpan.FromHours(5));
        var phantom = await _client.GetAsync("/batches/wc");
        var again = await _client.PostAsync("/batches", """{"name": "wc", "file": "/a.jar"}""");

        refused.Body.ShouldBe("""{"msg":"Rejected, Reason: requirement failed: File is required."}""");
        phantom.Body.ShouldEndWith("""
            "state":"starting","appId":null,"appInfo":{"driverLogUrl":null,"sparkUiUrl":null,"executorLogUrls":null},"log":[]}
            """.Trim());
        again.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Stopped_AfterTheRetainTime_IsCollected()
    {
        await _client.StartSessionAsync(_clock, "spark");
        var stopped = await _clock.RunUntilAsync(_client.SendAsync("POST", "/sessions/0/stop"));

        _clock.Advance(TimeSpan.FromSeconds(590));
        var before = await StateAsync("0");
        _clock.Advance(TimeSpan.FromSeconds(120));

        stopped.Status.ShouldBe(204);
        before.ShouldBe("dead");
        (await _client.GetAsync("/sessions/0")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Heartbeat_FedByAnyCall_ReapsOnlyWhoIsSilent()
    {
        await _client.PostAsync("/sessions", """{"heartbeatTimeoutInSecond": 50}""");
        await _client.PostAsync("/sessions", """{"heartbeatTimeoutInSecond": 50}""");

        for (var minute = 0; minute < 10; minute++)
        {
            _clock.Advance(TimeSpan.FromSeconds(30));
            await _client.GetAsync("/sessions/1/log");
        }

        (await _client.GetAsync("/sessions/0")).Status.ShouldBe(404);
        (await _client.GetAsync("/sessions/1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Idle_ReadingDoesNotCount_ConnectDoes()
    {
        await _client.PostAsync("/sessions", """{"idleTimeout": "90s"}""");
        await _client.PostAsync("/sessions", """{"idleTimeout": "90s"}""");

        for (var step = 0; step < 10; step++)
        {
            _clock.Advance(TimeSpan.FromSeconds(30));
            await _client.GetAsync("/sessions/0/state");
            await _client.SendAsync("POST", "/sessions/1/connect");
        }

        (await _client.GetAsync("/sessions/0")).Status.ShouldBe(404);
        (await _client.GetAsync("/sessions/1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task KillSession_WhileAStatementRuns_LosesIt()
    {
        await _client.StartSessionAsync(_clock, "pyspark");
        await _client.PostAsync("/sessions/0/statements", """{"code": "import time\ntime.sleep(60)"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        _livy.KillSession(0);

        (await StateAsync("0")).ShouldBe("dead");
        (await _client.GetAsync("/sessions/0/statements/0")).Body.ShouldBe("""{"msg":"requirement failed: Session isn't active."}""");
    }

    [Fact]
    public async Task Restart_RecoveryOff_ForgetsEverythingAndDropsWhoIsBlocked()
    {
        await _client.PostAsync("/sessions", """{"name": "first"}""");
        var blocked = _client.GetAsync("/sessions/0/statements");

        _livy.Restart();

        await Should.ThrowAsync<HttpRequestException>(() => blocked);
        (await _client.GetAsync("/sessions/first")).Status.ShouldBe(404);
        (await _client.PostAsync("/sessions", "{}")).Header("Location").ShouldBe("/sessions/0");
    }

    [Fact]
    public async Task MaxCreation_Reached_RefusesBeforeTheBodyIsRead()
    {
        _options.MaxCreation = 1;
        await _client.PostAsync("/sessions", "{}");

        var reply = await _client.PostAsync("/batches", "{bad");

        reply.Body.ShouldBe("""{"msg":"Rejected, too many sessions are being created!"}""");
    }

    [Theory]
    [InlineData(LivyProfile.Livy07, """{"id":0,"name":null,"appId":null,"owner":null,"proxyUser":null,"state":"starting","kind":"spark","appInfo":{"driverLogUrl":null,"sparkUiUrl":null},"log":["stdout: ","\nstderr: "]}""")]
    [InlineData(LivyProfile.Livy08, """{"id":0,"name":null,"appId":null,"owner":null,"proxyUser":null,"state":"starting","kind":"spark","appInfo":{"driverLogUrl":null,"sparkUiUrl":null},"log":["stdout: ","\nstderr: "],"ttl":null,"driverMemory":null,"driverCores":0,"executorMemory":null,"executorCores":0,"conf":{},"archives":[],"files":[],"heartbeatTimeoutInSecond":0,"jars":[],"numExecutors":0,"pyFiles":[],"queue":null}""")]
    public async Task Profile_OlderRelease_HasItsOwnShape(LivyProfile profile, string expected)
    {
        _options.Profile = profile;

        var reply = await _client.PostAsync("/sessions", """{"kind": "spark"}""");
        var unknown = await _client.PostAsync("/sessions", """{"idleTimeout": "5m"}""");

        reply.Body.ShouldBe(expected);
        reply.Header("X-Frame-Options").ShouldBeNull();
        unknown.Status.ShouldBe(400);
        unknown.Body.ShouldStartWith("\"Unrecognized field");
    }

    [Fact]
    public async Task BasePath_Set_IsTheOnlyPlaceThatAnswers()
    {
        _options.BasePath = "/gateway/livy";

        var inside = await _client.GetAsync("/gateway/livy/sessions");
        var outside = await _client.GetAsync("/sessions");

        (inside.Status, outside.Status).ShouldBe((200, 404));
    }

    private async Task<string> StateAsync(string id) => (await _client.GetAsync($"/sessions/{id}/state")).Json["state"]!.ToString();
}
