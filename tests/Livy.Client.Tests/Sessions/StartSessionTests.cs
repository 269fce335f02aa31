using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class StartSessionTests
{
    private readonly SimulatedClock _time = new();
    private readonly StubLivy _server = new StubLivy()
        .On("POST /sessions", Answers.Created(Bodies.Session(7, "starting")))
        .On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")), Answers.Ok(Bodies.Session(7, "starting")), Answers.Ok(Bodies.Session(7, "idle")))
        .On("GET /sessions/7/log", Answers.Ok(Bodies.Log("stdout: ", "Too small maximum heap", "\nstderr: ")))
        .On("DELETE /sessions/7", Answers.Ok("""{"msg":"deleted"}"""));

    [Fact]
    public async Task Start_OfASessionThatBecomesIdle_BringsAnOwnedHandle()
    {
        using var client = _server.CreateClient(_time);

        var session = await _time.RunUntilAsync(client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark)));

        session.Id.ShouldBe((LivyId)7);
        session.IsOwned.ShouldBeTrue();
        session.ToString().ShouldBe("session 7 (pyspark)");
        _server.Lines.ShouldBe(["POST /sessions", "GET /sessions/7", "GET /sessions/7", "GET /sessions/7"]);
        _server.Requests[0].Text.ShouldBe("""{"kind":"pyspark"}""");
    }

    [Theory]
    [InlineData("busy")]
    [InlineData("running")]
    public async Task Start_OfASessionThatIsReadyInAnotherWay_BringsIt(string state)
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, state)));
        using var client = _server.CreateClient(_time);

        (await _time.RunUntilAsync(client.Sessions.StartAsync(new SessionSpec()))).IsOwned.ShouldBeTrue();
    }

    [Fact]
    public async Task Start_OfASessionInAnUnknownState_WaitsOn()
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "hibernating")), Answers.Ok(Bodies.Session(7, "recovering")), Answers.Ok(Bodies.Session(7, "idle")));
        using var client = _server.CreateClient(_time);

        await _time.RunUntilAsync(client.Sessions.StartAsync(new SessionSpec()));

        _server.CountOf("GET /sessions/7").ShouldBe(3);
    }

    [Theory]
    [InlineData("dead")]
    [InlineData("killed")]
    [InlineData("error")]
    [InlineData("success")]
    public async Task Start_OfASessionThatEnds_ThrowsWithLogAndHintAndDeletesIt(string state)
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")), Answers.Ok(Bodies.Session(7, "shutting_down")), Answers.Ok(Bodies.Session(7, state)));
        using var client = _server.CreateClient(_time);

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(client.Sessions.StartAsync(new SessionSpec()));

        error.SessionId.ShouldBe((LivyId)7);
        error.State.ShouldBe(new SessionState(state));
        error.LogTail.ShouldContain("Too small maximum heap");
        error.Hint.ShouldNotBeNull().ShouldContain("500m");
        error.Message.ShouldContain("Too small maximum heap");
        error.OutcomeUnknown.ShouldBeFalse();
        _server.Lines.TakeLast(2).ShouldBe(["GET /sessions/7/log", "DELETE /sessions/7"]);
    }

    [Fact]
    public async Task Start_OfASessionThatEndsWithoutAReadableLog_TakesTheLastLinesItSaw()
    {
        _server.On("GET /sessions/7", Answers.Ok("""{"id":7,"state":"dead","log":["the last line",null]}""")).On("GET /sessions/7/log", Answers.Error(500, "x"));
        using var client = _server.CreateClient(_time);

        (await _time.RunUntilThrownAsync<LivySessionFailedException>(client.Sessions.StartAsync(new SessionSpec()))).LogTail.ShouldBe(["the last line"]);
    }

    [Fact]
    public async Task Start_OfASessionThatSaysNothingButItsState_Throws()
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.State(7, "dead"))).On("GET /sessions/7/log", Answers.Ok("""{"id":7}"""));
        using var client = _server.CreateClient(_time);

        (await _time.RunUntilThrownAsync<LivySessionFailedException>(client.Sessions.StartAsync(new SessionSpec()))).LogTail.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_OfASessionThatIsForgotten_SaysSo()
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")), Answers.NoSession("7")).On("DELETE /sessions/7", Answers.NoSession("7"));
        using var client = _server.CreateClient(_time);

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(client.Sessions.StartAsync(new SessionSpec()));

        error.Message.ShouldContain("Session 7, last seen starting, is gone");
        error.InnerException.ShouldBeOfType<LivyApiException>();
    }

    [Fact]
    public async Task Start_NotReadyInTime_ThrowsWithIdStateAndLogAndDeletesIt()
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")));
        using var client = _server.CreateClient(_time, options => options.Waiting.SessionStartTimeout = TimeSpan.FromMinutes(3));

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(client.Sessions.StartAsync(new SessionSpec()));

        error.Id.ShouldBe((LivyId)7);
        error.Limit.ShouldBe(TimeSpan.FromMinutes(3));
        error.LastState.ShouldBe("starting");
        error.LogTail.ShouldContain("Too small maximum heap");
        error.Message.ShouldContain("The client deletes it in the background.");
        error.Message.ShouldNotContain('\n');
        error.ToString().ShouldContain("The end of its log:");
        _server.Lines.TakeLast(2).ShouldBe(["GET /sessions/7/log", "DELETE /sessions/7"]);
    }

    [Fact]
    public async Task Start_WithoutALimit_WaitsForIt()
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")).After(TimeSpan.FromSeconds(14), _time), Answers.Ok(Bodies.Session(7, "idle")));
        using var client = _server.CreateClient(_time, options => options.Waiting.SessionStartTimeout = TimeSpan.MaxValue);

        (await _time.RunUntilAsync(client.Sessions.StartAsync(new SessionSpec()))).IsOwned.ShouldBeTrue();
    }

    [Fact]
    public async Task Start_Cancelled_ThrowsWithTheIdAndTheCallersTokenAndDeletesIt()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")));
        using var client = _server.CreateClient(_time);

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(client.Sessions.StartAsync(new SessionSpec(), caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        error.Message.ShouldContain("session 7");
        _server.Lines.Last().ShouldBe("DELETE /sessions/7");
    }

    [Fact]
    public async Task Start_CancelledAndNotDeletable_ThrowsAtOnce()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting"))).On("DELETE /sessions/7", Answers.Hang());
        using var client = _server.CreateClient(_time);

        await _time.RunUntilThrownAsync<OperationCanceledException>(client.Sessions.StartAsync(new SessionSpec(), caller.Token));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Start_CancelledBeforeItBegins_SendsNothing()
    {
        using var client = _server.CreateClient(_time);

        await Should.ThrowAsync<OperationCanceledException>(() => client.Sessions.StartAsync(new SessionSpec(), new CancellationToken(canceled: true)));

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_CancelledWhileTheServerCreates_DeletesInTheBackgroundWhatItMade()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
        _server.On("POST /sessions", Answers.Created(Bodies.Session(7, "starting")).After(TimeSpan.FromSeconds(20), _time));
        var client = _server.CreateClient(_time);

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(client.Sessions.StartAsync(new SessionSpec(), caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
        _server.Lines.ShouldBe(["POST /sessions"]);
        await _time.RunUntilAsync(client.DisposeAsync().AsTask());
        _server.Lines.ShouldBe(["POST /sessions", "DELETE /sessions/7"]);
    }

    [Fact]
    public async Task DisposeAsync_OfAClientWhoseCreateHangs_EndsAfterItsLimit()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
        _server.On("POST /sessions", Answers.Hang());
        var client = _server.CreateClient(_time);
        await _time.RunUntilThrownAsync<OperationCanceledException>(client.Sessions.StartAsync(new SessionSpec(), caller.Token));

        await _time.RunUntilAsync(client.DisposeAsync().AsTask());

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(35));
    }

    [Fact]
    public async Task DisposeAsync_OfAClientWhoseCreateFailsInAnOddWay_DoesNotThrow()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
        _server.On("POST /sessions", Answers.Fail(() => new InvalidOperationException("odd")).After(TimeSpan.FromSeconds(10), _time));
        var client = _server.CreateClient(_time);
        await _time.RunUntilThrownAsync<OperationCanceledException>(client.Sessions.StartAsync(new SessionSpec(), caller.Token));

        await _time.RunUntilAsync(client.DisposeAsync().AsTask());

        _server.Lines.ShouldBe(["POST /sessions"]);
    }

    [Theory]
    [InlineData(400, "Rejected, too many sessions are being created!", "TooManySessions")]
    [InlineData(400, "Rejected, Reason: Duplicate session name: Some(a) for session 8", "DuplicateName")]
    [InlineData(503, "busy", "Unavailable")]
    public async Task Start_Refused_ThrowsAndSendsNothingMore(int status, string message, string code)
    {
        _server.On("POST /sessions", Answers.Error(status, message));
        using var client = _server.CreateClient(_time, options => options.Submission.RetryWhenBusy = false);

        (await _time.RunUntilThrownAsync<LivyApiException>(client.Sessions.StartAsync(new SessionSpec()))).ErrorCode.Value.ShouldBe(code);

        _server.Lines.ShouldBe(["POST /sessions"]);
    }

    [Fact]
    public async Task Start_WhoseFirstPollsFail_WaitsOn()
    {
        _server.On("GET /sessions/7", Answers.Refused(), Answers.Error(502, "bad gateway"), Answers.Hang(), Answers.Ok(Bodies.Session(7, "idle")));
        using var client = _server.CreateClient(_time);

        (await _time.RunUntilAsync(client.Sessions.StartAsync(new SessionSpec()))).Id.ShouldBe((LivyId)7);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Start_WhosePollsAreForbiddenForLong_EndsWithThatAndTriesToDelete(int status)
    {
        _server.On("GET /sessions/7", Answers.Error(status, "no"));
        using var client = _server.CreateClient(_time);

        var error = await _time.RunUntilThrownAsync<LivyApiException>(client.Sessions.StartAsync(new SessionSpec()));

        ((int)error.StatusCode).ShouldBe(status);
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(36));
        _server.Lines.Last().ShouldBe("DELETE /sessions/7");
    }

    [Theory]
    [InlineData("0.9.0-incubating", """{"kind":"shared","ttl":"3600000ms","idleTimeout":"60000ms"}""")]
    [InlineData("0.10.0-SNAPSHOT", """{"kind":"shared","ttl":"3600000ms","idleTimeout":"60000ms"}""")]
    [InlineData("<unknown>", """{"kind":"shared","ttl":"3600000ms","idleTimeout":"60000ms"}""")]
    public async Task Create_WithLimits_SpeaksTheWordsOfTheServersVersion(string version, string expected)
    {
        _server.On("GET /version", Answers.Ok($$"""{"version":"{{version}}"}"""));
        using var client = _server.CreateClient(_time);

        await client.Sessions.CreateAsync(new SessionSpec { Ttl = TimeSpan.FromHours(1), IdleTimeout = TimeSpan.FromMinutes(1) });

        _server.Lines.ShouldBe(["GET /version", "POST /sessions"]);
        _server.Requests[1].Text.ShouldBe(expected);
    }

    [Fact]
    public async Task Create_WithALimitOfSqlRows_SendsItsSetting()
    {
        using var client = _server.CreateClient(_time);

        await client.Sessions.CreateAsync(new SessionSpec { SqlRowLimit = 50_000, Conf = { ["a"] = "b" } });

        _server.Requests[^1].Text.ShouldBe("""{"kind":"shared","conf":{"a":"b","livy.rsc.sql.num-rows":"50000"}}""");
    }

    [Fact]
    public async Task Create_WithAnImpossibleLimitOfSqlRows_IsRefusedBeforeSending()
    {
        using var client = _server.CreateClient(_time);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => client.Sessions.CreateAsync(new SessionSpec { SqlRowLimit = 0 }));
        (await Should.ThrowAsync<ArgumentException>(() => client.Sessions.CreateAsync(new SessionSpec { SqlRowLimit = 5, Conf = { ["livy.rsc.sql.num-rows"] = "5" } })))
            .Message.ShouldContain("livy.rsc.sql.num-rows");

        _server.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(501)]
    public async Task Create_WithLimitsOnAServerWithoutVersion_SendsThem(int status)
    {
        _server.On("GET /version", Answers.Error(status, ""));
        using var client = _server.CreateClient(_time);

        await client.Sessions.CreateAsync(new SessionSpec { Ttl = TimeSpan.FromHours(1), IdleTimeout = TimeSpan.FromMinutes(1) });

        _server.Requests[1].Text.ShouldBe("""{"kind":"shared","ttl":"3600000ms","idleTimeout":"60000ms"}""");
    }

    [Fact]
    public async Task Create_WithLimitsTwice_AsksForTheVersionOnce()
    {
        _server.On("GET /version", Answers.Ok("""{"version":"0.9.0"}"""));
        using var client = _server.CreateClient(_time);

        await client.Sessions.CreateAsync(new SessionSpec { Ttl = TimeSpan.FromHours(1) });
        await client.As("alice").Sessions.CreateAsync(new SessionSpec { Ttl = TimeSpan.FromHours(1) });

        _server.CountOf("GET /version").ShouldBe(1);
    }

    [Fact]
    public async Task Create_WithALimitTheVersionLacks_IsRefusedBeforeSending()
    {
        _server.On("GET /version", Answers.Ok("""{"version":"0.7.1-incubating"}"""));
        using var client = _server.CreateClient(_time);

        (await Should.ThrowAsync<NotSupportedException>(() => client.Sessions.CreateAsync(new SessionSpec { IdleTimeout = TimeSpan.FromMinutes(1) }))).Message.ShouldContain("0.8");

        _server.CountOf("POST /sessions").ShouldBe(0);
    }

    [Fact]
    public async Task Create_OfABadSpec_IsRefusedBeforeSending()
    {
        using var client = _server.CreateClient(_time);

        await Should.ThrowAsync<ArgumentException>(() => client.Sessions.CreateAsync(new SessionSpec { Name = "123" }));
        await Should.ThrowAsync<ArgumentNullException>(() => client.Sessions.CreateAsync(null!));

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Start_AsAnotherUser_SaysSoOnEveryCall()
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")), Answers.Ok(Bodies.Session(7, "dead")));
        using var client = _server.CreateClient(_time);

        await _time.RunUntilThrownAsync<LivySessionFailedException>(client.As("alice").Sessions.StartAsync(new SessionSpec()));

        _server.Requests.ShouldAllBe(sent => sent.Uri.Query.EndsWith("doAs=alice"));
        _server.Lines.ShouldContain("DELETE /sessions/7");
    }
}
