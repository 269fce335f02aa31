using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>What comes of a cancel: four outcomes, on a server that lives.</summary>
public sealed class CancelStatementTests : IDisposable
{
    private const string Code = "work()";

    private readonly SimulatedClock _time = new();
    private readonly FakeLivy _livy;
    private readonly LivyClient _client;

    public CancelStatementTests()
    {
        _livy = new FakeLivy(timeProvider: _time);
        _client = new LivyClient(_livy.CreateHandler(), new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), TimeProvider = _time }, disposeHandler: true);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Fact]
    public async Task Cancel_OfASparkJob_StopsIt()
    {
        _livy.OnStatement(Code).Takes(TimeSpan.FromHours(1));
        var statement = await SubmitAndRunForAsync(TimeSpan.FromSeconds(5));

        var result = await _time.RunUntilAsync(statement.CancelAndWaitAsync());

        result.Outcome.ShouldBe(CancelOutcome.Cancelled);
        result.Statement!.State.ShouldBe(StatementState.Cancelled);
        result.Statement.Output!.IsOk.ShouldBeFalse();
    }

    [Fact]
    public async Task Cancel_OfAWaitingStatement_TakesItOut()
    {
        _livy.OnStatement(Code).Takes(TimeSpan.FromHours(1));
        var session = await StartAsync();
        await _time.RunUntilAsync(session.SubmitAsync(Code));
        var waiting = await _time.RunUntilAsync(session.SubmitAsync("1 + 1"));

        var result = await _time.RunUntilAsync(waiting.CancelAndWaitAsync());

        result.Outcome.ShouldBe(CancelOutcome.Cancelled);
        result.Statement!.Output.ShouldBeNull();
        result.ToString().ShouldBe("Cancelled (cancelled)");
    }

    [Fact]
    public async Task Cancel_OfAStatementThatHasEnded_ComesTooLate()
    {
        _livy.OnStatement(Code).Returns("2");
        var statement = await SubmitAndRunForAsync(TimeSpan.FromSeconds(5));

        var result = await _time.RunUntilAsync(statement.CancelAndWaitAsync());

        result.Outcome.ShouldBe(CancelOutcome.FinishedFirst);
        result.Statement!.Output!.Text.ShouldBe("2");
    }

    [Fact]
    public async Task Cancel_OfCodeThatRunsToItsEndMeanwhile_ComesTooLate()
    {
        _livy.OnStatement(Code).Returns("2").Takes(TimeSpan.FromSeconds(15)).IgnoresCancel();
        var statement = await SubmitAndRunForAsync(TimeSpan.FromSeconds(5));

        var result = await _time.RunUntilAsync(statement.CancelAndWaitAsync());

        result.Outcome.ShouldBe(CancelOutcome.FinishedFirst);
        result.Statement!.State.ShouldBe(StatementState.Cancelled);
        result.Statement.Output!.Text.ShouldBe("2");
    }

    [Fact]
    public async Task Cancel_OfCodeThatTakesNoNotice_SaysThatItStillRunsWhenTheServerGivesUp()
    {
        _livy.OnStatement(Code).Takes(TimeSpan.FromHours(1)).IgnoresCancel();
        var statement = await SubmitAndRunForAsync(TimeSpan.FromSeconds(5));
        var asked = _time.Elapsed;

        var result = await _time.RunUntilAsync(statement.CancelAndWaitAsync());

        result.Outcome.ShouldBe(CancelOutcome.StillRunning);
        result.Statement!.State.ShouldBe(StatementState.Cancelled);
        (_time.Elapsed - asked).ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(33));
    }

    [Fact]
    public async Task Cancel_WithAShortLimit_SaysThatItStillRunsThen()
    {
        _livy.OnStatement(Code).Takes(TimeSpan.FromHours(1)).IgnoresCancel();
        var statement = await SubmitAndRunForAsync(TimeSpan.FromSeconds(5));
        var asked = _time.Elapsed;

        var result = await _time.RunUntilAsync(statement.CancelAndWaitAsync(TimeSpan.FromSeconds(10)));

        result.Outcome.ShouldBe(CancelOutcome.StillRunning);
        result.Statement!.State.ShouldBe(StatementState.Cancelling);
        (_time.Elapsed - asked).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Cancel_OnAServerThatKeepsNoOutputOfCancelledStatements_IsACancelOnceTheSessionIsIdle()
    {
        var server = new StubLivy()
            .On("POST /sessions/7/statements/0/cancel", Answers.Ok("{}"))
            .On("GET /sessions/7/statements/0", Answers.Ok(Bodies.Statement(0, "running")), Answers.Ok(Bodies.Statement(0, "cancelled")))
            .On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "idle")));
        using var client = server.CreateClient(_time);

        (await _time.RunUntilAsync(client.Sessions.Attach(7).AttachStatement(0).CancelAndWaitAsync())).Outcome.ShouldBe(CancelOutcome.Cancelled);
    }

    [Fact]
    public async Task Cancel_InASessionThatIsGone_SaysSo()
    {
        _livy.OnStatement(Code).Takes(TimeSpan.FromHours(1));
        var session = await StartAsync();
        var statement = await _time.RunUntilAsync(session.SubmitAsync(Code));
        await _time.RunUntilAsync(session.DeleteAsync());

        var result = await _time.RunUntilAsync(statement.CancelAndWaitAsync());

        result.Outcome.ShouldBe(CancelOutcome.SessionGone);
        result.Statement.ShouldBeNull();
        result.ToString().ShouldBe("SessionGone");
    }

    [Fact]
    public async Task Cancel_InASessionThatDiesMeanwhile_KeepsTheLastThatWasSeen()
    {
        _livy.OnStatement(Code).Takes(TimeSpan.FromSeconds(15)).IgnoresCancel().KillsSession();
        var statement = await SubmitAndRunForAsync(TimeSpan.FromSeconds(5));

        var result = await _time.RunUntilAsync(statement.CancelAndWaitAsync());

        result.Outcome.ShouldBe(CancelOutcome.SessionGone);
        result.Statement!.State.ShouldBe(StatementState.Cancelling);
    }

    [Fact]
    public async Task Cancel_ThroughFaults_IsAskedForUntilTheServerHasHeardIt()
    {
        _livy.OnStatement(Code).Takes(TimeSpan.FromHours(1));
        var statement = await SubmitAndRunForAsync(TimeSpan.FromSeconds(5));
        _livy.When(Stub.Post("/sessions/{id}/statements/{statement}/cancel")).Times(5).Reply(503);
        _livy.When(Stub.Get("/sessions/{id}/statements/{statement}")).Times(3).RedirectToLogin();

        (await _time.RunUntilAsync(statement.CancelAndWaitAsync())).Outcome.ShouldBe(CancelOutcome.Cancelled);
    }

    [Fact]
    public async Task Cancel_WhileTheServerIsAway_DoesNotPretendToKnow()
    {
        _livy.OnStatement(Code).Takes(TimeSpan.FromHours(1));
        var statement = await SubmitAndRunForAsync(TimeSpan.FromSeconds(5));
        _livy.When(Stub.Any()).Always().Reply(503);

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(statement.CancelAndWaitAsync());

        error.Candidate!.Statement.ShouldBe(statement);
        error.Limit.ShouldBe(TimeSpan.FromSeconds(35));
    }

    [Fact]
    public async Task Cancel_CancelledByTheCaller_EndsTheWait()
    {
        _livy.OnStatement(Code).Takes(TimeSpan.FromHours(1)).IgnoresCancel();
        var statement = await SubmitAndRunForAsync(TimeSpan.FromSeconds(5));
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(3), _time);

        var error = await _time.RunUntilThrownAsync<LivyOperationCanceledException>(statement.CancelAndWaitAsync(cancellationToken: caller.Token));

        error.Candidate!.Statement.ShouldBe(statement);
        error.CancellationToken.ShouldBe(caller.Token);
    }

    [Fact]
    public void Cancel_WithALimitThatIsNone_IsRefused() =>
        Should.Throw<ArgumentOutOfRangeException>(() => _client.Sessions.Attach(7).AttachStatement(0).CancelAndWaitAsync(TimeSpan.Zero));

    private Task<LivySession> StartAsync() => _time.RunUntilAsync(_client.Sessions.StartAsync(new SessionSpec(SessionKind.Spark)));

    private async Task<LivyStatement> SubmitAndRunForAsync(TimeSpan time)
    {
        var session = await StartAsync();
        var statement = await _time.RunUntilAsync(session.SubmitAsync(Code));
        await _time.RunForAsync(time);
        return statement;
    }
}
