namespace Livy.Client.ConformanceTests;

/// <summary>What is compressed, and how it is said.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class CompressionCases(CaseServers servers) : WireCases(servers)
{
    [ConformanceFact(LeansOn.Original)]
    public async Task Get_WithGzipAskedFor_IsCompressed()
    {
        var answer = await GetAsync("/sessions", ("Accept-Encoding", "gzip"));

        answer.Header("Content-Encoding").ShouldBe("gzip");
        answer.DecodedBody().ShouldContain("\"sessions\":[");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.RefusedGzipIsSent])]
    public async Task Get_WithGzipRefused_IsCompressedNevertheless()
    {
        var answer = await GetAsync("/sessions", ("Accept-Encoding", "gzip;q=0"));

        answer.Header("Content-Encoding").ShouldBe("gzip");
        answer.DecodedBody().ShouldContain("\"sessions\":[");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task GetVersion_IsNeverCompressed()
    {
        var answer = await GetAsync("/version", ("Accept-Encoding", "gzip"));

        answer.Header("Content-Encoding").ShouldBeNull();
        answer.Text.ShouldStartWith("{");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.VoidAnswerIsGzipGarbage])]
    public async Task VoidAnswer_WithGzipAskedFor_HasTwentyBytesOfBody()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var answer = await PostAsync($"/sessions/{session.Id}/jobs/77/cancel", "", ("Accept-Encoding", "gzip"));

        answer.Status.ShouldBe(200);
        answer.Body.Length.ShouldBe(20);
        answer.DecodedBody().ShouldBeEmpty();
    }
}
