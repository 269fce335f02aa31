using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>One session of a name for all callers and processes.</summary>
public class GetOrStartTests
{
    private static readonly SessionSpec Reports = new(SessionKind.PySpark) { Name = "reports" };

    [Fact]
    public async Task GetOrStart_WhereThereIsNone_StartsOneThatNobodyOwns()
    {
        using var cluster = new Cluster();

        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));
        await cluster.RunAsync(session.DisposeAsync().AsTask());
        var output = await cluster.RunAsync(session.RunAsync("1 + 1"));

        output.Text.ShouldBe("2");
        session.Name.ShouldBe("reports");
        session.IsOwned.ShouldBeFalse();
        session.Generation.ShouldBe(1);
        cluster.CountOf("POST", "/sessions").ShouldBe(1);
    }

    [Fact]
    public async Task GetOrStart_WhereThereIsOne_TakesIt()
    {
        using var cluster = new Cluster();
        await cluster.RunAsync(cluster.CreateClient().Sessions.GetOrStartAsync(Reports));

        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));

        session.Id.ShouldBe((LivyId)0);
        session.Generation.ShouldBe(1);
        cluster.CountOf("POST", "/sessions").ShouldBe(1);
    }

    [Fact]
    public async Task GetOrStart_OfOneThatIsStarting_WaitsForIt()
    {
        using var cluster = new Cluster(server => server.SessionStartTime = TimeSpan.FromMinutes(1));
        await cluster.RunAsync(cluster.CreateClient().Sessions.CreateAsync(Reports));

        await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));

        cluster.Time.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(59));
        cluster.CountOf("POST", "/sessions").ShouldBe(1);
    }

    [Fact]
    public async Task GetOrStart_Again_MakesNoCallForAMinute()
    {
        using var cluster = new Cluster();
        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));
        var sent = cluster.Livy.Requests.Count;

        var again = await cluster.Client.Sessions.GetOrStartAsync(Reports);
        cluster.Livy.Requests.Count.ShouldBe(sent);
        await cluster.Time.RunForAsync(TimeSpan.FromMinutes(1));
        var later = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));

        again.ShouldBeSameAs(session);
        later.ShouldBeSameAs(session);
        cluster.Livy.Requests.Count.ShouldBe(sent + 1);
    }

    [Fact]
    public async Task GetOrStart_OfManyCallers_IsOneStart()
    {
        using var cluster = new Cluster();

        var sessions = await cluster.RunAsync(Task.WhenAll(Enumerable.Range(0, 50).Select(_ => cluster.Client.Sessions.GetOrStartAsync(Reports with { }))));

        sessions.Distinct().Count().ShouldBe(1);
        cluster.CountOf("POST", "/sessions").ShouldBe(1);
        cluster.CountOf("GET", "/sessions/reports").ShouldBeLessThan(20);
    }

    [Fact]
    public async Task GetOrStart_WhoseCallerLeaves_GoesOnForTheOthers()
    {
        using var cluster = new Cluster(server => server.SessionStartTime = TimeSpan.FromMinutes(1));
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(10), cluster.Time);
        var first = cluster.Client.Sessions.GetOrStartAsync(Reports, cancellationToken: caller.Token);
        var second = cluster.Client.Sessions.GetOrStartAsync(Reports, cancellationToken: CancellationToken.None);

        await cluster.Time.RunUntilThrownAsync<OperationCanceledException>(first);
        var session = await cluster.RunAsync(second);

        session.Id.ShouldBe((LivyId)0);
        cluster.CountOf("POST", "/sessions").ShouldBe(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task GetOrStart_OfManyProcesses_IsOneSession(int seed)
    {
        using var cluster = new Cluster(server => server.SessionStartTime = TimeSpan.FromSeconds(20));
        cluster.Livy.When(Stub.Get("/sessions/{id}")).Times(8).Delay(TimeSpan.FromSeconds(seed));
        var clients = Enumerable.Range(0, 8).Select(_ => cluster.CreateClient()).ToList();

        var sessions = await cluster.RunAsync(Task.WhenAll(clients.Select(client => client.Sessions.GetOrStartAsync(Reports))));

        sessions.Select(session => session.Id).Distinct().Count().ShouldBe(1);
        (await cluster.RunAsync(cluster.Client.Sessions.ListAsync().CountAsync().AsTask())).ShouldBe(1);
        cluster.CountOf("POST", "/sessions").ShouldBeLessThanOrEqualTo(8);
    }

    [Fact]
    public async Task GetOrStart_WhereTheHolderIsDead_ReplacesItByNumber()
    {
        using var cluster = new Cluster();
        await cluster.StartAsync(Reports);
        cluster.Livy.KillSession(0);
        var clients = Enumerable.Range(0, 5).Select(_ => cluster.CreateClient()).ToList();

        var sessions = await cluster.RunAsync(Task.WhenAll(clients.Select(client => client.Sessions.GetOrStartAsync(Reports))));

        var alive = sessions.Select(session => session.Id).Distinct().ShouldHaveSingleItem();
        (await cluster.RunAsync(cluster.Client.Sessions.GetAsync(alive))).State.ShouldBe(SessionState.Idle);
        cluster.Lines.Where(line => line.StartsWith("DELETE", StringComparison.Ordinal)).ShouldAllBe(line => line == "DELETE /sessions/0");
    }

    [Fact]
    public async Task GetOrStart_WhereTheDeadHolderWasReplacedMeanwhile_TakesTheSuccessor()
    {
        const string Alive = """{"id":7,"name":"reports","state":"idle","kind":"pyspark"}""";
        var time = new SimulatedClock();
        var server = new StubLivy()
            .On("GET /version", Answers.Ok("""{"version":"0.9.0"}"""))
            .On("GET /sessions/reports", Answers.Ok("""{"id":7,"name":"reports","state":"dead","kind":"pyspark"}"""), Answers.Ok(Alive))
            .On("GET /sessions/7", Answers.Ok(Alive));
        using var client = server.CreateClient(time);

        var session = await time.RunUntilAsync(client.Sessions.GetOrStartAsync(Reports));

        session.Id.ShouldBe((LivyId)7);
        server.Lines.ShouldAllBe(line => line.StartsWith("GET "));
    }

    [Fact]
    public async Task GetOrStart_AfterARunFoundItGone_IsTheNextGeneration()
    {
        using var cluster = new Cluster();
        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));
        cluster.Livy.Restart();
        var error = await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.RunAsync("1 + 1"));

        var next = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));

        error.OutcomeUnknown.ShouldBeFalse();
        error.MayHaveReachedServer.ShouldBeFalse();
        next.Generation.ShouldBe(2);
        (await cluster.RunAsync(next.RunAsync("1 + 1"))).Text.ShouldBe("2");
    }

    [Fact]
    public async Task GetOrStart_AfterTheDriverWasLost_ReplacesItAlthoughItLooksIdle()
    {
        using var cluster = new Cluster();
        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));
        cluster.Livy.LoseChannel(0);
        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.RunAsync("1 + 1"));

        var next = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));

        next.Id.ShouldBe((LivyId)1);
        cluster.Lines.ShouldContain("DELETE /sessions/0");
        (await cluster.RunAsync(next.RunAsync("1 + 1"))).Text.ShouldBe("2");
    }

    [Fact]
    public async Task GetOrStart_WhenItDiedUnseen_NoticesWithinAMinute()
    {
        using var cluster = new Cluster();
        await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));
        cluster.Livy.KillSession(0);
        await cluster.Time.RunForAsync(TimeSpan.FromMinutes(1));

        var next = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));

        next.Id.ShouldBe((LivyId)1);
        next.Generation.ShouldBe(2);
    }

    [Fact]
    public async Task GetOrStart_WhoseAnswerIsLost_TakesWhatCameOfIt()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(Stub.Post("/sessions")).Drop(DropPoint.AfterHandling);
        var prepared = 0;

        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports, new GetOrStartOptions { OnStarted = (_, _) => Task.FromResult(prepared++) }));

        session.Id.ShouldBe((LivyId)0);
        prepared.ShouldBe(1);
        cluster.CountOf("POST", "/sessions").ShouldBe(1);
    }

    [Fact]
    public async Task GetOrStart_OfAnotherKind_SaysWhatDiffers()
    {
        using var cluster = new Cluster();
        await cluster.StartAsync(Reports with { Conf = new Dictionary<string, string> { ["a"] = "secret" }, DriverMemory = "1g" });
        var asked = Reports with { Kind = SessionKind.Spark, Conf = new Dictionary<string, string> { ["a"] = "2" }, DriverMemory = "2g", ExecutorCores = 2, Jars = ["/x.jar"] };

        var error = await cluster.Time.RunUntilThrownAsync<InvalidOperationException>(cluster.Client.Sessions.GetOrStartAsync(asked));
        var used = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(asked, new GetOrStartOptions { OnMismatch = MismatchBehavior.Use }));

        error.Message.ShouldContain("its kind is pyspark instead of spark, its driver memory is 1g instead of 2g, its executor cores is the default instead of 2, its jars lack /x.jar, its a is not what was asked for");
        error.Message.ShouldNotContain("secret");
        used.Id.ShouldBe((LivyId)0);
    }

    [Fact]
    public async Task GetOrStart_OfTheSameSpecByAnotherClient_DoesNotDiffer()
    {
        using var cluster = new Cluster();
        var spec = Reports with { Conf = new Dictionary<string, string> { ["a"] = "1" }, DriverMemory = "1g", ExecutorCores = 2, Jars = ["hdfs:///x.jar"], NumExecutors = 3, Queue = "q" };
        await cluster.RunAsync(cluster.CreateClient().Sessions.GetOrStartAsync(spec));

        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(spec));

        session.Id.ShouldBe((LivyId)0);
    }

    [Fact]
    public async Task GetOrStart_OnStarted_RunsOnceBeforeAnyCallerHasIt()
    {
        using var cluster = new Cluster();
        cluster.Livy.OnStatement("prepare()").Returns("ok").Takes(TimeSpan.FromMinutes(1));
        var options = new GetOrStartOptions { OnStarted = (session, cancellationToken) => session.RunAsync("prepare()", cancellationToken) };

        await cluster.RunAsync(Task.WhenAll(cluster.Client.Sessions.GetOrStartAsync(Reports, options), cluster.Client.Sessions.GetOrStartAsync(Reports, options)));
        await cluster.RunAsync(cluster.CreateClient().Sessions.GetOrStartAsync(Reports, options));

        cluster.CountOf("POST", "/sessions/reports/statements").ShouldBe(1);
        cluster.Time.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task GetOrStart_WhoseOnStartedFails_DeletesItAndThrows()
    {
        using var cluster = new Cluster();
        var options = new GetOrStartOptions { OnStarted = (_, _) => throw new InvalidOperationException("No such table.") };

        var error = await cluster.Time.RunUntilThrownAsync<InvalidOperationException>(cluster.Client.Sessions.GetOrStartAsync(Reports, options));
        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));

        error.Message.ShouldBe("No such table.");
        session.Id.ShouldBe((LivyId)1);
    }

    [Fact]
    public async Task GetOrStart_ThatFailsToStart_ThrowsAndTheNextTriesAnew()
    {
        using var cluster = new Cluster();
        cluster.Livy.OnSession(request => request.Name == "reports").FailsToStart("no memory");

        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(cluster.Client.Sessions.GetOrStartAsync(Reports));
        await cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(cluster.Client.Sessions.GetOrStartAsync(Reports));

        cluster.CountOf("POST", "/sessions").ShouldBe(2);
        (await cluster.RunAsync(cluster.Client.Sessions.ListAsync().CountAsync().AsTask())).ShouldBe(0);
    }

    [Fact]
    public async Task GetOrStart_ThatTakesTooLong_ThrowsAndDeletesIt()
    {
        using var cluster = new Cluster(server => server.SessionStartTime = TimeSpan.FromHours(1));

        await cluster.Time.RunUntilThrownAsync<LivyTimeoutException>(cluster.Client.Sessions.GetOrStartAsync(Reports, new GetOrStartOptions { StartTimeout = TimeSpan.FromMinutes(1) }));
        await cluster.RunAsync(cluster.Client.DisposeAsync().AsTask());

        cluster.Lines.ShouldContain(line => line.StartsWith("DELETE /sessions/", StringComparison.Ordinal));
        cluster.Time.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task GetOrStart_WithAHeartbeat_BeatsAsLongAsTheClientLives()
    {
        using var cluster = new Cluster(server => server.TimeoutCheck = false);
        var spec = Reports with { HeartbeatTimeout = TimeSpan.FromMinutes(3) };
        await cluster.RunAsync(cluster.CreateClient().Sessions.GetOrStartAsync(spec));
        var session = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(spec));
        await cluster.Time.RunForAsync(TimeSpan.FromHours(2));

        var state = await cluster.RunAsync(session.GetStateAsync());

        state.ShouldBe(SessionState.Idle);
    }

    [Fact]
    public async Task GetOrStart_OfTwoUsers_IsKeptApart()
    {
        using var cluster = new Cluster();

        var alice = await cluster.RunAsync(cluster.Client.As("alice").Sessions.GetOrStartAsync(Reports));
        var again = await cluster.Client.As("alice").Sessions.GetOrStartAsync(Reports);
        var own = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports));

        again.ShouldBeSameAs(alice);
        own.ShouldNotBeSameAs(alice);
    }

    public static TheoryData<SessionSpec> NotShared =>
    [
        new SessionSpec(SessionKind.PySpark),
        new SessionSpec(SessionKind.PySpark) { Name = "etl", NameIsPrefix = true },
        new SessionSpec(SessionKind.PySpark) { Name = "etl-01980a4c9d7a7c3e8f2b1a0c5d6e7f80" },
        new SessionSpec(SessionKind.PySpark) { Name = "1" },
    ];

    [Theory]
    [MemberData(nameof(NotShared))]
    public async Task GetOrStart_WithoutANameToShare_IsRefused(SessionSpec spec)
    {
        using var cluster = new Cluster();

        await Should.ThrowAsync<ArgumentException>(() => cluster.Client.Sessions.GetOrStartAsync(spec));

        cluster.Livy.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetOrStart_OnAServerWithoutNames_IsNotSupported()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(Stub.Get("/version")).Always().Reply(404);

        await Should.ThrowAsync<NotSupportedException>(() => cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(Reports)));
    }
}
