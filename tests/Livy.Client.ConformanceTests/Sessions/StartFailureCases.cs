namespace Livy.Client.ConformanceTests;

/// <summary>Sessions that do not become ready, and code for those that are not yet.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class StartFailureCases(CaseServers servers) : ConformanceCases(servers)
{
    /// <summary>A real server comes to <c>dead</c> or <c>killed</c> at once, or passes through <c>shutting_down</c>.</summary>
    private static readonly SessionState[] EndOfAFailedStart = [SessionState.ShuttingDown, SessionState.Killed, SessionState.Dead];

    [ConformanceFact(LeansOn.Original)]
    public async Task StartAsync_WithTooLittleMemory_SaysWhyAndDeletes()
    {
        Server.OnMock(mock => mock.OnSession(session => session.DriverMemory == "1k")
            .FailsToStart("Error occurred during initialization of VM", "Too small maximum heap"));
        var spec = new SessionSpec(SessionKind.PySpark) { DriverMemory = "1k" };

        var failure = await Should.ThrowAsync<LivySessionFailedException>(() => Livy.Sessions.StartAsync(spec, Token));

        failure.State.ShouldBe(SessionState.Dead);
        failure.OutcomeUnknown.ShouldBeFalse();
        failure.LogTail.ShouldContain("Too small maximum heap");
        failure.Hint!.ShouldContain("memory is too small");
        failure.Message.ShouldContain("Too small maximum heap");
        await ShouldBeGoneAsync(failure.SessionId);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task StartAsync_WithMemoryThatIsNoSize_SaysWhyAndDeletes()
    {
        Server.OnMock(mock => mock.OnSession(session => session.DriverMemory == "banana").FailsToStart("Invalid maximum heap size: -Xmxbanana"));
        var spec = new SessionSpec(SessionKind.PySpark) { DriverMemory = "banana" };

        var failure = await Should.ThrowAsync<LivySessionFailedException>(() => Livy.Sessions.StartAsync(spec, Token));

        failure.Hint!.ShouldContain("not a size");
        await ShouldBeGoneAsync(failure.SessionId);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task WaitUntilReadyAsync_OfAFailedSession_LeavesIt()
    {
        Server.OnMock(mock => mock.OnSession(session => session.DriverMemory == "2k").FailsToStart("Too small maximum heap"));
        await using var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark) { DriverMemory = "2k" }, Token);

        await Should.ThrowAsync<LivySessionFailedException>(() => session.WaitUntilReadyAsync(cancellationToken: Token));

        (await session.GetStateAsync(Token)).ShouldBeOneOf(EndOfAFailedStart);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task SubmitAsync_ToAFailedSession_SaysThatItDidNotStart()
    {
        Server.OnMock(mock => mock.OnSession(session => session.DriverMemory == "3k").FailsToStart("Too small maximum heap"));
        await using var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark) { DriverMemory = "3k" }, Token);
        await Should.ThrowAsync<LivySessionFailedException>(() => session.WaitUntilReadyAsync(cancellationToken: Token));

        var error = await Should.ThrowAsync<LivySessionFailedException>(() => session.SubmitAsync("1", cancellationToken: Token));

        error.State.ShouldNotBeNull().ShouldBeOneOf(EndOfAFailedStart);
        error.LogTail.ShouldNotBeEmpty();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task StartAsync_LongerThanTheLimit_SaysTheStateAndDeletes()
    {
        Server.OnMock(mock => mock.OnSession(session => session.Name?.StartsWith("slow-", StringComparison.Ordinal) == true).StartsIn(TimeSpan.FromMinutes(1)));
        var options = new LivyClientOptions { Endpoint = Server.Url, Waiting = { SessionStartTimeout = TimeSpan.FromMilliseconds(500) } };
        await using var impatient = new LivyClient(options);
        var spec = new SessionSpec(SessionKind.Spark) { Name = Names.New("slow") };

        var timeout = await Should.ThrowAsync<LivyTimeoutException>(() => impatient.Sessions.StartAsync(spec, Token));

        timeout.LastState.ShouldBe("starting");
        await impatient.DisposeAsync();
        await ShouldBeGoneAsync(timeout.Id);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task StartAsync_Cancelled_Deletes()
    {
        Server.OnMock(mock => mock.OnSession(session => session.Name?.StartsWith("slow-", StringComparison.Ordinal) == true).StartsIn(TimeSpan.FromMinutes(1)));
        var spec = new SessionSpec(SessionKind.Spark) { Name = Names.New("slow") };
        var client = new LivyClient(Server.Url);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var start = client.Sessions.StartAsync(spec, cancellation.Token);
        await EventuallyListedAsync(spec.Name);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => start);
        await client.DisposeAsync();
        await ShouldBeGoneAsync(spec.Name);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_WhileTheSessionStarts_WaitsForIt()
    {
        await using var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), Token);

        var output = await session.RunAsync("20 + 22", Token);

        output.Text.ShouldBe("42");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateStatementAsync_WhileTheSessionStarts_IsRefusedByTheServer()
    {
        Server.OnMock(mock => mock.OnSession(session => session.Name?.StartsWith("slow-", StringComparison.Ordinal) == true).StartsIn(TimeSpan.FromMinutes(1)));
        await using var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark) { Name = Names.New("slow") }, Token);

        var error = await Should.ThrowAsync<LivyApiException>(() => Livy.Api.CreateStatementAsync(session.Id, new CreateStatementRequest { Code = "1" }, cancellationToken: Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.SessionNotReady);
        error.IsTransient.ShouldBeTrue();
    }

    private async Task ShouldBeGoneAsync(LivyId id)
    {
        var error = await Should.ThrowAsync<LivyApiException>(() => Livy.Sessions.GetAsync(id, Token));
        error.ErrorCode.ShouldBe(LivyErrorCode.SessionNotFound);
    }

    private async Task EventuallyListedAsync(string name)
    {
        while (!await Livy.Sessions.ListAsync(Token).AnyAsync(session => session.Name == name, Token))
        {
            Token.ThrowIfCancellationRequested();
        }
    }
}
