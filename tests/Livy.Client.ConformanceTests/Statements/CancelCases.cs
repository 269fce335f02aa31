namespace Livy.Client.ConformanceTests;

/// <summary>Statements that are ended before their end, or given up.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class CancelCases(CaseServers servers) : ConformanceCases(servers)
{
    /// <summary>Many small tasks, for a minute if nothing stops them.</summary>
    private const string SparkJob = "import time\nsc.parallelize(range(600), 600).map(lambda n: time.sleep(0.2)).count()";

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task CancelAsync_OfARunningSparkJob_EndsItWithSparksError()
    {
        OnMock(SparkJob, answer => answer.Takes(TimeSpan.FromMinutes(1)));
        var session = await SessionAsync(SessionKind.PySpark);
        var statement = await session.SubmitAsync(SparkJob, cancellationToken: Token);
        await RunningAsync(statement);

        await statement.CancelAsync(Token);

        var failure = await Should.ThrowAsync<LivyStatementFailedException>(() => statement.WaitAsync(cancellationToken: Token));
        failure.Failure.ShouldBe(StatementFailure.Cancelled);
        failure.State.ShouldBe(StatementState.Cancelled);
        failure.Error!.Value.ShouldContain("cancelled");
        (await session.RunAsync("40 + 2", Token)).Text.ShouldBe("42");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task CancelAsync_OfARunningScalaJob_EndsIt()
    {
        const string Code = "sc.parallelize(1 to 600, 600).map(n => { Thread.sleep(200); n }).count()";
        OnMock(Code, answer => answer.Takes(TimeSpan.FromMinutes(1)));
        var session = await SessionAsync(SessionKind.Spark);
        var statement = await session.SubmitAsync(Code, cancellationToken: Token);
        await RunningAsync(statement);

        await statement.CancelAsync(Token);

        var ended = await statement.WaitForEndAsync(cancellationToken: Token);
        ended.State.ShouldBe(StatementState.Cancelled);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task CancelAsync_OfCodeOutsideSpark_LetsItRunToItsEnd()
    {
        const string Code = "import time\ntime.sleep(2)\n'slept'";
        OnMock(Code, answer => answer.Takes(TimeSpan.FromMilliseconds(500)).IgnoresCancel().Returns("'slept'"));
        var session = await SessionAsync(SessionKind.PySpark);
        var statement = await session.SubmitAsync(Code, cancellationToken: Token);
        await RunningAsync(statement);

        await statement.CancelAsync(Token);

        var failure = await Should.ThrowAsync<LivyStatementFailedException>(() => statement.WaitAsync(cancellationToken: Token));
        failure.Failure.ShouldBe(StatementFailure.Cancelled);
        failure.Output!.Text.ShouldBe("'slept'");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task CancelAsync_OfAWaitingStatement_EndsItAtOnce()
    {
        const string Code = "import time\ntime.sleep(3)";
        OnMock(Code, answer => answer.Takes(TimeSpan.FromSeconds(1)));
        var session = await SessionAsync(SessionKind.PySpark);
        var running = await session.SubmitAsync(Code, cancellationToken: Token);
        var waiting = await session.SubmitAsync("never = 1", cancellationToken: Token);

        await waiting.CancelAsync(Token);

        var ended = await waiting.WaitForEndAsync(cancellationToken: Token);
        var first = await running.GetAsync(Token);
        ended.State.ShouldBe(StatementState.Cancelled);
        ended.Output.ShouldBeNull();
        ended.Started.ShouldBeNull();
        first.State.IsTerminal.ShouldBeFalse();
        await running.WaitAsync(cancellationToken: Token);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task CancelAsync_OfAFinishedStatement_ChangesNothing()
    {
        var session = await SessionAsync(SessionKind.PySpark);
        var statement = await session.SubmitAsync("40 + 2", cancellationToken: Token);
        await statement.WaitAsync(cancellationToken: Token);

        await statement.CancelAsync(Token);

        var info = await statement.GetAsync(Token);
        info.State.ShouldBe(StatementState.Available);
        info.Output!.Text.ShouldBe("42");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CancelAsync_OfAnUnknownStatement_IsFine()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        await session.AttachStatement(9999).CancelAsync(Token);

        (await session.GetStateAsync(Token)).IsTerminal.ShouldBeFalse();
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_TokenCancelled_CancelsTheStatement()
    {
        OnMock(SparkJob, answer => answer.Takes(TimeSpan.FromMinutes(1)));
        var session = await SessionAsync(SessionKind.PySpark);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var progress = new Changes<StatementInfo>();
        var run = session.RunAsync(SparkJob, new RunOptions { Progress = progress }, cancellation.Token);
        var statement = session.AttachStatement((await progress.FirstAsync(Token)).Id);
        await RunningAsync(statement);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => run);
        var ended = await statement.WaitForEndAsync(cancellationToken: Token);
        ended.State.ShouldBe(StatementState.Cancelled);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task WaitAsync_TokenCancelled_LeavesTheStatementRunning()
    {
        const string Code = "import time\ntime.sleep(1)\n'done'";
        OnMock(Code, answer => answer.Takes(TimeSpan.FromMilliseconds(500)).Returns("'done'"));
        var session = await SessionAsync(SessionKind.PySpark);
        var statement = await session.SubmitAsync(Code, cancellationToken: Token);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var wait = statement.WaitAsync(cancellationToken: cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => wait);
        (await statement.WaitAsync(cancellationToken: Token)).Text.ShouldBe("'done'");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_LongerThanTheTimeout_CancelsTheStatement()
    {
        OnMock(SparkJob, answer => answer.Takes(TimeSpan.FromMinutes(1)));
        var session = await SessionAsync(SessionKind.PySpark);
        var progress = new Changes<StatementInfo>();
        var options = new RunOptions { Timeout = TimeSpan.FromSeconds(1), Progress = progress };

        var timeout = await Should.ThrowAsync<LivyTimeoutException>(() => session.RunAsync(SparkJob, options, Token));

        timeout.Limit.ShouldBe(TimeSpan.FromSeconds(1));
        timeout.Id.ShouldBe(session.Id);
        var ended = await session.AttachStatement(progress.Seen[0].Id).WaitForEndAsync(cancellationToken: Token);
        ended.State.ShouldBe(StatementState.Cancelled);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task WatchAsync_OfASparkJob_ShowsItsProgress()
    {
        const string Code = "import time\nsc.parallelize(range(8), 8).map(lambda n: time.sleep(0.3)).count()";
        OnMock(Code, answer => answer.Takes(TimeSpan.FromSeconds(1)).Progress(0, 0.25, 0.5, 0.75).Returns("8"));
        var session = await SessionAsync(SessionKind.PySpark);
        var statement = await session.SubmitAsync(Code, cancellationToken: Token);

        var changes = await statement.WatchAsync(Token).ToListAsync(Token);

        changes.ShouldContain(change => change.Progress > 0 && change.Progress < 1);
        changes[^1].State.ShouldBe(StatementState.Available);
        changes[^1].Output!.Text.ShouldBe("8");
    }

    private async Task RunningAsync(LivyStatement statement) =>
        await statement.WatchAsync(Token).FirstAsync(info => info.State == StatementState.Running && info.Started is not null, Token);
}
