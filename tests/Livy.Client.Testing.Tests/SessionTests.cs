namespace Livy.Client.Testing.Tests;

public sealed class SessionTests : IDisposable
{
    private readonly SimulatedClock clock = new();
    private readonly FakeLivyOptions options = new();
    private readonly FakeLivy livy;
    private readonly RawClient client;

    public SessionTests()
    {
        livy = new FakeLivy(options, clock);
        client = new RawClient(livy);
    }

    public void Dispose()
    {
        client.Dispose();
        livy.Dispose();
    }

    [Fact]
    public async Task FailsToStart_WithLog_IsDeadAndSaysWhy()
    {
        livy.OnSession(request => request.Name is "bad").FailsToStart("Invalid maximum heap size: -Xmxbanana");
        await client.PostAsync("/sessions", """{"name": "bad"}""");

        clock.Advance(TimeSpan.FromSeconds(1));

        (await StateAsync("bad")).ShouldBe("dead");
        (await client.GetAsync("/sessions/bad/log")).Body.ShouldBe("""{"id":0,"from":0,"total":3,"log":["stdout: ","\nstderr: ","Invalid maximum heap size: -Xmxbanana"]}""");
        (await client.GetAsync("/sessions/bad/statements")).Body.ShouldBe("""{"msg":"requirement failed: Session isn't active."}""");
    }

    [Fact]
    public async Task FailsToStart_WithoutLog_PassesThroughShuttingDown()
    {
        livy.OnSession().FailsToStart();
        await client.PostAsync("/sessions", "{}");

        clock.Advance(TimeSpan.FromMilliseconds(310));
        string first = await StateAsync("0");
        clock.Advance(TimeSpan.FromSeconds(1));

        first.ShouldBe("shutting_down");
        (await StateAsync("0")).ShouldBe("dead");
    }

    [Fact]
    public async Task Names_TakenOrInvalid_AreRefusedAndTheirIdsLost()
    {
        await client.PostAsync("/sessions", """{"name": "etl"}""");

        Reply duplicate = await client.PostAsync("/sessions", """{"name": "etl"}""");
        Reply digits = await client.PostAsync("/sessions", """{"name": "123"}""");
        Reply next = await client.PostAsync("/sessions", "{}");

        duplicate.Body.ShouldBe("""{"msg":"Rejected, Reason: Duplicate session name: Some(etl) for session 1"}""");
        digits.Body.ShouldBe("""{"msg":"Rejected, Reason: Invalid session name: 123"}""");
        next.Header("Location").ShouldBe("/sessions/3");
    }

    [Fact]
    public async Task Batch_Refused_LeavesAPhantomThatHoldsItsName()
    {
        Reply refused = await client.PostAsync("/batches", """{"name": "wc"}""");
        clock.Advance(TimeSpan.FromHours(5));
        Reply phantom = await client.GetAsync("/batches/wc");
        Reply again = await client.PostAsync("/batches", """{"name": "wc", "file": "/a.jar"}""");

        refused.Body.ShouldBe("""{"msg":"Rejected, Reason: requirement failed: File is required."}""");
        phantom.Body.ShouldEndWith("""
            "state":"starting","appId":null,"appInfo":{"driverLogUrl":null,"sparkUiUrl":null,"executorLogUrls":null},"log":[]}
            """.Trim());
        again.Status.ShouldBe(400);
    }

    [Fact]
    public async Task Stopped_AfterTheRetainTime_IsCollected()
    {
        await client.StartSessionAsync(clock, "spark");
        Reply stopped = await clock.RunUntilAsync(client.SendAsync("POST", "/sessions/0/stop"));

        clock.Advance(TimeSpan.FromSeconds(590));
        string before = await StateAsync("0");
        clock.Advance(TimeSpan.FromSeconds(120));

        stopped.Status.ShouldBe(204);
        before.ShouldBe("dead");
        (await client.GetAsync("/sessions/0")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Heartbeat_FedByAnyCall_ReapsOnlyWhoIsSilent()
    {
        await client.PostAsync("/sessions", """{"heartbeatTimeoutInSecond": 50}""");
        await client.PostAsync("/sessions", """{"heartbeatTimeoutInSecond": 50}""");

        for (int minute = 0; minute < 10; minute++)
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await client.GetAsync("/sessions/1/log");
        }

        (await client.GetAsync("/sessions/0")).Status.ShouldBe(404);
        (await client.GetAsync("/sessions/1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Idle_ReadingDoesNotCount_ConnectDoes()
    {
        await client.PostAsync("/sessions", """{"idleTimeout": "90s"}""");
        await client.PostAsync("/sessions", """{"idleTimeout": "90s"}""");

        for (int step = 0; step < 10; step++)
        {
            clock.Advance(TimeSpan.FromSeconds(30));
            await client.GetAsync("/sessions/0/state");
            await client.SendAsync("POST", "/sessions/1/connect");
        }

        (await client.GetAsync("/sessions/0")).Status.ShouldBe(404);
        (await client.GetAsync("/sessions/1")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task KillSession_WhileAStatementRuns_LosesIt()
    {
        await client.StartSessionAsync(clock, "pyspark");
        await client.PostAsync("/sessions/0/statements", """{"code": "import time\ntime.sleep(60)"}""");
        clock.Advance(TimeSpan.FromSeconds(1));

        livy.KillSession(0);

        (await StateAsync("0")).ShouldBe("dead");
        (await client.GetAsync("/sessions/0/statements/0")).Body.ShouldBe("""{"msg":"requirement failed: Session isn't active."}""");
    }

    [Fact]
    public async Task Restart_RecoveryOff_ForgetsEverythingAndDropsWhoIsBlocked()
    {
        await client.PostAsync("/sessions", """{"name": "first"}""");
        Task<Reply> blocked = client.GetAsync("/sessions/0/statements");

        livy.Restart();

        await Should.ThrowAsync<HttpRequestException>(() => blocked);
        (await client.GetAsync("/sessions/first")).Status.ShouldBe(404);
        (await client.PostAsync("/sessions", "{}")).Header("Location").ShouldBe("/sessions/0");
    }

    [Fact]
    public async Task MaxCreation_Reached_RefusesBeforeTheBodyIsRead()
    {
        options.MaxCreation = 1;
        await client.PostAsync("/sessions", "{}");

        Reply reply = await client.PostAsync("/batches", "{bad");

        reply.Body.ShouldBe("""{"msg":"Rejected, too many sessions are being created!"}""");
    }

    [Theory]
    [InlineData(LivyProfile.Livy07, """{"id":0,"name":null,"appId":null,"owner":null,"proxyUser":null,"state":"starting","kind":"spark","appInfo":{"driverLogUrl":null,"sparkUiUrl":null},"log":["stdout: ","\nstderr: "]}""")]
    [InlineData(LivyProfile.Livy08, """{"id":0,"name":null,"appId":null,"owner":null,"proxyUser":null,"state":"starting","kind":"spark","appInfo":{"driverLogUrl":null,"sparkUiUrl":null},"log":["stdout: ","\nstderr: "],"ttl":null,"driverMemory":null,"driverCores":0,"executorMemory":null,"executorCores":0,"conf":{},"archives":[],"files":[],"heartbeatTimeoutInSecond":0,"jars":[],"numExecutors":0,"pyFiles":[],"queue":null}""")]
    public async Task Profile_OlderRelease_HasItsOwnShape(LivyProfile profile, string expected)
    {
        options.Profile = profile;

        Reply reply = await client.PostAsync("/sessions", """{"kind": "spark"}""");
        Reply unknown = await client.PostAsync("/sessions", """{"idleTimeout": "5m"}""");

        reply.Body.ShouldBe(expected);
        reply.Header("X-Frame-Options").ShouldBeNull();
        unknown.Status.ShouldBe(400);
        unknown.Body.ShouldStartWith("\"Unrecognized field");
    }

    [Fact]
    public async Task BasePath_Set_IsTheOnlyPlaceThatAnswers()
    {
        options.BasePath = "/gateway/livy";

        Reply inside = await client.GetAsync("/gateway/livy/sessions");
        Reply outside = await client.GetAsync("/sessions");

        (inside.Status, outside.Status).ShouldBe((200, 404));
    }

    private async Task<string> StateAsync(string id) => (await client.GetAsync($"/sessions/{id}/state")).Json["state"]!.ToString();
}
