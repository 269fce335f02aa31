namespace Livy.Client.Testing.Tests;

/// <summary>What goes wrong between the server and a driver, which the state of the session does not show.</summary>
public sealed class DriverChannelTests : IDisposable
{
    private readonly FakeLivyOptions _options = new();
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public DriverChannelTests()
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
    public async Task Output_AboveTheLimit_HangsItsGetAndTheList()
    {
        _options.RpcMaxSize = 1_000;
        _livy.OnStatement("big").Returns(new string('x', 2_000));
        await _client.StartSessionAsync(_clock, "pyspark");
        await _client.PostAsync("/sessions/0/statements", """{"code": "big"}""");
        await _client.PostAsync("/sessions/0/statements", """{"code": "1+1"}""");
        _clock.Advance(TimeSpan.FromMinutes(1));
        using var giveUp = new CancellationTokenSource();

        var one = _client.GetAsync("/sessions/0/statements/0", giveUp.Token);
        var list = _client.GetAsync("/sessions/0/statements", giveUp.Token);
        _clock.Advance(TimeSpan.FromMinutes(10));
        var other = await _client.GetAsync("/sessions/0/statements/1", CancellationToken.None);
        var state = await _client.GetAsync("/sessions/0/state", CancellationToken.None);

        (one.IsCompleted, list.IsCompleted).ShouldBe((false, false));
        other.Json["output"]!["data"]!["text/plain"]!.ToString().ShouldBe("2");
        state.Json["state"]!.ToString().ShouldBe("idle");
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => one);
        await Should.ThrowAsync<OperationCanceledException>(() => list);
    }

    [Fact]
    public async Task Request_AboveTheLimitOfTheConf_LosesTheSessionWhileItLooksIdle()
    {
        await _client.PostAsync("/sessions", """{"kind": "spark", "conf": {"livy.rsc.rpc.max.size": "200000"}}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        var refused = await _client.PostAsync("/sessions/0/statements", $$"""{"code": "{{new string('y', 300_010)}}"}""");
        var later = await _client.GetAsync("/sessions/0/statements/0");
        var submit = await _client.PostAsync("/sessions/0/statements", """{"code": "1"}""");
        var state = await _client.GetAsync("/sessions/0/state");
        var delete = await _clock.RunUntilAsync(_client.SendAsync("DELETE", "/sessions/0"));

        refused.Status.ShouldBe(500);
        refused.Body.ShouldBe("\"java.util.concurrent.ExecutionException: io.netty.handler.codec.EncoderException: java.lang.IllegalArgumentException: Message (300065 bytes) exceeds maximum allowed size (200000 bytes).\"");
        later.Body.ShouldBe("\"java.lang.IllegalStateException: RPC channel is closed.\"");
        submit.Body.ShouldBe(later.Body);
        state.Json["state"]!.ToString().ShouldBe("idle");
        delete.Status.ShouldBe(200);
    }

    [Fact]
    public async Task LoseChannel_CallUnderWay_IsCancelled()
    {
        _options.RpcMaxSize = 1_000;
        _livy.OnStatement("big").Returns(new string('x', 2_000));
        await _client.StartSessionAsync(_clock, "pyspark");
        await _client.PostAsync("/sessions/0/statements", """{"code": "big"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
        var hanging = _client.GetAsync("/sessions/0/statements/0");

        _livy.LoseChannel(0);
        var cancelled = await _clock.RunUntilAsync(hanging);
        var next = await _client.GetAsync("/sessions/0/statements/0");

        cancelled.Body.ShouldBe("\"java.util.concurrent.CancellationException\"");
        next.Body.ShouldBe("\"java.lang.IllegalStateException: RPC channel is closed.\"");
        (await _client.GetAsync("/sessions/0/state")).Json["state"]!.ToString().ShouldBe("idle");
    }

    [Fact]
    public async Task KillSession_WithLossTime_IsNoticedInSteps()
    {
        _options.DriverLossTime = TimeSpan.FromSeconds(1);
        await _client.StartSessionAsync(_clock, "spark");

        _livy.KillSession(0);
        var first = await _clock.RunUntilAsync(_client.GetAsync("/sessions/0/statements"));
        var second = await _client.GetAsync("/sessions/0/statements");
        _clock.Advance(TimeSpan.FromSeconds(1));
        var third = await _client.GetAsync("/sessions/0/statements");

        first.Body.ShouldBe("\"java.util.concurrent.CancellationException\"");
        second.Body.ShouldBe("\"java.lang.IllegalStateException: RPC channel is closed.\"");
        third.Body.ShouldBe("""{"msg":"requirement failed: Session isn't active."}""");
    }

    [Fact]
    public async Task RunJob_UnderWay_BlocksEveryGetOfStatements()
    {
        _livy.OnJob().Returns([1]).Takes(TimeSpan.FromSeconds(3));
        await _client.StartSessionAsync(_clock, "spark");
        await _client.PostAsync("/sessions/0/run-job", """{"job": "AA==", "jobType": "spark"}""");
        var asked = _clock.GetUtcNow();

        var state = await _client.GetAsync("/sessions/0/state");
        await _clock.RunUntilAsync(_client.GetAsync("/sessions/0/statements"));

        state.Status.ShouldBe(200);
        (_clock.GetUtcNow() - asked).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task ForeignStatement_Added_TakesAnIdAndItsTurn()
    {
        _livy.OnStatement("theirs").Returns("42").Takes(TimeSpan.FromMinutes(5));
        await _client.StartSessionAsync(_clock, "pyspark");

        var id = _livy.AddForeignStatement(0, "theirs");
        var ours = await _client.PostAsync("/sessions/0/statements", """{"code": "1+1"}""");
        _clock.Advance(TimeSpan.FromMinutes(1));
        var waiting = await _client.GetAsync("/sessions/0/statements/1");

        id.ShouldBe(0);
        ours.Json["id"]!.GetValue<int>().ShouldBe(1);
        waiting.Json["state"]!.ToString().ShouldBe("waiting");
        Should.Throw<InvalidOperationException>(() => _livy.AddForeignStatement(9, "1"));
    }

    [Fact]
    public async Task Spark_OneStatement_ShowsBusyIdleBusyIdle()
    {
        await _client.StartSessionAsync(_clock, "spark");
        await _client.PostAsync("/sessions/0/statements", """{"code": "1+1"}""");
        List<string> states = [];
        for (var poll = 0; poll < 40; poll++)
        {
            states.Add((await _client.GetAsync("/sessions/0/state")).Json["state"]!.ToString());
            _clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        states.Where((state, at) => at == 0 || !string.Equals(states[at - 1], state, StringComparison.Ordinal)).ShouldBe(["busy", "idle", "busy", "idle"]);
    }

    [Fact]
    public async Task CompletedDelay_Set_AvailableComesBeforeCompleted()
    {
        _options.CompletedDelay = TimeSpan.FromMilliseconds(10);
        await _client.StartSessionAsync(_clock, "pyspark");
        await _client.PostAsync("/sessions/0/statements", """{"code": "1+1"}""");
        _clock.Advance(TimeSpan.FromMilliseconds(30));
        var early = await _client.GetAsync("/sessions/0/statements/0");
        _clock.Advance(TimeSpan.FromMilliseconds(10));
        var late = await _client.GetAsync("/sessions/0/statements/0");

        (early.Json["state"]!.ToString(), early.Json["completed"]!.GetValue<long>()).ShouldBe(("available", 0));
        late.Json["completed"]!.GetValue<long>().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task LoneSurrogate_InAnOutput_BreaksItsGetAndTheList()
    {
        _livy.OnStatement("half").Returns("\ud83d");
        await _client.StartSessionAsync(_clock, "pyspark");
        await _client.PostAsync("/sessions/0/statements", """{"code": "half"}""");
        await _client.PostAsync("/sessions/0/statements", """{"code": "1+1"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        var one = await _client.GetAsync("/sessions/0/statements/0");
        var list = await _client.SendAsync("GET", "/sessions/0/statements", headers: ("Accept", "application/json"));
        var past = await _client.GetAsync("/sessions/0/statements?from=1");

        (one.Status, list.Status, past.Status).ShouldBe((500, 500, 200));
        one.Header("Content-Type").ShouldBe("text/html;charset=iso-8859-1");
        one.Body.ShouldContain("<title>Error 500 com.fasterxml.jackson.databind.JsonMappingException: Incomplete surrogate pair: first char 0xD83D, second 0x0022 (through");
        list.Json["cause1"]!.ToString().ShouldBe("com.fasterxml.jackson.core.JsonGenerationException: Incomplete surrogate pair: first char 0xD83D, second 0x0022");
    }

    [Fact]
    public async Task Crash_WhileAStatementIsDispatched_StopsIt()
    {
        _options.DriverLossTime = TimeSpan.FromSeconds(1);
        _options.StateFlicker = false;
        var runs = 0;
        _livy.OnStatement(_ => ++runs > 0);
        await _client.StartSessionAsync(_clock, "spark");
        await _client.PostAsync("/sessions/0/statements", """{"code": "1"}""");

        _livy.KillSession(0);
        _clock.Advance(TimeSpan.FromMilliseconds(900));
        await _client.GetAsync("/sessions/0/state");

        runs.ShouldBe(0);
    }
}
