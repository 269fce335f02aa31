namespace Livy.Client.Tests;

/// <summary>One limit over all that running a statement takes.</summary>
public class RunLimitTests : StatementTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Run_InASessionThatStartsTooSlowly_EndsAtItsLimit()
    {
        _server
            .On(Post, Answers.BareError(500, "java.lang.IllegalStateException: Session is in state starting"))
            .On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")));

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Session().RunAsync("1", Limited()));

        _time.Elapsed.ShouldBe(Limit);
        error.Limit.ShouldBe(Limit);
        error.Id.ShouldBe((LivyId)7);
        error.Message.ShouldBe("A statement could not be submitted to session 7 within 00:01:30.");
        _server.CountOf(Post).ShouldBe(1);
    }

    [Theory]
    [InlineData(CancelBehavior.RequestCancel, 1)]
    [InlineData(CancelBehavior.LeaveRunning, 0)]
    public async Task Run_WhoseSubmissionHangs_EndsAtItsLimitAndCancelsWhatComesOfItIfAskedTo(CancelBehavior onCancel, int cancels)
    {
        _server.On(Post, Answers.Created(Bodies.Statement(0, "waiting")).After(TimeSpan.FromSeconds(10), _time));
        var client = _server.CreateClient(_time);

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(
            client.Sessions.Attach(7).RunAsync("1", new RunOptions { Timeout = TimeSpan.FromSeconds(4), OnCancel = onCancel }));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(4));
        error.LastState.ShouldBeNull();
        await _time.RunUntilAsync(client.DisposeAsync().AsTask());
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(10));
        _server.CountOf(Cancel).ShouldBe(cancels);
    }

    [Fact]
    public async Task Run_OfAStatementThatRunsTooLong_EndsAtItsLimitAndCancelsIt()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")));

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Session().RunAsync("1", Limited()));

        _time.Elapsed.ShouldBe(Limit);
        error.LastState.ShouldBe("running");
        error.Message.ShouldBe("Statement 0 of session 7 did not end within 00:01:30; its last state was running. The server was asked to cancel it.");
        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        error.IsTransient.ShouldBeFalse();
        _server.Lines.Last().ShouldBe(Cancel);
    }

    [Fact]
    public async Task Run_WhosePollHangs_EndsAtItsLimit()
    {
        _server.On(Get, Answers.Hang());

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Session().RunAsync("1", new RunOptions { Timeout = TimeSpan.FromSeconds(20) }));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Run_WhoseSessionStartsInPartOfTheLimit_HasTheRestForTheStatement()
    {
        _server
            .On(Post, Answers.BareError(500, "java.lang.IllegalStateException: Session is in state starting"), Answers.Created(Bodies.Statement(0, "running")))
            .On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle")).After(TimeSpan.FromSeconds(14), _time))
            .On(Get, Answers.Ok(Bodies.Statement(0, "running")));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Session().RunAsync("1", Limited()));

        _time.Elapsed.ShouldBe(Limit);
    }

    [Fact]
    public async Task Run_CancelledBeforeItsLimit_ThrowsWithTheCallersToken()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
        _server.On(Post, Answers.Hang());

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(Session().RunAsync("1", Limited(), caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Wait_OfAHandleLongerThanItsLimit_EndsThereAndLeavesTheStatement()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Session().AttachStatement(0).WaitAsync(Limit));

        _time.Elapsed.ShouldBe(Limit);
        _server.CountOf(Cancel).ShouldBe(0);
    }

    [Fact]
    public async Task WaitForEnd_OfAHandleLongerThanItsLimit_EndsThere()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Session().AttachStatement(0).WaitForEndAsync(Limit));

        _time.Elapsed.ShouldBe(Limit);
    }

    [Fact]
    public async Task Run_WithAnAnswerAboveTheLimitOfSize_IsUnreadable()
    {
        _server.On(Get, Answers.Ok(Bodies.Available(0, new string('x', 2000))));

        var error = await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session(options => options.MaxResponseSize = 1024).RunAsync("1"));

        error.Failure.ShouldBe(StatementFailure.ResultUnreadable);
        error.Message.ShouldContain("MaxResponseSize");
        error.InnerException.ShouldBeOfType<LivyApiException>().ErrorCode.ShouldBe(LivyErrorCode.AnswerTooLarge);
    }

    [Fact]
    public async Task Run_CancelledBySomebodyElseWithoutOutput_EndsAtOnce()
    {
        _server.On(Post, Answers.Created(Bodies.Statement(0, "cancelled")));

        (await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1"))).Failure.ShouldBe(StatementFailure.Cancelled);

        _time.Elapsed.ShouldBe(TimeSpan.Zero);
        _server.Lines.ShouldBe([Post]);
    }

    [Fact]
    public async Task Run_WhoseCancelFails_LogsThatItRunsOn()
    {
        using var logs = new RecordingLoggerFactory();
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running"))).On(Cancel, Answers.Error(403, "no"));

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Session(options => options.LoggerFactory = logs).RunAsync("1", Limited()));

        error.Message.ShouldContain("could not be asked to cancel it, so it runs on: POST /sessions/7/statements/0/cancel was answered with 403");
        logs.Messages.ShouldContain(message => message.StartsWith("Warning 11 Statement 0 of session 7 could not be asked to stop; it runs on."));
    }

    [Fact]
    public async Task Run_ThatHangsUntilTheLimitOfAGivenHttpClientForTooLong_IsUnreadable()
    {
        _server
            .On(Get, Answers.Fail(() => new TaskCanceledException("The request was canceled.", new TimeoutException("limit", new TaskCanceledException()))))
            .On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "busy")));

        (await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1"))).Failure.ShouldBe(StatementFailure.ResultUnreadable);

        _time.Elapsed.ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    [Fact]
    public async Task Run_ThatWaitsForLongAndThenRuns_IsLookedAtSoonAgain()
    {
        var looks = new List<TimeSpan>();
        var waiting = Answers.Ok(Bodies.Statement(0, "waiting"));
        var running = Answers.Ok(Bodies.Statement(0, "running")).Doing(() => looks.Add(_time.Elapsed));
        _server.On(Get, [.. Enumerable.Repeat(waiting, 60), running, running, Answers.Ok(Bodies.Available(0, "2"))]);

        await _time.RunUntilAsync(Session().RunAsync("1"));

        (looks[1] - looks[0]).ShouldBe(TimeSpan.FromMilliseconds(20));
    }

    private static RunOptions Limited() => new() { Timeout = Limit };
}
