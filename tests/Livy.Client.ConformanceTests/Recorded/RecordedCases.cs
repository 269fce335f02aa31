namespace Livy.Client.ConformanceTests;

/// <summary>What only recordings of a real Livy 0.9.0 show.</summary>
[RunsOn(TestServer.Mock09, TestServer.Real)]
public sealed class RecordedCases(CaseServers servers) : ConformanceCases(servers)
{
    private const string NeedsVersion09 = "The real server is Livy 0.7.1, which does not know this.";
    private const string TakesTooLong = "The time limits of a real server are minutes.";

    [ConformanceFact(LeansOn.GoldenOnly, Recording = "12#155", NotOnRealServer = NeedsVersion09)]
    public async Task GetAsync_Version09_EchoesWhatWasAskedFor()
    {
        var builder = Livy.Sessions.New(SessionKind.PySpark)
            .WithDriver("700m", cores: 1)
            .WithConf("spark.a", "5")
            .WithTtl(TimeSpan.FromHours(10))
            .WithIdleTimeout(TimeSpan.FromMinutes(5))
            .WithHeartbeatTimeout(TimeSpan.FromSeconds(60));

        await using var session = await builder.CreateAsync(Token);

        var info = await session.GetAsync(Token);
        info.DriverMemory.ShouldBe("700m");
        info.DriverCores.ShouldBe(1);
        info.NumExecutors.ShouldBe(0);
        info.Conf!["spark.a"].ShouldBe("5");
        info.Ttl.ShouldBe("36000000ms");
        info.IdleTimeout.ShouldBe("300000ms");
        info.HeartbeatTimeout.ShouldBe(TimeSpan.FromSeconds(60));
        info.AdditionalProperties.ShouldBeNull();
    }

    [ConformanceFact(LeansOn.GoldenOnly, Recording = "12#137", NotOnRealServer = NeedsVersion09)]
    public async Task CreateAsync_Version09WithANameInUse_IsTheSameError()
    {
        var name = (await (await SessionAsync(SessionKind.PySpark)).GetAsync(Token)).Name!;

        var error = await Should.ThrowAsync<LivyApiException>(() => Livy.Sessions.CreateAsync(new SessionSpec { Name = name }, Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.DuplicateName);
        error.ServerMessage.ShouldStartWith("Rejected, Reason: ");
    }

    [ConformanceFact(LeansOn.GoldenOnly, Recording = "12#29", NotOnRealServer = NeedsVersion09)]
    public async Task CreateSessionAsync_WithATtlThatIsNoTime_IsRefused()
    {
        var error = await Should.ThrowAsync<LivyApiException>(() => Livy.Api.CreateSessionAsync(new CreateSessionRequest { Ttl = "abc" }, cancellationToken: Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.BadRequest);
        error.ServerMessage.ShouldContain("Invalid time string: abc");
    }

    [ConformanceFact(LeansOn.GoldenOnly, Recording = "12#46", NotOnRealServer = NeedsVersion09)]
    public async Task CreateSessionAsync_WithABlockedSetting_IsRefused()
    {
        var error = await Should.ThrowAsync<LivyApiException>(() => Livy.Sessions.New(SessionKind.PySpark).WithConf("spark.submit.deployMode", "cluster").CreateAsync(Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.BlockedConfiguration);
    }

    [ConformanceFact(LeansOn.GoldenOnly, Recording = "11#21", NotOnRealServer = "The interpreter of the real server takes such a file and does nothing with it.")]
    public async Task UploadPyFileAsync_ToASparkSessionPastTheClient_IsRefusedByTheServer()
    {
        var session = await SessionAsync(SessionKind.Spark);
        using var content = new MemoryStream("x = 1"u8.ToArray());

        var error = await Should.ThrowAsync<LivyApiException>(() => Livy.Api.UploadPyFileAsync(session.Id, new UploadPart("module.py", content), cancellationToken: Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.FileNotSupported);
    }

    [ConformanceFact(LeansOn.GoldenOnly, Recording = "15#50", NotOnRealServer = NeedsVersion09)]
    public async Task ListStatementsAsync_InDescendingOrder_BeginsWithTheNewest()
    {
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);
        await session.RunAsync("1 + 1", Token);
        await session.RunAsync("2 + 2", Token);

        var page = await Livy.Api.ListStatementsAsync(session.Id, order: "desc", cancellationToken: Token);

        page.Statements.Select(statement => statement.Id).ShouldBe([1, 0]);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task CancelAsync_OfCodeThatRunsOnPastTheLimit_IsCancelledWithoutOutput()
    {
        const string Code = "import time\ntime.sleep(40)";
        OnMock(Code, answer => answer.Takes(TimeSpan.FromSeconds(2)).IgnoresCancel().Returns("late"));
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Conf = { ["livy.rsc.job-cancel.timeout"] = "300ms" } }, Token);
        var statement = await session.SubmitAsync(Code, cancellationToken: Token);
        await statement.WatchAsync(Token).FirstAsync(info => info.State == StatementState.Running, Token);

        await statement.CancelAsync(Token);

        var ended = await statement.WaitForEndAsync(cancellationToken: Token);
        ended.State.ShouldBe(StatementState.Cancelled);
        ended.Output.ShouldBeNull();
    }

    [ConformanceFact(LeansOn.GoldenOnly, Recording = "07d#78", NotOnRealServer = "Only a cluster manager shows killed for good.")]
    public async Task StartAsync_OfASessionThatIsKilled_SaysSo()
    {
        Server.OnMock(mock => mock.OnSession(session => session.Queue == "full").Killed());

        var failure = await Should.ThrowAsync<LivySessionFailedException>(() => Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Queue = "full" }, Token));

        failure.State.ShouldBe(SessionState.Killed);
    }
}
