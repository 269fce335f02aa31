namespace Livy.Client.Tests;

/// <summary>What happens to a statement when whoever waits for it stops waiting.</summary>
public class StopStatementTests : StatementTests
{
    [Fact]
    public async Task Run_Cancelled_AsksTheServerToCancel()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(10), _time);
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")));

        var error = await _time.RunUntilThrownAsync<LivyOperationCanceledException>(Session().RunAsync("1", caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        error.Message.ShouldBe("The wait for statement 0 of session 7 was cancelled. The server was asked to cancel it.");
        _server.Lines.Last().ShouldBe(Cancel);
    }

    [Fact]
    public async Task Run_CancelledWhileTheServerHangs_EndsSoon()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(10), _time);
        _server.On(Get, Answers.Hang()).On(Cancel, Answers.Hang());

        var error = await _time.RunUntilThrownAsync<LivyOperationCanceledException>(Session().RunAsync("1", caller.Token));

        error.Message.ShouldEndWith("The server could not be asked to cancel it, so it runs on: no answer within 5 s");
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Run_CancelledOnADisposedClient_StillThrowsTheCancellation()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(10), _time);
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running"))).On(Cancel, Answers.Fail(() => new ObjectDisposedException("client")));

        await _time.RunUntilThrownAsync<OperationCanceledException>(Session().RunAsync("1", caller.Token));
    }

    [Fact]
    public async Task Run_CancelledToBeLeftRunning_DoesNotAsk()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(10), _time);
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")));

        var error = await _time.RunUntilThrownAsync<LivyOperationCanceledException>(Session().RunAsync("1", new RunOptions { OnCancel = CancelBehavior.LeaveRunning }, caller.Token));

        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        error.Message.ShouldEndWith("It was not stopped.");
        _server.CountOf(Cancel).ShouldBe(0);
    }

    [Theory]
    [InlineData(CancelBehavior.RequestCancel, 1)]
    [InlineData(CancelBehavior.LeaveRunning, 0)]
    public async Task Run_CancelledBetweenSubmissionAndAnswer_DoesToTheOrphanWhatWasAskedFor(CancelBehavior onCancel, int cancels)
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        _server.On(Post, Answers.Created(Bodies.Statement(0, "waiting")).After(TimeSpan.FromSeconds(10), _time));
        var client = _server.CreateClient(_time);

        await _time.RunUntilThrownAsync<OperationCanceledException>(client.Sessions.Attach(7).RunAsync("1", new RunOptions { OnCancel = onCancel }, caller.Token));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(1));
        await _time.RunUntilAsync(client.DisposeAsync().AsTask());
        _server.CountOf(Cancel).ShouldBe(cancels);
    }

    [Theory]
    [InlineData(CancelBehavior.RequestCancel, 1)]
    [InlineData(CancelBehavior.LeaveRunning, 0)]
    public async Task Run_LongerThanItsLimit_ThrowsAndCancelsIfAskedTo(CancelBehavior onCancel, int cancels)
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")));

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Session().RunAsync("1", new RunOptions { Timeout = TimeSpan.FromMinutes(1), OnCancel = onCancel }));

        error.LastState.ShouldBe("running");
        error.Id.ShouldBe((LivyId)7);
        error.Limit.ShouldBe(TimeSpan.FromMinutes(1));
        _server.CountOf(Cancel).ShouldBe(cancels);
    }

    [Fact]
    public async Task Run_WhileTheServerStaysAway_TriesToCancel()
    {
        _server.On(Get, Answers.Refused());

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Session().RunAsync("1"));

        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        error.MayHaveReachedServer.ShouldBeTrue();
        _server.Lines.Last().ShouldBe(Cancel);
    }

    [Fact]
    public async Task Run_OfAStatementThatIsForgotten_TriesToCancel()
    {
        _server.On(Get, Answers.BareError(404, "Statement not found"));

        await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1"));

        _server.Lines.ShouldBe([Post, Get, Cancel]);
    }

    [Theory]
    [InlineData("available")]
    [InlineData("cancelled")]
    public async Task Run_OfAStatementThatEndsBadly_DoesNotCancel(string state)
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, state, Bodies.ErrorOutput("NameError", "x"))));

        var error = await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1"));

        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        _server.CountOf(Cancel).ShouldBe(0);
    }

    [Fact]
    public async Task Run_InASessionThatEnds_DoesNotCancel()
    {
        _server.On(Get, Answers.Error(400, "Session isn't active."));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(Session().RunAsync("1"));

        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        _server.CountOf(Cancel).ShouldBe(0);
    }

    [Fact]
    public async Task Run_WhoseOutputCanNotBeWritten_DoesNotCancel()
    {
        _server.On(Get, Answers.BareError(500, "com.fasterxml.jackson.databind.JsonMappingException: Incomplete surrogate pair: first char 0xD83D"));

        await _time.RunUntilThrownAsync<LivyStatementFailedException>(Session().RunAsync("1"));

        _server.Lines.ShouldBe([Post, Get]);
    }

    [Fact]
    public async Task Run_RefusedForLongToBeLeftRunning_DoesNotCancel()
    {
        _server.On(Get, Answers.Error(403, "no"));

        var error = await _time.RunUntilThrownAsync<LivyApiException>(Session().RunAsync("1", new RunOptions { OnCancel = CancelBehavior.LeaveRunning }));

        error.Message.ShouldEndWith("It was not stopped.");
        _server.CountOf(Cancel).ShouldBe(0);
    }

    [Fact]
    public async Task Run_WithALimitBeyondAllTimers_HasNone() =>
        (await _time.RunUntilAsync(Session().RunAsync("1 + 1", new RunOptions { Timeout = TimeSpan.MaxValue }))).Text.ShouldBe("2");

    [Fact]
    public async Task Run_WithAFailingProgress_EndsWithItsExceptionAndCancels()
    {
        await _time.RunUntilThrownAsync<InvalidOperationException>(Session().RunAsync("1", new RunOptions { Progress = new FailingProgress<StatementInfo>() }));

        _server.Lines.ShouldBe([Post, Cancel]);
    }
}
