using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Whatever happens to the answer, there is one session or batch, and the caller has it or knows what may be there.</summary>
public class CreateOnceTests
{
    private static readonly Stub PostSession = Stub.Post("/sessions");
    private static readonly Stub PostBatch = Stub.Post("/batches");

    [Fact]
    public async Task Create_WithoutAName_SendsOneOfItsOwnAndAddressesByIt()
    {
        using var cluster = new Cluster();

        var session = await cluster.StartAsync();
        await cluster.RunAsync(session.RunAsync("1 + 1"));

        GeneratedName.IsOne(session.Name).ShouldBeTrue();
        session.Id.ShouldBe((LivyId)0);
        cluster.Lines.ShouldContain($"POST /sessions/{session.Name}/statements");
        cluster.Lines.ShouldNotContain("GET /sessions/0");
    }

    [Fact]
    public async Task Create_WithAPrefix_PutsAUuidBehindIt()
    {
        using var cluster = new Cluster();

        var session = await cluster.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "etl", NameIsPrefix = true });

        GeneratedName.TryRead(session.Name, out var prefix, out _).ShouldBeTrue();
        prefix.ShouldBe("etl");
    }

    [Fact]
    public async Task Submit_OfAClass_IsNamedAfterIt()
    {
        using var cluster = new Cluster();

        var batch = await cluster.RunAsync(cluster.Client.Batches.SubmitAsync(new BatchSpec("/a.jar") { MainClass = "org.example.WordCount" }));

        batch.Name!.ShouldStartWith("WordCount-");
    }

    [Fact]
    public async Task Create_WithoutGeneratedNames_HasNone()
    {
        using var cluster = new Cluster(client: options => options.Submission.GenerateNames = false);

        var session = await cluster.StartAsync();

        session.Name.ShouldBeNull();
        cluster.Livy.Requests.ShouldAllBe(request => request.Path != "/version");
    }

    [Fact]
    public async Task Create_OnAServerWithoutAVersion_AddressesByNumber()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(Stub.Get("/version")).Always().Reply(404);

        var session = await cluster.StartAsync();

        session.Name.ShouldBeNull();
        cluster.Lines.ShouldContain("GET /sessions/0");
        cluster.Livy.Requests.Count(request => request.Path == "/version").ShouldBe(1);
    }

    [Fact]
    public async Task Create_WhereTheVersionMayNotBeAskedFor_AddressesByNumber()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(Stub.Get("/version")).Always().Reply(403);

        var session = await cluster.StartAsync();

        session.Name.ShouldBeNull();
        cluster.Lines.ShouldContain("GET /sessions/0");
    }

    [Fact]
    public async Task Create_WhoseQuestionForTheVersionMeetsALoginPage_AsksAgain()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(Stub.Get("/version")).RedirectToLogin();

        var session = await cluster.StartAsync();

        GeneratedName.IsOne(session.Name).ShouldBeTrue();
    }

    public static TheoryData<string, Func<StubReply, StubReply>> LostAnswers => new()
    {
        { "dropped", reply => reply.Drop(DropPoint.AfterHandling) },
        { "cut", reply => reply.Truncate(20) },
        { "empty", reply => reply.Truncate(0) },
        { "late", reply => reply.ArrivesAfter(TimeSpan.FromMinutes(4)) },
    };

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task Create_WhoseAnswerIsLost_IsOneSession(string what, Func<StubReply, StubReply> loss)
    {
        using var cluster = new Cluster();
        loss(cluster.Livy.When(PostSession));

        var session = await cluster.StartAsync();

        (await cluster.RunAsync(cluster.Client.Sessions.ListPageAsync())).Total.ShouldBe(1, what);
        (await cluster.RunAsync(session.GetAsync())).Name.ShouldBe(session.Name);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task Create_AnsweredByAGateway_IsSentAgainAndIsOneSession(int status)
    {
        using var cluster = new Cluster();
        cluster.Livy.When(PostSession).Reply(status, "<html>gateway</html>", "text/html");

        await cluster.StartAsync();

        (await cluster.RunAsync(cluster.Client.Sessions.ListPageAsync())).Total.ShouldBe(1);
        cluster.CountOf("POST", "/sessions").ShouldBe(2);
    }

    [Fact]
    public async Task Create_RepeatedByAGateway_TakesTheOneThatItMade()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(PostSession).Drop(DropPoint.AfterHandling);
        cluster.Livy.When(Stub.Get("/sessions/{id}")).Times(3).Reply(404, """{"msg":"Session 'x' not found."}""");
        using var client = cluster.CreateClient(options => options.Submission.SettleTime = TimeSpan.Zero);

        var session = await cluster.RunAsync(client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark)));

        cluster.CountOf("POST", "/sessions").ShouldBeGreaterThan(1);
        (await cluster.RunAsync(client.Sessions.ListPageAsync())).Total.ShouldBe(1);
        session.Id.ShouldBe((LivyId)0);
    }

    [Fact]
    public async Task Create_TurnedAwayForNow_IsSentAgain()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(PostBatch).Reply(400, """{"msg":"Rejected, too many sessions are being created!"}""");
        cluster.Livy.When(PostBatch).ReplyRetryAfter(429, TimeSpan.FromSeconds(7));
        cluster.Livy.When(PostBatch).ReplyRetryAfter(503, TimeSpan.FromSeconds(3));
        var started = cluster.Time.GetUtcNow();

        await cluster.RunAsync(cluster.Client.Batches.SubmitAsync(new BatchSpec("/a.jar")));

        cluster.CountOf("POST", "/batches").ShouldBe(4);
        (cluster.Time.GetUtcNow() - started).ShouldBeGreaterThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Create_ByAnExactNameWhoseAnswerIsLost_IsNotSentAgainAndSaysWhereToLook()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(PostSession).Drop(DropPoint.AfterHandling);

        var error = await cluster.Time.RunUntilThrownAsync<LivyConnectionException>(cluster.Client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "etl" }));

        error.MayHaveReachedServer.ShouldBeTrue();
        error.IsTransient.ShouldBeFalse();
        error.Candidate!.Id.ShouldBe((LivyId)"etl");
        (await cluster.RunAsync(error.Candidate.Session!.WaitUntilReadyAsync())).Name.ShouldBe("etl");
        cluster.CountOf("POST", "/sessions").ShouldBe(1);
    }

    [Fact]
    public async Task Create_ByAnExactNameAnsweredWithAnUnreadable201_TakesTheOneInLocation()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(PostSession).Truncate(30);

        var session = await cluster.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "etl" });

        session.Id.ShouldBe((LivyId)0);
        cluster.CountOf("POST", "/sessions").ShouldBe(1);
    }

    [Fact]
    public async Task Create_ByANameInUse_SaysWhoHasIt()
    {
        using var cluster = new Cluster();
        await cluster.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "etl" });

        var error = await cluster.Time.RunUntilThrownAsync<LivyApiException>(cluster.Client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "etl" }));

        error.ErrorCode.ShouldBe(LivyErrorCode.DuplicateName);
        error.MayHaveReachedServer.ShouldBeFalse();
        error.Message.ShouldContain("It is held by session 0, idle");
    }

    [Fact]
    public async Task Create_ThatCanNotBeFoundInTime_SaysSoAndIsDeletedWhenItShowsUp()
    {
        using var cluster = new Cluster(client: options => options.Submission.Timeout = TimeSpan.FromSeconds(30));
        cluster.Livy.When(PostSession).Times(50).ArrivesAfter(TimeSpan.FromMinutes(5));

        var error = await cluster.Time.RunUntilThrownAsync<LivyConnectionException>(cluster.Client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark)));

        error.Candidate!.Session!.Name.ShouldBe(error.Candidate.Id?.Value);
        cluster.Client.Leftovers.ShouldHaveSingleItem();
        await cluster.Time.RunForAsync(TimeSpan.FromMinutes(11));
        (await cluster.RunAsync(cluster.Client.Sessions.ListPageAsync())).Total.ShouldBe(0);
        cluster.Client.Leftovers.ShouldBeEmpty();
    }

    [Fact]
    public async Task Create_CancelledWhileItIsOnItsWay_IsDeletedWhenItArrives()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(PostSession).ArrivesAfter(TimeSpan.FromMinutes(4));
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(1), cluster.Time);

        var cancelled = await cluster.Time.RunUntilThrownAsync<LivyOperationCanceledException>(cluster.Client.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), caller.Token));

        cancelled.Candidate.ShouldNotBeNull();
        await cluster.Time.RunForAsync(TimeSpan.FromMinutes(15));
        (await cluster.RunAsync(cluster.Client.Sessions.ListPageAsync(cancellationToken: CancellationToken.None))).Total.ShouldBe(0);
        cluster.CountOf("POST", "/sessions").ShouldBe(1);
    }

    [Fact]
    public async Task Delete_OfASessionWhoseSecondRequestIsStillOnItsWay_DeletesWhatComesOfItToo()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(PostSession).ArrivesAfter(TimeSpan.FromMinutes(4));
        var session = await cluster.StartAsync();

        await cluster.RunAsync(session.DisposeAsync().AsTask());
        await cluster.Time.RunForAsync(TimeSpan.FromMinutes(11));

        cluster.CountOf("POST", "/sessions").ShouldBe(2);
        (await cluster.RunAsync(cluster.Client.Sessions.ListPageAsync())).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Submit_ThatIsRefused_LeavesNoPhantom()
    {
        using var cluster = new Cluster(server => server.LocalDirWhitelist = ["/allowed"]);

        await cluster.Time.RunUntilThrownAsync<LivyApiException>(cluster.Client.Batches.SubmitAsync(new BatchSpec("file:///secret/a.jar")));

        (await cluster.RunAsync(cluster.Client.Batches.ListPageAsync())).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Submit_WhoseRefusalIsLost_IsRefusedInTheEndAndLeavesNoPhantom()
    {
        using var cluster = new Cluster(server => server.LocalDirWhitelist = ["/allowed"]);
        cluster.Livy.When(PostBatch).Drop(DropPoint.AfterHandling);

        var error = await cluster.Time.RunUntilThrownAsync<LivyApiException>(cluster.Client.Batches.SubmitAsync(new BatchSpec("file:///secret/a.jar")));

        error.ErrorCode.ShouldBe(LivyErrorCode.FileNotAllowed);
        error.MayHaveReachedServer.ShouldBeFalse();
        await cluster.Time.RunForAsync(TimeSpan.FromMinutes(1));
        (await cluster.RunAsync(cluster.Client.Batches.ListPageAsync())).Total.ShouldBe(0);
    }

    [Fact]
    public async Task Submit_WhoseAnswerIsLost_IsNotTakenForAPhantom()
    {
        using var cluster = new Cluster();
        cluster.Livy.When(PostBatch).Drop(DropPoint.AfterHandling);

        var batch = await cluster.RunAsync(cluster.Client.Batches.RunAsync(new BatchSpec("/a.jar")));

        batch.Id.ShouldBe((LivyId)0);
        cluster.Lines.ShouldNotContain(line => line.StartsWith("DELETE", StringComparison.Ordinal));
        cluster.CountOf("POST", "/batches").ShouldBe(1);
    }

    [Fact]
    public async Task Submit_OfAnExactNameThatIsRefused_FreesTheNameWhenThePhantomHasProvedToBeOne()
    {
        using var cluster = new Cluster(server => server.LocalDirWhitelist = ["/allowed"]);

        var error = await cluster.Time.RunUntilThrownAsync<LivyApiException>(cluster.Client.Batches.SubmitAsync(new BatchSpec("file:///secret/a.jar") { Name = "nightly" }));

        error.MayHaveReachedServer.ShouldBeFalse();
        await cluster.Time.RunForAsync(TimeSpan.FromSeconds(25));
        (await cluster.RunAsync(cluster.Client.Batches.ListPageAsync())).Total.ShouldBe(1);
        await cluster.Time.RunForAsync(TimeSpan.FromSeconds(60));
        (await cluster.RunAsync(cluster.Client.Batches.ListPageAsync())).Total.ShouldBe(0);
        cluster.Client.Leftovers.ShouldBeEmpty();
    }
}
