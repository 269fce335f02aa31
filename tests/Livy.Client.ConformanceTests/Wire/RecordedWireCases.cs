namespace Livy.Client.ConformanceTests;

/// <summary>What only recordings of a real Livy 0.9.0 show, as any client meets it.</summary>
[RunsOn(TestServer.Mock09, TestServer.Real)]
public sealed class RecordedWireCases(CaseServers servers) : WireCases(servers)
{
    [ConformanceFact(LeansOn.GoldenOnly, Surprises = [Surprise.FormTypeEatsTheBody], Recording = "12#49", NotOnRealServer = "Livy 0.7.1 reads the body.")]
    public async Task Post_AsAForm_LosesItsBody()
    {
        using var form = Content("""{"kind":"pyspark"}""", "application/x-www-form-urlencoded");

        var answer = await SendAsync("POST", "/sessions", form, Token);

        answer.Status.ShouldBe(400);
        answer.Text.ShouldStartWith("\"No content to map due to end-of-input");
    }

    [ConformanceFact(LeansOn.GoldenOnly, Surprises = [Surprise.VoidAnswerIsGzipGarbage], Recording = "13#31", NotOnRealServer = "Livy 0.7.1 says that it is compressed.")]
    public async Task VoidAnswer_WithGzipAskedFor_DoesNotSayThatItIsCompressed()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var answer = await PostAsync($"/sessions/{session.Id}/jobs/77/cancel", "", ("Accept-Encoding", "gzip"));

        answer.Body.Length.ShouldBe(20);
        answer.Header("Content-Encoding").ShouldBeNull();
    }

    [ConformanceFact(LeansOn.GoldenOnly, Surprises = [Surprise.CompletionWithoutAKindIs500], Recording = "03#388", NotOnRealServer = "The interpreter of the real server takes the kind of the session.")]
    public async Task Completion_WithoutAKind_Is500()
    {
        var session = await SessionAsync(SessionKind.Spark);

        var answer = await PostAsync($"/sessions/{session.Id}/completion", """{"code":"sc.par","cursor":6}""");

        answer.Status.ShouldBe(500);
        answer.Text.ShouldContain("Invalid kind: null");
    }

    [ConformanceFact(LeansOn.GoldenOnly, Surprises = [Surprise.StatementOfKindSharedNeverEnds], Recording = "06b#3", NotOnRealServer = "The interpreter of the real server refuses such a statement.")]
    public async Task PostStatement_OfKindShared_WaitsForEver()
    {
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.Shared), Token);
        var stuck = await SubmitAsync(session, "1 + 1", "shared");

        await RunAsync(session, "1 + 1", "pyspark");

        ((string?)(await GetAsync(stuck)).Json["state"]).ShouldBe("waiting");
        await PostAsync($"{stuck}/cancel");
        ((string?)(await EndOfAsync(stuck))["state"]).ShouldBe("cancelled");
    }

    [ConformanceFact(LeansOn.GoldenOnly, Surprises = [Surprise.FileNameWithASpaceIs500], Recording = "11#59", NotOnRealServer = "Livy 0.7.1 takes such names.")]
    public async Task Upload_OfANameWithASpace_Is500()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var answer = await UploadAsync(session, "upload-file", "file", "sp ace.txt");

        answer.Status.ShouldBe(500);
        answer.Text.ShouldStartWith("\"java.net.URISyntaxException: Illegal character in path at index ");
    }

    [ConformanceFact(LeansOn.GoldenOnly, Surprises = [Surprise.UploadsObeyTheKind], Recording = "11c#3", NotOnRealServer = "The interpreter of the real server imports the module.")]
    public async Task UploadPyFile_ToASharedSession_IsTakenAndNotImported()
    {
        var module = $"m{Guid.NewGuid():N}";
        OnMock($"import {module}", answer => answer.Fails("ModuleNotFoundError", $"No module named '{module}'"));
        var session = await SessionAsync(SessionKind.Shared);

        var uploaded = await UploadAsync(session, "upload-pyfile", "file", $"{module}.py", "x = 1");
        var import = await RunAsync(session, $"import {module}", "pyspark");

        uploaded.Status.ShouldBe(200, uploaded.Text);
        ((string?)import["output"]!["ename"]).ShouldBe("ModuleNotFoundError");
    }

    [ConformanceFact(LeansOn.GoldenOnly, Surprises = [Surprise.StatementsWhileConnectingAre500], Recording = "07e#15", NotOnRealServer = "A race of milliseconds, which cannot be had at will.")]
    public async Task GetStatements_InTheInstantOfConnecting_Is500AndThenFine()
    {
        Server.OnMock(mock => mock.When(Stub.Get("/sessions/{id}/statements")).Reply(
            500,
            """
            "java.util.concurrent.ExecutionException: org.apache.livy.rsc.rpc.RpcException: java.lang.NullPointerException: Cannot invoke \"org.apache.livy.repl.Session.statements()\" because the return value of \"org.apache.livy.repl.ReplDriver.session()\" is null"
            """));
        var session = await SessionAsync(SessionKind.PySpark);

        var statements = await session.ListStatementsAsync(Token).ToListAsync(Token);

        statements.ShouldBeEmpty();
        Server.OnMock(mock => mock.VerifyAllCalled());
    }

    [ConformanceFact(LeansOn.GoldenOnly, Surprises = [Surprise.IdleTimeoutCountsWhileStarting], Recording = "16#17", NotOnRealServer = "Livy 0.7.1 has no idleTimeout.")]
    public async Task IdleTimeout_ShorterThanTheStart_RemovesTheSessionBeforeItIsReady()
    {
        Server.OnMock(mock => mock.Options.GarbageCollectionInterval = TimeSpan.FromMilliseconds(200));
        Server.OnMock(mock => mock.OnSession(created => created.Name == "never-ready").StartsIn(TimeSpan.FromMinutes(1)));

        var created = await PostAsync("/sessions", """{"kind":"pyspark","name":"never-ready","idleTimeout":"300ms"}""");

        created.Status.ShouldBe(201);
        ((string?)created.Json["state"]).ShouldBe("starting");
        await UntilAsync(created.Header("Location")!, answer => answer.Status == 404);
    }

    [ConformanceFact(LeansOn.GoldenOnly, Surprises = [Surprise.KilledMayBeTheEnd], Recording = "07d#78", NotOnRealServer = "Only a cluster manager shows killed for good.")]
    public async Task FailedStart_MayEndAsKilled()
    {
        Server.OnMock(mock => mock.OnSession(session => session.Name == "killed").Killed());

        var created = await PostAsync("/sessions", """{"kind":"pyspark","name":"killed"}""");

        await UntilStateAsync(created.Header("Location")!, "killed");
        await DeleteAsync(created.Header("Location")!);
    }

    [ConformanceFact(LeansOn.GoldenOnly, Surprises = [Surprise.DeleteWithoutCsrfHeaderIsAnEmpty400], Recording = "14#15", NotOnRealServer = "Livy 0.7.1 has a page for every method.")]
    public async Task Delete_WithoutTheHeaderAgainstForgery_IsAnEmpty400()
    {
        Server.OnMock(mock => mock.Options.Csrf = true);

        var delete = await DeleteAsync("/sessions/9999");

        Server.OnMock(mock => mock.Options.Csrf = false);
        delete.Status.ShouldBe(400);
        delete.Body.ShouldBeEmpty();
    }
}
