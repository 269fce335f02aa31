using System.Net;

namespace Livy.Client.Testing.Tests;

public sealed class ReplayTests : IDisposable
{
    private const string First = "11111111111111111111111111111111";
    private const string Second = "22222222222222222222222222222222";

    private readonly FakeLivy _livy = new(timeProvider: new SimulatedClock());
    private readonly RawClient _client;

    public ReplayTests() => _client = new RawClient(_livy);

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Fact]
    public async Task Get_MorePollsThanRecorded_RepeatsTheLastBeforeTheNextChange()
    {
        Replay(
            Line("GET /sessions/0", """{"state":"starting"}"""),
            Line("GET /sessions/0", """{"state":"idle"}"""),
            Line("DELETE /sessions/0", """{"msg":"deleted"}"""),
            Line("GET /sessions/0", "\"gone\"", status: 404));

        List<string> states = [];
        for (var poll = 0; poll < 5; poll++)
        {
            states.Add((await _client.GetAsync("/sessions/0")).Body);
        }

        await _client.SendAsync("DELETE", "/sessions/0");
        states.Add((await _client.GetAsync("/sessions/0")).Body);
        states.ShouldBe(["""{"state":"starting"}""", .. Enumerable.Repeat("""{"state":"idle"}""", 4), "gone"]);
    }

    [Fact]
    public async Task Get_FewerPollsThanRecorded_SkipsWhatWasBeforeTheChange()
    {
        Replay(
            Line("GET /sessions/0", """{"state":"idle","n":1}"""),
            Line("GET /sessions/0", """{"state":"idle","n":2}"""),
            Line("POST /sessions/0/statements", """{"id":0}""", 201, """{"code":"1"}"""),
            Line("GET /sessions/0", """{"state":"busy"}"""));

        await _client.GetAsync("/sessions/0");
        await _client.PostAsync("/sessions/0/statements", """{"code":"1"}""");

        (await _client.GetAsync("/sessions/0")).Body.ShouldBe("""{"state":"busy"}""");
    }

    [Fact]
    public async Task Get_TheSameAnswerManyTimes_DoesNotHaveToBeFetchedAsOften()
    {
        Replay([.. Enumerable.Repeat(Line("GET /sessions/0", """{"state":"starting"}"""), 500), Line("GET /sessions/0", """{"state":"idle"}""")]);

        await _client.GetAsync("/sessions/0");

        (await _client.GetAsync("/sessions/0")).Body.ShouldBe("""{"state":"idle"}""");
    }

    [Fact]
    public async Task Get_OneFailureAfterTheOther_IsAnsweredAsOften()
    {
        Replay(Line("GET /version", "\"\"", 503), Line("GET /version", "\"\"", 503), Line("GET /version", """{"version":"1"}"""));

        List<int> statuses = [(await _client.GetAsync("/version")).Status, (await _client.GetAsync("/version")).Status, (await _client.GetAsync("/version")).Status];

        statuses.ShouldBe([503, 503, 200]);
    }

    [Fact]
    public async Task Get_RecordedLater_IsAnswered()
    {
        Replay(Line("DELETE /sessions/0", "{}"), Line("GET /version", """{"version":"0.9"}"""));

        (await _client.GetAsync("/version")).Body.ShouldBe("""{"version":"0.9"}""");
    }

    [Fact]
    public async Task Post_SameBody_IsAnsweredInOrderAndOnceEach()
    {
        Replay(Line("POST /batches", """{"id":0}""", 201, """{"file":"/a.jar"}"""), Line("POST /batches", """{"id":1}""", 201, """{"file":"/a.jar"}"""));

        var first = await _client.PostAsync("/batches", """{"file":"/a.jar"}""");
        var second = await _client.PostAsync("/batches", """{"file":"/a.jar"}""");
        var third = await _client.PostAsync("/batches", """{"file":"/a.jar"}""");

        (first.Body, second.Body, third.Status).ShouldBe(("""{"id":0}""", """{"id":1}""", 501));
    }

    [Fact]
    public async Task Post_OtherBodies_AreToldApart()
    {
        Replay(Line("POST /batches", """{"id":0}""", 201, """{"file":"/a.jar"}"""), Line("POST /batches", """{"id":1}""", 201, """{"file":"/b.jar"}"""));

        (await _client.PostAsync("/batches", """{"file":"/b.jar"}""")).Body.ShouldBe("""{"id":1}""");
        (await _client.PostAsync("/batches", """{"file":"/a.jar"}""")).Body.ShouldBe("""{"id":0}""");
    }

    [Theory]
    [InlineData("""{"conf":{"a":"1","b":"2"},"code":"1 + 1"}""")]
    [InlineData("{ \"code\" : \"1 \\u002B 1\",\n \"conf\": {\"b\": \"2\", \"a\": \"1\"} }")]
    public async Task Post_SameJsonWrittenInAnotherWay_Matches(string body)
    {
        Replay(Line("POST /x", """{"id":7}""", 201, """{"code":"1 + 1","conf":{"b":"2","a":"1"}}"""));

        (await _client.PostAsync("/x", body)).Body.ShouldBe("""{"id":7}""");
    }

    [Theory]
    [InlineData("/x?token=REDACTED-1", "{\"a\":\"REDACTED-2 and http://livy.example/x\"}", "/x?token=abc", "{\"a\":\"ann and https://livy.corp:8998/x\"}", true)]
    [InlineData("/x", "{\"a\":\"hdfs://REDACTED-3@host-4.example:8020/x.jar\"}", "/x", "{\"a\":\"hdfs://me@namenode/x.jar\"}", true)]
    [InlineData("/x", "{\"a\":\"REDACTED-1\",\"b\":\"1\"}", "/x", "{\"a\":\"\",\"b\":\"1\"}", true)]
    [InlineData("/x", "{\"a\":\"REDACTED-1\",\"b\":\"1\"}", "/x", "{\"a\":\"x\",\"b\":\"2\"}", false)]
    [InlineData("/x", "{\"a\":\"REDACTED-1\"}", "/x", "{\"a\":\"x\",\"b\":\"2\"}", false)]
    [InlineData("/x/REDACTED-1", "{}", "/y/x", "{}", false)]
    public async Task Post_WhatWasTakenOut_MatchesAnythingInItsPlace(string target, string body, string sentTarget, string sentBody, bool isFound)
    {
        Replay(Line($"POST {target}", "{}", 201, body));

        (await _client.PostAsync(sentTarget, sentBody)).Status.ShouldBe(isFound ? 201 : 501);
    }

    [Fact]
    public async Task Post_TakenOutBesideAGeneratedName_KeepsTheName()
    {
        Replay(Line("POST /sessions", $$"""{"name":"job-{{First}}"}""", 201, $$"""{"conf":{"password":"REDACTED-1"},"name":"job-{{First}}"}"""));

        (await _client.PostAsync("/sessions", $$"""{"name":"job-{{Second}}","conf":{"password":"{{First}}"} }""")).Body.ShouldBe($$"""{"name":"job-{{Second}}"}""");
    }

    [Fact]
    public async Task Post_GeneratedName_IsTheOneSentNowFromThenOn()
    {
        Replay(
            Line("POST /sessions", $$"""{"id":0,"name":"job-{{First}}"}""", 201, $$"""{"name":"job-{{First}}"}"""),
            Line($"GET /sessions/job-{First}", $$"""{"id":0,"name":"job-{{First}}"}"""));

        var created = await _client.PostAsync("/sessions", $$"""{"name":"job-{{Second}}"}""");
        var read = await _client.GetAsync($"/sessions/job-{Second}");

        created.Body.ShouldBe($$"""{"id":0,"name":"job-{{Second}}"}""");
        read.Body.ShouldBe(created.Body);
    }

    [Fact]
    public async Task Get_IdThatTheServerMadeUp_MeansWhatItSays()
    {
        Replay(
            Line("POST /sessions", $$"""{"id":"{{First}}"}""", 201, "{}"),
            Line($"GET /sessions/{First}", """{"state":"idle"}"""));
        await _client.PostAsync("/sessions", "{}");

        (await _client.GetAsync($"/sessions/{First}")).Status.ShouldBe(200);
        (await _client.GetAsync($"/sessions/{Second}")).Status.ShouldBe(501);
    }

    [Fact]
    public async Task Request_ThatIsNotRecorded_FailsLoudly()
    {
        Replay(Line("POST /sessions", """{"id":0}""", 201, """{"kind":"pyspark"}"""), Line("GET /version", "{}"));

        var reply = await _client.PostAsync("/sessions", """{"kind":"spark","conf":{"password":"hunter2"} }""");

        reply.Status.ShouldBe(501);
        reply.Body.ShouldContain("""POST /sessions {"conf":{"password":"REDACTED-1"},"kind":"spark"}""");
        reply.Body.ShouldContain("""line 1: POST /sessions {"kind":"pyspark"}""");
        Should.Throw<InvalidOperationException>(_livy.VerifyAllCalled).Message.ShouldContain("not emulated: #0 POST /sessions");
    }

    [Fact]
    public async Task Request_ThatIsNotRecorded_WithFallback_GoesToTheStateMachine()
    {
        using var file = new RecordingFile(Line("GET /version", """{"version":"7"}"""));
        _livy.Replay(file.Path, ReplayFallback.StateMachine);

        (await _client.PostAsync("/sessions", """{"kind":"spark"}""")).Header("Location").ShouldBe("/sessions/0");
        (await _client.GetAsync("/version")).Body.ShouldBe("""{"version":"7"}""");
        _livy.VerifyAllCalled();
    }

    [Fact]
    public async Task Restart_InTheMiddle_BeginsAgain()
    {
        Replay(Line("POST /batches", """{"id":0}""", 201, "{}"), Line("GET /batches/0", """{"state":"running"}"""), Line("GET /batches/0", """{"state":"success"}"""));
        await _client.PostAsync("/batches", "{}");
        await _client.GetAsync("/batches/0");
        await _client.GetAsync("/batches/0");

        _livy.Restart();

        (await _client.PostAsync("/batches", "{}")).Status.ShouldBe(201);
        (await _client.GetAsync("/batches/0")).Body.ShouldBe("""{"state":"running"}""");
    }

    [Fact]
    public async Task Stub_StandsBeforeTheRecording()
    {
        Replay(Line("GET /version", """{"version":"7"}"""));
        _livy.When(Stub.Get("/version")).Reply(503);

        (await _client.GetAsync("/version")).Status.ShouldBe(503);
        (await _client.GetAsync("/version")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Heartbeats_MayComeMoreOftenOrNotAtAll()
    {
        Replay(
            Line("POST /sessions/0/connect", """{"id":0}"""),
            Line("GET /sessions/0", """{"state":"busy"}"""),
            Line("PUT /sessions/0/reset-timeout", "\"\""),
            Line("GET /sessions/0", """{"state":"idle"}"""));

        await _client.SendAsync("POST", "/sessions/0/connect");
        (await _client.SendAsync("POST", "/sessions/0/connect")).Status.ShouldBe(200);
        await _client.GetAsync("/sessions/0");
        (await _client.GetAsync("/sessions/0")).Body.ShouldBe("""{"state":"idle"}""");
    }

    [Fact]
    public async Task Answer_WithItsOwnAddress_HasThatOfTheReplay()
    {
        Replay("""{"request":{"method":"GET","path":"/ui"},"response":{"status":302,"headers":{"Location":"http://livy.example/ui/","Transfer-Encoding":"chunked","Set-Cookie":"a=b"},"body":"see http://livy.example/ui/, not http://livy.example:8088"}}""");

        var reply = await _client.GetAsync("/ui");

        reply.Header("Location").ShouldBe("http://livy.test/ui/");
        reply.Body.ShouldBe("see http://livy.test/ui/, not http://livy.example:8088");
        reply.Header("Set-Cookie").ShouldBeNull();
    }

    [Fact]
    public async Task Answer_ThatIsMissing_BreaksTheConnection()
    {
        Replay("""{"request":{"method":"GET","path":"/version"},"exception":"reset"}""");

        await Should.ThrowAsync<HttpRequestException>(() => _client.GetAsync("/version"));
    }

    [Fact]
    public async Task Answer_WhoseBodyWasNotRecorded_FailsLoudly()
    {
        Replay("""{"request":{"method":"GET","path":"/version"},"response":{"status":200,"body_length":20000000}}""");

        var reply = await _client.GetAsync("/version");

        reply.Status.ShouldBe(501);
        reply.Body.ShouldContain("line 1");
    }

    [Fact]
    public async Task ManyClientsAtOnce_EachGetsTheAnswersOfItsOwnSession()
    {
        const int Sessions = 40;
        string[] names = [.. Enumerable.Range(0, Sessions).Select(_ => Guid.NewGuid().ToString())];
        Replay([
            .. names.Select((name, id) => Line("POST /sessions", $$"""{"id":{{id}},"name":"{{name}}"}""", 201, $$"""{"name":"{{name}}"}""")),
            .. names.Select((name, id) => Line($"GET /sessions/{id}", $$"""{"name":"{{name}}"}"""))]);

        await Parallel.ForAsync(0, Sessions, async (_, cancellationToken) =>
        {
            var name = Guid.NewGuid().ToString();
            var created = await _client.PostAsync("/sessions", $$"""{"name":"{{name}}"}""");
            var read = await _client.GetAsync($"/sessions/{created.Json["id"]}", cancellationToken);
            read.Json["name"]!.GetValue<string>().ShouldBe(name);
        });
    }

    [Fact]
    public async Task LivyMockServer_WithARecording_AnswersOverHttp()
    {
        using var file = new RecordingFile(Line("GET /livy/version", """{"version":"7"}"""));
        var recording = LivyRecording.Load(file.Path);
        await using var server = await LivyMockServer.StartAsync(new FakeLivyOptions { BasePath = recording.BasePath });
        server.Livy.Replay(recording);
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);

        (await client.GetAsync("version")).Body.ShouldBe("""{"version":"7"}""");
        (await client.GetAsync("sessions")).Status.ShouldBe((int)HttpStatusCode.NotImplemented);
    }

    private static string Line(string request, string answer, int status = 200, string? body = null) => RecordingFile.Line(request, answer, status, body);

    private void Replay(params string[] lines)
    {
        using var file = new RecordingFile(lines);
        _livy.Replay(file.Path);
    }
}
