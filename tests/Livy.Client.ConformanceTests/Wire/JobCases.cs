using System.Text;
using System.Text.Json.Nodes;

namespace Livy.Client.ConformanceTests;

/// <summary>Programmatic jobs as bytes.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class JobCases(CaseServers servers) : WireCases(servers)
{
    private const string Package = "com.example.livy.jobs.";

    [ConformanceFact(LeansOn.Original)]
    public async Task SubmitJob_OfAJavaClass_ReturnsItsResultInKryo()
    {
        Server.OnMock(mock => mock.OnJob(Package + "AnswerJob").Returns([2, 84]));
        var session = await Server.JobSessionAsync(Token);

        var job = await SubmitAsync(session, "submit-job", NoArgumentJob("AnswerJob"), "spark");
        var end = await EndOfJobAsync(job);

        ((string?)end["state"]).ShouldBe("SUCCEEDED");
        Convert.FromBase64String((string)end["result"]!).ShouldBe([2, 84]);
        end["error"].ShouldBeNull();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task SubmitJob_ThatReturnsNothing_HasNoResult()
    {
        Server.OnMock(mock => mock.OnJob(Package + "NullJob").Returns(null));
        var session = await Server.JobSessionAsync(Token);

        var end = await EndOfJobAsync(await SubmitAsync(session, "submit-job", NoArgumentJob("NullJob"), "spark"));

        ((string?)end["state"]).ShouldBe("SUCCEEDED");
        end["result"].ShouldBeNull();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task SubmitJob_OfAnUnknownClass_Fails()
    {
        Server.OnMock(mock => mock.OnJob(Package + "NoSuchJob").Fails($"org.apache.livy.shaded.kryo.kryo.KryoException: Unable to find class: {Package}NoSuchJob"));
        var session = await Server.JobSessionAsync(Token);

        var end = await EndOfJobAsync(await SubmitAsync(session, "submit-job", NoArgumentJob("NoSuchJob"), "spark"));

        ((string?)end["state"]).ShouldBe("FAILED");
        ((string?)end["error"])!.ShouldContain("Unable to find class: " + Package + "NoSuchJob");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.JobStatusIsReadableOnce])]
    public async Task GetJob_AfterItsEndWasRead_Is500()
    {
        Server.OnMock(mock => mock.OnJob(Package + "AnswerJob").Returns([2, 84]));
        var session = await Server.JobSessionAsync(Token);
        var job = await SubmitAsync(session, "submit-job", NoArgumentJob("AnswerJob"), "spark");
        await EndOfJobAsync(job);

        var again = await GetAsync(job);

        again.Status.ShouldBe(500);
        again.Text.ShouldStartWith("\"java.util.concurrent.ExecutionException: org.apache.livy.rsc.rpc.RpcException: java.util.NoSuchElementException: ");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.CancelledJobIs500])]
    public async Task CancelJob_MakesItsGetA500()
    {
        Server.OnMock(mock => mock.OnJob(Package + "SlowJob").Takes(TimeSpan.FromMinutes(1)));
        var session = await Server.JobSessionAsync(Token);
        // Its tasks do not listen and keep the cores to their end.
        var job = await SubmitAsync(session, "submit-job", JobWithText("SlowJob", "05"), "spark");
        await UntilAsync(job, answer => (string?)answer.Json["state"] == "STARTED");

        var cancelled = await PostAsync($"{job}/cancel");
        var after = await GetAsync(job);

        cancelled.Status.ShouldBe(200);
        cancelled.Body.ShouldBeEmpty();
        after.Status.ShouldBe(500);
        after.Text.ShouldBe($"\"java.util.NoSuchElementException: key not found: {job[(job.LastIndexOf('/') + 1)..]}\"");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.RunJobBlocksTheSession])]
    public async Task RunJob_BlocksEveryGetOfItsSession()
    {
        Server.OnMock(mock => mock.OnJob(Package + "SlowJob").Takes(TimeSpan.FromSeconds(2)).Returns(null));
        var session = await Server.JobSessionAsync(Token);
        var begin = TimeProvider.System.GetTimestamp();

        await SubmitAsync(session, "run-job", JobWithText("SlowJob", "02"), "spark");
        var statements = await GetAsync($"/sessions/{session.Id}/statements");

        statements.Status.ShouldBe(200);
        TimeProvider.System.GetElapsedTime(begin).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(1500));
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task SubmitJob_OfPickledPython_ReturnsAPickle()
    {
        Server.OnMock(mock => mock.OnJob(job => job.JobType == "pyspark").Returns(Encoding.ASCII.GetBytes("gAWVBgAAAAAAAACMAjQylC4=")));
        var session = await SessionAsync(SessionKind.PySpark);

        var job = await SubmitAsync(session, "submit-job", "cbuiltins\neval\n(Vlambda ctx: str(6 * 7)\ntR."u8.ToArray(), "pyspark");
        var end = await EndOfJobAsync(job);

        ((string?)end["state"]).ShouldBe("SUCCEEDED", end.ToJsonString());
        var pickle = Convert.FromBase64String(Encoding.ASCII.GetString(Convert.FromBase64String((string)end["result"]!)));
        Encoding.Latin1.GetString(pickle).ShouldContain("42");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task SubmitJob_WithoutBytes_Is400()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var nothing = await PostAsync($"/sessions/{session.Id}/submit-job", """{"job":"","jobType":"spark"}""");
        var noBase64 = await PostAsync($"/sessions/{session.Id}/run-job", """{"job":"%%%","jobType":"spark"}""");

        nothing.Status.ShouldBe(400);
        nothing.Text.ShouldBe("""{"msg":"requirement failed: no job provided."}""");
        noBase64.Status.ShouldBe(400);
    }

    private async Task<string> SubmitAsync(LivySession session, string route, byte[] job, string jobType)
    {
        var body = new JsonObject { ["job"] = Convert.ToBase64String(job), ["jobType"] = jobType };
        var posted = await PostAsync($"/sessions/{session.Id}/{route}", body.ToJsonString());
        posted.Status.ShouldBe(201, posted.Text);
        ((string?)posted.Json["state"]).ShouldBe("SENT");
        posted.Header("Location").ShouldBeNull();
        return $"/sessions/{session.Id}/jobs/{posted.Json["id"]}";
    }

    private async Task<JsonNode> EndOfJobAsync(string job) =>
        (await UntilAsync(job, answer => answer.Status != 200 || (string?)answer.Json["state"] is "SUCCEEDED" or "FAILED" or "CANCELLED")).Json;

    /// <summary>Kryo: a class by its name, a new object, no fields.</summary>
    private static byte[] NoArgumentJob(string className) => [1, 0, .. KryoText(Package + className), 1];

    /// <summary>Kryo: the same with one field, a text.</summary>
    private static byte[] JobWithText(string className, string text) => [.. NoArgumentJob(className), 1, .. KryoText(text)];

    /// <summary>ASCII of two letters at least, its end marked in the last one.</summary>
    private static byte[] KryoText(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        bytes[^1] |= 0x80;
        return bytes;
    }
}
