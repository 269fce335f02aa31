namespace Livy.Client.Tests;

/// <summary>What happens to a statement when whoever waits for it stops waiting.</summary>
public class StopStatementTests : StatementTests
{
    [Fact]
    public async Task Run_Cancelled_AsksTheServerToCancel()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(10), _time);
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")));

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(Session().RunAsync("1", caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        _server.Lines.Last().ShouldBe(Cancel);
    }

    [Fact]
    public async Task Run_CancelledWhileTheServerHangs_EndsSoon()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(10), _time);
        _server.On(Get, Answers.Hang()).On(Cancel, Answers.Hang());

        await _time.RunUntilThrownAsync<OperationCanceledException>(Session().RunAsync("1", caller.Token));

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

        await _time.RunUntilThrownAsync<OperationCanceledException>(Session().RunAsync("1", new RunOptions { OnCancel = CancelBehavior.LeaveRunning }, caller.Token));

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
    public async Task Run_WithALimitBeyondAllTimers_HasNone() =>
        (await _time.RunUntilAsync(Session().RunAsync("1 + 1", new RunOptions { Timeout = TimeSpan.MaxValue }))).Text.ShouldBe("2");

    [Fact]
    public async Task Run_WithAFailingProgress_EndsWithItsExceptionAndCancels()
    {
        await _time.RunUntilThrownAsync<InvalidOperationException>(Session().RunAsync("1", new RunOptions { Progress = new FailingProgress<StatementInfo>() }));

        _server.Lines.ShouldBe([Post, Cancel]);
    }
}
