namespace Livy.Client.Tests;

/// <summary>What running code brings, and what is done when the server, the session or the connection fails.</summary>
public class RunStatementTests : StatementTests
{
    [Fact]
    public async Task Run_OfCode_BringsItsOutput()
    {
        var output = await _time.RunUntilAsync(Session().RunAsync("1 + 1"));

        output.Text.ShouldBe("2");
        output.IsOk.ShouldBeTrue();
        _server.Lines.ShouldBe([Post, Get, Get, Get]);
        _server.Requests[0].Text.ShouldBe("""{"code":"1 \u002B 1"}""");
    }

    [Fact]
    public async Task Run_WithAKind_SendsIt()
    {
        await _time.RunUntilAsync(Session().RunAsync("select 1", StatementKind.Sql));

        _server.Requests[0].Text.ShouldBe("""{"code":"select 1","kind":"sql"}""");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\n")]
    public async Task Run_OfBlankCode_IsLegal(string code)
    {
        await _time.RunUntilAsync(Session().RunAsync(code));

        _server.CountOf(Post).ShouldBe(1);
    }

    [Fact]
    public async Task Run_OfNull_IsRefused()
    {
        await Should.ThrowAsync<ArgumentNullException>(() => Session().RunAsync(null!));
        await Should.ThrowAsync<ArgumentNullException>(() => Session().RunAsync("1", (RunOptions)null!));

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_WithALimitThatIsNone_IsRefusedBeforeSending()
    {
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => Session().RunAsync("1", new RunOptions { Timeout = TimeSpan.Zero }));

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_WithADefaultKind_IsRefusedBeforeSending()
    {
        await Should.ThrowAsync<ArgumentException>(() => Session().RunAsync("1", default(StatementKind)));

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_InASharedSessionWithoutKind_IsRefusedBeforeSending()
    {
        var server = new StubLivy().On("POST /sessions", Answers.Created(Bodies.Session(7, "starting", "shared")));
        var session = await server.CreateClient(_time).Sessions.CreateAsync(new SessionSpec());

        (await Should.ThrowAsync<ArgumentException>(() => session.RunAsync("1"))).Message.ShouldContain("StatementKind.PySpark");

        server.CountOf(Post).ShouldBe(0);
    }

    [Fact]
    public async Task Run_ThatIsFinishedWhenSubmitted_AsksNoMore()
    {
        _server.On(Post, Answers.Created(Bodies.Available(0, "2")));

        (await Session().RunAsync("1 + 1")).Text.ShouldBe("2");

        _server.Lines.ShouldBe([Post]);
    }

    [Fact]
    public async Task Run_OfCodeThatFails_ThrowsItsError()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "available", Bodies.ErrorOutput("NameError", "name 'x' is not defined"))));

        var error = await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("x"));

        error.Failure.ShouldBe(StatementFailure.Error);
        error.Error.ShouldNotBeNull().Name.ShouldBe("NameError");
        error.Error.Traceback.Count.ShouldBe(2);
        error.Message.ShouldContain("NameError: name 'x' is not defined");
        error.Message.ShouldNotContain('\n');
        error.ToString().ShouldContain("Traceback (most recent call last):");
        error.StatementId.ShouldBe(0);
        error.SessionId.ShouldBe((LivyId)7);
        error.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_OfCodeThatFailsWithoutThrowing_BringsTheError()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "available", Bodies.ErrorOutput("NameError", "x"))));

        var output = await _time.RunUntilAsync(Session().RunAsync("x", new RunOptions { ThrowOnError = false }));

        output.IsOk.ShouldBeFalse();
        output.Error.ShouldNotBeNull().Value.ShouldBe("x");
    }

    [Fact]
    public async Task Run_OnADeadInterpreter_SaysSo()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "available", Bodies.ErrorOutput("Error", "Interpreter died:\\n\\n"))));

        (await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("x"))).Message.ShouldContain("replace the session");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_CancelledBySomebodyElse_IsAFailureEvenWithAGoodOutput(bool throwOnError)
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "cancelling")), Answers.Ok(Bodies.Statement(0, "cancelled", Bodies.Text("2"))));

        var error = await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1 + 1", new RunOptions { ThrowOnError = throwOnError }));

        error.Failure.ShouldBe(StatementFailure.Cancelled);
        error.Output.ShouldNotBeNull().Text.ShouldBe("2");
        _server.CountOf(Cancel).ShouldBe(0);
    }

    [Fact]
    public async Task Run_ThatEndsInStateErrorWithAGoodOutput_IsNoSuccess()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "error", Bodies.Text("half"))));

        (await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1"))).Failure.ShouldBe(StatementFailure.Error);
    }

    [Fact]
    public async Task Run_AvailableWithoutOutput_LooksOnUntilThereIsOne()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "available")), Answers.Ok(Bodies.Statement(0, "available")), Answers.Ok(Bodies.Available(0, "2")));

        (await _time.RunUntilAsync(Session().RunAsync("1 + 1"))).Text.ShouldBe("2");
    }

    [Fact]
    public async Task Run_AvailableWithoutOutputForTwoSeconds_IsUnreadable()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "available")));

        var error = await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1 + 1"));

        error.Failure.ShouldBe(StatementFailure.ResultUnreadable);
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Run_ThatHangsForTooLongWhileItsSessionAnswers_IsUnreadable()
    {
        _server.On(Get, Answers.Hang()).On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "busy")));

        var error = await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1"));

        error.Failure.ShouldBe(StatementFailure.ResultUnreadable);
        error.Message.ShouldContain("livy.rsc.rpc.max.size");
        error.InnerException.ShouldBeOfType<LivyConnectionException>();
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
        _server.CountOf(Get).ShouldBe(4);
        _server.CountOf("GET /sessions/7/state").ShouldBe(4);
    }

    [Fact]
    public async Task Run_ThatHangsOnce_IsLookedAtAgain()
    {
        _server.On(Get, Answers.Hang(), Answers.Ok(Bodies.Available(0, "2"))).On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "busy")));

        (await _time.RunUntilAsync(Session().RunAsync("1 + 1"))).Text.ShouldBe("2");
    }

    [Fact]
    public async Task Run_ThatHangsForMinutesAndIsReadableLater_BringsItsOutput()
    {
        _server
            .On(Get, Answers.Hang(), Answers.Hang(), Answers.Hang(), Answers.Ok(Bodies.Available(0, "2")))
            .On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "busy")));

        (await _time.RunUntilAsync(Session().RunAsync("1 + 1"))).Text.ShouldBe("2");
    }

    [Theory]
    [InlineData("dead")]
    [InlineData(null)]
    public async Task Run_ThatHangsBecauseItsSessionEnded_SaysThat(string? state)
    {
        _server.On(Get, Answers.Hang()).On("GET /sessions/7/state", state is null ? Answers.NoSession("7") : Answers.Ok(Bodies.State(7, state)));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(Session().RunAsync("1"));

        error.OutcomeUnknown.ShouldBeTrue();
        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        _server.CountOf(Get).ShouldBe(1);
        _server.CountOf(Cancel).ShouldBe(0);
    }

    [Fact]
    public async Task Run_ThatHangsLikeItsSession_GoesOnUntilTheServerIsBack()
    {
        _server.On(Get, Answers.Hang(), Answers.Hang(), Answers.Ok(Bodies.Available(0, "2"))).On("GET /sessions/7/state", Answers.Hang());

        (await _time.RunUntilAsync(Session().RunAsync("1 + 1"))).Text.ShouldBe("2");
    }

    [Fact]
    public async Task Run_WhileTheServerRestarts_IsLookedAtAgain()
    {
        _server.On(Get, [.. Enumerable.Repeat(Answers.Refused(), 20), Answers.Error(503, "starting"), Answers.Ok(Bodies.Available(0, "2"))]);

        (await _time.RunUntilAsync(Session().RunAsync("1 + 1"))).Text.ShouldBe("2");
    }

    [Fact]
    public async Task Run_WhileTheServerStaysAway_EndsWhenItWasTolerated()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")), Answers.Refused()).On(Cancel, Answers.Refused());

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Session(options => options.Waiting.FaultTolerance = TimeSpan.FromMinutes(2)).RunAsync("1"));

        error.LastState.ShouldBe("running");
        error.Limit.ShouldBe(TimeSpan.FromMinutes(2));
        error.InnerException.ShouldBeOfType<LivyConnectionException>();
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.3));
    }

    [Fact]
    public async Task Run_WithFaultsBetweenGoodLooks_ToleratesEachAnew()
    {
        Answer[] oneRound = [.. Enumerable.Repeat(Answers.Refused(), 8), Answers.Ok(Bodies.Statement(0, "running"))];
        _server.On(Get, [.. Enumerable.Repeat(oneRound, 50).SelectMany(answers => answers), Answers.Ok(Bodies.Available(0, "2"))]);

        (await _time.RunUntilAsync(Session(options => options.Waiting.FaultTolerance = TimeSpan.FromSeconds(20)).RunAsync("1"))).Text.ShouldBe("2");

        _time.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(40));
    }

    [Theory]
    [InlineData("40", 40)]
    [InlineData("2147483647", 60)]
    public async Task Run_AnsweredWithRetryAfter_PausesSoLongButNotLongerThanAllowed(string wish, int seconds)
    {
        _server.On(Get, Answers.Error(503, "busy").WithHeader("Retry-After", wish), Answers.Ok(Bodies.Available(0, "2")));

        await _time.RunUntilAsync(Session(options => options.Waiting.MaxRetryAfter = TimeSpan.FromSeconds(60)).RunAsync("1"));

        _time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 1));
    }

    [Theory]
    [InlineData(401, "Unauthenticated")]
    [InlineData(403, "AccessDenied")]
    public async Task Run_NotAllowedToLookForLong_EndsWithThatAndCancels(int status, string code)
    {
        _server.On(Get, Answers.Error(status, "no"));

        var error = await _time.RunUntilThrownAsync<LivyApiException>(Session().RunAsync("1"));

        error.ErrorCode.Value.ShouldBe(code);
        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        error.MayHaveReachedServer.ShouldBeTrue();
        error.IsTransient.ShouldBeFalse();
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(36));
        _server.Lines.Last().ShouldBe(Cancel);
    }

    [Theory]
    [InlineData(401, "application/json", "{}")]
    [InlineData(403, "text/html", "<html/>")]
    [InlineData(302, "text/html", "")]
    [InlineData(200, "text/html", "<html>Log in</html>")]
    [InlineData(200, "application/json", "{\"id\":")]
    [InlineData(200, "application/json", "null")]
    public async Task Run_WithOneOddAnswer_LooksPastIt(int status, string contentType, string body)
    {
        var odd = Answers.Text(status, body, contentType).WithHeader("Location", "/login");
        _server.On(Get, odd, Answers.Ok(Bodies.Statement(0, "running")), odd, odd, Answers.Ok(Bodies.Available(0, "2")));

        (await _time.RunUntilAsync(Session().RunAsync("1 + 1"))).Text.ShouldBe("2");
    }

    [Fact]
    public async Task Run_OfAStatementThatIsForgotten_HasAnUnknownOutcome()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")), Answers.BareError(404, "Statement not found"));

        var error = await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1"));

        error.Failure.ShouldBe(StatementFailure.OutcomeUnknown);
        error.State.ShouldBe(StatementState.Running);
        error.Message.ShouldContain("livy.rsc.retained-statements");
    }

    [Fact]
    public async Task Run_WhoseTextCanNotBeWritten_IsUnreadable()
    {
        _server.On(Get, Answers.BareError(500, "com.fasterxml.jackson.databind.JsonMappingException: Incomplete surrogate pair: first char 0xD83D"));

        (await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1"))).Failure.ShouldBe(StatementFailure.ResultUnreadable);
    }

    [Theory]
    [InlineData(500, "java.util.concurrent.CancellationException")]
    [InlineData(500, "java.lang.IllegalStateException: RPC channel is closed.")]
    [InlineData(400, "requirement failed: Session isn't active.")]
    public async Task Run_WhoseSessionDies_SaysSoWithLogAndHint(int status, string message)
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")), Answers.Error(status, message))
            .On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "busy")), Answers.Ok(Bodies.State(7, "shutting_down")), Answers.Ok(Bodies.State(7, "dead")));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(Session().RunAsync("1"));

        error.State.ShouldBe(SessionState.Dead);
        error.OutcomeUnknown.ShouldBeTrue();
        error.LogTail.Count.ShouldBe(2);
        error.Hint.ShouldNotBeNull().ShouldContain("out of memory");
        error.Message.ShouldContain("what became of its statement 0 is not known");
    }

    [Fact]
    public async Task Run_WhoseSessionOnlySeemsAlive_SaysThatItsDriverIsLost()
    {
        _server.On(Get, Answers.BareError(500, "java.lang.IllegalStateException: RPC channel is closed.")).On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "idle")));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(Session().RunAsync("1"));

        error.Message.ShouldContain("lost the driver");
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task Run_WhoseSessionIsDeleted_SaysThatItIsGone()
    {
        _server.On(Get, Answers.NoSession("7"));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(Session().RunAsync("1"));

        error.State.ShouldBeNull();
        error.OutcomeUnknown.ShouldBeTrue();
        error.Message.ShouldContain("Session 7 is gone");
    }

    [Fact]
    public async Task Run_InAStartingSession_WaitsForItAndSendsOnceMore()
    {
        _server
            .On(Post, Answers.BareError(500, "java.lang.IllegalStateException: Session is in state starting"), Answers.Created(Bodies.Available(0, "2")))
            .On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")), Answers.Ok(Bodies.Session(7, "idle")));

        (await _time.RunUntilAsync(Session().RunAsync("1 + 1"))).Text.ShouldBe("2");

        _server.Lines.ShouldBe([Post, "GET /sessions/7", "GET /sessions/7", Post]);
    }

    [Fact]
    public async Task Run_InASessionThatSaysReadyAndStartingAtOnce_PausesAndGivesUp()
    {
        _server.On(Post, Answers.BareError(500, "java.lang.IllegalStateException: Session is in state starting"));

        (await _time.RunUntilThrownAsync<LivyApiException>(Session().RunAsync("1"))).ErrorCode.ShouldBe(LivyErrorCode.SessionNotReady);

        _server.CountOf(Post).ShouldBeLessThan(1000);
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(11));
    }

    [Fact]
    public async Task Run_InASessionThatFailsToStart_SaysSo()
    {
        _server
            .On(Post, Answers.BareError(500, "java.lang.IllegalStateException: Session is in state starting"))
            .On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "dead")));

        (await _time.RunUntilThrownAsync<LivySessionFailedException>(Session().RunAsync("1"))).State.ShouldBe(SessionState.Dead);
    }

    [Fact]
    public async Task Run_WhoseSubmissionIsLost_IsNotSentAgain()
    {
        _server.On(Post, Answers.Reset());

        (await _time.RunUntilThrownAsync<LivyConnectionException>(Session().RunAsync("1"))).MayHaveReachedServer.ShouldBeTrue();

        _server.Lines.ShouldBe([Post]);
    }
}
