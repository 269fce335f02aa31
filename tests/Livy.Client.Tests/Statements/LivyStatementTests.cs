namespace Livy.Client.Tests;

/// <summary>The handle of a statement: progress, watching, waiting.</summary>
public class LivyStatementTests : StatementTests
{
    [Fact]
    public async Task Run_WithAProgress_IsToldOfEachChange()
    {
        _server.On(
            Get,
            Answers.Ok(Bodies.Statement(0, "waiting")),
            Answers.Ok(Bodies.Statement(0, "running")),
            Answers.Ok(Bodies.Statement(0, "running", progress: 0.5)),
            Answers.Ok(Bodies.Statement(0, "running", progress: 0.5)),
            Answers.Ok(Bodies.Available(0, "2")));
        var progress = new ProgressList<StatementInfo>();

        await _time.RunUntilAsync(Session().RunAsync("1", new RunOptions { Progress = progress }));

        progress.Reports.Select(one => $"{one.State} {one.Progress}").ShouldBe(["waiting 0", "running 0", "running 0.5", "available 1"]);
    }

    [Fact]
    public async Task Run_ThatTakesAnHour_IsLookedAtMoreAndMoreSeldom()
    {
        var pauses = new List<TimeSpan>();
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")).Doing(() => pauses.Add(_time.Elapsed)));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Session().RunAsync("1", new RunOptions { Timeout = TimeSpan.FromHours(1) }));

        pauses[0].ShouldBeLessThan(TimeSpan.FromMilliseconds(50));
        pauses.Count.ShouldBeInRange(1800, 2400);
    }

    [Fact]
    public async Task Run_OfManyAtOnceThroughOneHandle_BringsEachItsOwn()
    {
        var server = new StubLivy().On(Post, [.. Enumerable.Range(0, 20).Select(id => Answers.Created(Bodies.Statement(id, "waiting")))]);
        foreach (var id in Enumerable.Range(0, 20))
        {
            server.On($"GET /sessions/7/statements/{id}", Answers.Ok(Bodies.Statement(id, "running")), Answers.Ok(Bodies.Available(id, $"{id}")));
        }

        var session = server.CreateClient(_time).Sessions.Attach(7);

        var outputs = await _time.RunUntilAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.RunAsync("1"))));

        outputs.Select(output => output.Text).Order(StringComparer.Ordinal).ShouldBe(Enumerable.Range(0, 20).Select(id => $"{id}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Wait_OfAHandleCancelled_DoesNotAskTheServerToCancel()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(10), _time);
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "running")));

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(Session().AttachStatement(0).WaitAsync(cancellationToken: caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        _server.CountOf(Cancel).ShouldBe(0);
    }

    [Fact]
    public async Task WaitForEnd_OfACancelledStatement_BringsItAsItIs()
    {
        _server.On(Get, Answers.Ok(Bodies.Statement(0, "cancelled")));

        (await _time.RunUntilAsync(Session().AttachStatement(0).WaitForEndAsync())).State.ShouldBe(StatementState.Cancelled);
    }

    [Fact]
    public async Task Submit_OfCode_BringsAHandleThatCanBeCancelledAndAsked()
    {
        var statement = await Session().SubmitAsync("1 + 1");

        statement.ToString().ShouldBe("statement 0 of session 7");
        (await statement.GetAsync()).State.ShouldBe(StatementState.Waiting);
        await statement.CancelAsync();
        _server.Lines.ShouldBe([Post, Get, Get, Cancel]);
    }

    [Fact]
    public async Task Watch_OfAStatementSubmittedLongAgo_BeginsWithHowItIsNow()
    {
        _server.On(Get, Answers.Ok(Bodies.Available(0, "2")));
        var statement = await Session().SubmitAsync("1 + 1");
        var states = new List<string>();
        _time.Advance(TimeSpan.FromMinutes(1));

        await foreach (var change in statement.WatchAsync())
        {
            states.Add(change.State.Value);
        }

        states.ShouldBe(["available"]);
    }

    [Fact]
    public async Task Watch_OfAStatement_BringsChangesOnly()
    {
        var states = new List<string>();
        var statement = Session().AttachStatement(0);

        await _time.RunUntilAsync(WatchAsync());

        states.ShouldBe(["waiting", "running", "available"]);

        async Task WatchAsync()
        {
            await foreach (var change in statement.WatchAsync().ConfigureAwait(false))
            {
                states.Add(change.State.Value);
            }
        }
    }

    [Fact]
    public void AttachStatement_OfANegativeNumber_IsRefused() => Should.Throw<ArgumentException>(() => Session().AttachStatement(-1));

    [Fact]
    public void Wait_WithALimitThatIsNone_IsRefused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Session().AttachStatement(0).WaitAsync(TimeSpan.Zero));
        Should.Throw<ArgumentOutOfRangeException>(() => Session().AttachStatement(0).WaitForEndAsync(TimeSpan.FromSeconds(-1)));
    }
}
