using System.Net;

namespace Livy.Client.ConformanceTests;

/// <summary>What the server refuses, as the typed error it becomes. What the client refuses first goes past it here, by the raw routes.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class RefusalCases(CaseServers servers) : ConformanceCases(servers)
{
    [ConformanceFact(LeansOn.Original)]
    public async Task GetSessionAsync_OfAnUnknownId_IsNotFound()
    {
        var error = await RefusedAsync(() => Livy.Sessions.GetAsync(99999, Token));

        error.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        error.ErrorCode.ShouldBe(LivyErrorCode.SessionNotFound);
        error.ServerMessage.ShouldBe("Session '99999' not found.");
        error.IsTransient.ShouldBeFalse();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task GetSessionAsync_OfAnUnknownName_IsNotFound()
    {
        var error = await RefusedAsync(() => Livy.Sessions.GetAsync("no such/ségment", Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.SessionNotFound);
        error.ServerMessage.ShouldContain("no such/ségment");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task EveryCallOnAnUnknownSession_IsNotFound()
    {
        var unknown = Livy.Sessions.Attach(99999);

        var failures = new[]
        {
            await SessionGoneAsync(() => unknown.GetAsync(Token)),
            await SessionGoneAsync(() => unknown.GetStateAsync(Token)),
            await SessionGoneAsync(() => unknown.SubmitAsync("1", StatementKind.PySpark, Token)),
            await SessionGoneAsync(() => unknown.RunAsync("1", StatementKind.PySpark, Token)),
            await SessionGoneAsync(() => unknown.ListStatementsPageAsync(cancellationToken: Token)),
            await SessionGoneAsync(() => unknown.AttachStatement(0).GetAsync(Token)),
            await SessionGoneAsync(() => unknown.AttachStatement(0).CancelAsync(Token)),
            await SessionGoneAsync(() => unknown.Log.ReadTailAsync(cancellationToken: Token)),
            await SessionGoneAsync(() => unknown.TouchAsync(Token)),
            await SessionGoneAsync(() => unknown.StopAsync(Token)),
        };
        var errors = new[]
        {
            await RefusedAsync(() => Livy.Api.DeleteSessionAsync(99999, cancellationToken: Token)),
            await RefusedAsync(() => Livy.Api.CompleteCodeAsync(99999, new CompletionRequest { Code = "s", Kind = StatementKind.Spark, Cursor = 1 }, cancellationToken: Token)),
            await RefusedAsync(() => Livy.Api.AddFileAsync(99999, new AddResourceRequest { Uri = "hdfs:///x" }, cancellationToken: Token)),
            await RefusedAsync(() => Livy.Api.GetJobAsync(99999, 1, cancellationToken: Token)),
        };

        failures.ShouldAllBe(failure => failure.SessionId == (LivyId)99999 && failure.State == null);
        errors.ShouldAllBe(error => error.ErrorCode == LivyErrorCode.SessionNotFound);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task WaitUntilReadyAsync_OfAnUnknownSession_SaysThatThereIsNone()
    {
        var failure = await Should.ThrowAsync<LivySessionFailedException>(() => Livy.Sessions.Attach(99999).WaitUntilReadyAsync(cancellationToken: Token));

        failure.Message.ShouldContain("Session 99999 is gone");
        failure.State.ShouldBeNull();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task EveryCallOnAnUnknownBatch_IsNotFound()
    {
        var unknown = Livy.Batches.Attach(99999);

        var failures = new[]
        {
            await BatchGoneAsync(() => unknown.GetAsync(Token)),
            await BatchGoneAsync(() => unknown.GetStateAsync(Token)),
            await BatchGoneAsync(() => unknown.WaitAsync(Token)),
            await BatchGoneAsync(() => unknown.Log.ReadAllAsync(Token)),
        };
        var errors = new[]
        {
            await RefusedAsync(() => Livy.Batches.GetAsync(99999, Token)),
            await RefusedAsync(() => Livy.Api.DeleteBatchAsync(99999, cancellationToken: Token)),
        };

        failures.ShouldAllBe(failure => failure.BatchId == (LivyId)99999 && failure.OutcomeUnknown);
        errors.ShouldAllBe(error => error.ErrorCode == LivyErrorCode.BatchNotFound);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task GetStatementAsync_OfAnUnknownStatement_IsNotFound()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var error = await RefusedAsync(() => session.AttachStatement(9999).GetAsync(Token));

        error.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        error.ErrorCode.ShouldBe(LivyErrorCode.StatementNotFound);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateSessionAsync_OfAnUnknownKind_IsRefused()
    {
        var error = await RefusedAsync(() => Livy.Sessions.CreateAsync(new SessionSpec(new SessionKind("cobol")), Token));

        error.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        error.ErrorCode.ShouldBe(LivyErrorCode.InvalidKind);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateSessionAsync_WithAFieldOfALaterVersion_IsRefused()
    {
        Server.OnMock(mock => mock.Options.Profile = LivyProfile.Livy07);

        var error = await RefusedAsync(() => Livy.Api.CreateSessionAsync(new CreateSessionRequest { IdleTimeout = "30m" }, cancellationToken: Token));

        error.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        error.ErrorCode.ShouldBe(LivyErrorCode.UnknownField);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateAsync_WithAnIdleTimeoutThatTheVersionLacks_IsRefusedBeforeItIsSent()
    {
        Server.OnMock(mock => mock.Options.Profile = LivyProfile.Livy07);

        // The version is asked for once.
        await using var livy = new LivyClient(Server.Url);

        var refusal = await Should.ThrowAsync<NotSupportedException>(() => livy.Sessions.CreateAsync(new SessionSpec { IdleTimeout = TimeSpan.FromMinutes(30) }, Token));

        refusal.Message.ShouldContain("0.7");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateSessionAsync_WithANameInUse_IsRefused()
    {
        var name = (await (await SessionAsync(SessionKind.PySpark)).GetAsync(Token)).Name!;

        var error = await RefusedAsync(() => Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark) { Name = name }, Token));

        error.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        error.ErrorCode.ShouldBe(LivyErrorCode.DuplicateName);
        error.IsTransient.ShouldBeFalse();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateSessionAsync_WithALocalFileThatIsNotAllowed_IsRefused()
    {
        var error = await RefusedAsync(() => Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark) { Files = ["file:///etc/passwd"] }, Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.FileNotAllowed);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateSessionAsync_WithARelativePathPastTheClient_IsRefused()
    {
        var error = await RefusedAsync(() => Livy.Api.CreateSessionAsync(new CreateSessionRequest { Files = ["relative.txt"] }, cancellationToken: Token));

        error.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        error.ErrorCode.ShouldBe(LivyErrorCode.FileNotAllowed);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateBatchAsync_WithALocalFileThatIsNotAllowed_IsRefused()
    {
        var name = Names.New("refused");

        var error = await RefusedAsync(() => Livy.Batches.New("file:///etc/passwd").WithName(name).SubmitAsync(Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.FileNotAllowed);
        await Livy.Batches.Attach(name).DeleteAsync(Token);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateBatchAsync_Refused_LeavesAPhantomThatKeepsTheName()
    {
        var name = Names.New("phantom");
        await RefusedAsync(() => Livy.Batches.New("file:///etc/passwd").WithName(name).SubmitAsync(Token));

        var phantom = await Livy.Batches.Attach(name).GetAsync(Token);
        var second = await RefusedAsync(() => Livy.Batches.New(Server.JobsJarUri).WithName(name).SubmitAsync(Token));
        await Livy.Batches.Attach(name).DeleteAsync(Token);

        phantom.State.ShouldBe(BatchState.Starting);
        phantom.Log.ShouldBeEmpty();
        second.ErrorCode.ShouldBe(LivyErrorCode.DuplicateName);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateBatchAsync_WithARelativePathPastTheClient_IsRefused()
    {
        var name = Names.New("relative");

        var error = await RefusedAsync(() => Livy.Api.CreateBatchAsync(new CreateBatchRequest { File = "relative.jar", Name = name }, cancellationToken: Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.FileNotAllowed);
        await Livy.Batches.Attach(name).DeleteAsync(Token);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CancelJobAsync_OfAnUnknownJob_IsFine()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        await Livy.Api.CancelJobAsync(session.Id, 77, cancellationToken: Token);

        var error = await RefusedAsync(() => Livy.Api.GetJobAsync(session.Id, 77, cancellationToken: Token));
        error.ErrorCode.ShouldBe(LivyErrorCode.JobNotFound);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadFileAsync_UnderANameWithASpacePastTheClient_IsRefusedByTheClient()
    {
        var session = await SessionAsync(SessionKind.PySpark);
        using var content = new MemoryStream("x"u8.ToArray());

        var refusal = await Should.ThrowAsync<ArgumentException>(() => session.Files.UploadFileAsync("sp ace.txt", content, cancellationToken: Token));

        refusal.Message.ShouldContain("sp ace.txt");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task GetAsync_BelowAWrongPrefix_SaysThatTheEndpointIsNotLivy()
    {
        await using var lost = new LivyClient(new Uri(Server.Url, "gateway/livy"));

        var error = await RefusedAsync(() => lost.GetVersionAsync(Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.RouteNotFound);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task GetAsync_OfAPageThatIsNotJson_SaysSo()
    {
        await using var lost = new LivyClient(new Uri(Server.Url, "ui"));

        var error = await RefusedAsync(() => lost.GetVersionAsync(Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.UnexpectedContent);
        error.Message.ShouldContain("text/html");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task PostSessions_WithBrokenJson_Is400()
    {
        var (status, body) = await PostRawAsync("sessions", "{broken");

        status.ShouldBe(HttpStatusCode.BadRequest);
        body.ShouldContain("Unexpected character");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task PostSessions_WithAnUnknownField_Is400()
    {
        var (status, body) = await PostRawAsync("sessions", """{"kind":"pyspark","foo":1}""");

        status.ShouldBe(HttpStatusCode.BadRequest);
        body.ShouldContain("Unrecognized field");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task PostSessions_WithoutABody_Is400()
    {
        var (status, body) = await PostRawAsync("sessions", "");

        status.ShouldBe(HttpStatusCode.BadRequest);
        body.ShouldContain("No content to map");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task GetSessions_WithASizeThatIsNoNumber_Is400()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Url, "sessions?size=abc"));

        using var response = await Server.Http.SendAsync(request, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(Token)).ShouldContain("abc");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task PostBatches_WithoutAFile_Is400()
    {
        var (status, body) = await PostRawAsync("batches", """{"name":"without-file"}""");

        status.ShouldBe(HttpStatusCode.BadRequest);
        body.ShouldContain("File is required");
        await Livy.Batches.Attach("without-file").DeleteAsync(Token);
    }

    private static async Task<LivySessionFailedException> SessionGoneAsync(Func<Task> call) => await Should.ThrowAsync<LivySessionFailedException>(call);

    private static async Task<LivyBatchFailedException> BatchGoneAsync(Func<Task> call) => await Should.ThrowAsync<LivyBatchFailedException>(call);

    private async Task<LivyApiException> RefusedAsync(Func<Task> call) => await Should.ThrowAsync<LivyApiException>(call);

    private async Task<(HttpStatusCode Status, string Body)> PostRawAsync(string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Server.Url, path)) { Content = new StringContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        using var response = await Server.Http.SendAsync(request, Token);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}
