namespace Livy.Client.ConformanceTests;

/// <summary>What a server says and does that has reached its limits.</summary>
[RunsOnOwn<TightSetup>(TestServer.Mock, TestServer.Real)]
public sealed class TightCases(CaseServers servers) : WireCases(servers)
{
    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.TooManySessionsHidesOtherErrors])]
    public async Task Create_OfOneTooMany_IsRefusedBeforeItIsRead()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var second = await PostAsync("/sessions", """{"kind":"pyspark"}""");
        var wrong = await PostAsync("/sessions", """{"kind":"foo"}""");
        var batch = await PostAsync("/batches", $$"""{"file":"{{Server.PiPyUri}}"}""");

        foreach (var answer in new[] { second, wrong, batch })
        {
            answer.Status.ShouldBe(400);
            answer.Text.ShouldBe("""{"msg":"Rejected, too many sessions are being created!"}""");
        }

        (await GetAsync($"/sessions/{session.Id}/state")).Status.ShouldBe(200);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task CreateAsync_OfOneTooMany_IsATransientError()
    {
        await SessionAsync(SessionKind.PySpark);
        await using var livy = new LivyClient(new LivyClientOptions { Endpoint = Server.Url, Submission = { RetryWhenBusy = false } });

        var error = await Should.ThrowAsync<LivyApiException>(() => livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.TooManySessions);
        error.IsTransient.ShouldBeTrue();
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.LargeUploadIs500InTwoShapes])]
    public async Task Upload_OfALargeFile_Is500InTwoShapes()
    {
        var session = await SessionAsync(SessionKind.PySpark);
        var large = new byte[1001];
        using var form = Form("file", "\"large.bin\"", large);
        using var again = Form("file", "\"large.bin\"", large);

        var page = await SendAsync("POST", $"/sessions/{session.Id}/upload-file", form, Token);
        var json = await SendAsync("POST", $"/sessions/{session.Id}/upload-file", again, Token, ("Accept", "application/json"));

        page.Status.ShouldBe(500);
        page.Header("Content-Type").ShouldStartWith("text/html");
        page.Text.ShouldContain("SizeConstraintExceededException");
        json.Status.ShouldBe(500);
        json.Header("Content-Type").ShouldStartWith("application/json");
        json.Text.ShouldStartWith("\"org.scalatra.servlet.SizeConstraintExceededException: ");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task UploadFileAsync_OfALargeFile_SaysSo()
    {
        var session = await SessionAsync(SessionKind.PySpark);
        using var content = new MemoryStream(new byte[1001]);

        var error = await Should.ThrowAsync<LivyApiException>(() => session.Files.UploadFileAsync("large.bin", content, cancellationToken: Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.FileTooLarge);
    }
}
