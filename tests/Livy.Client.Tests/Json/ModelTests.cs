using System.Text.Json;

namespace Livy.Client.Tests;

public class ModelTests
{
    [Fact]
    public void SessionInfo_OfIdAndStateOnly_LeavesTheRestEmpty()
    {
        var session = JsonSerializer.Deserialize("""{"id":7,"state":"idle"}""", LivyJsonContext.Default.SessionInfo)!;

        session.Id.ShouldBe((LivyId)7);
        session.State.ShouldBe(SessionState.Idle);
        session.Kind.ShouldBeNull();
        session.Log.ShouldBeEmpty();
        session.Conf.ShouldBeNull();
        session.AppInfo.ShouldBeNull();
        session.AdditionalProperties.ShouldBeNull();
    }

    [Fact]
    public void SessionInfo_OfLivy07_IsRead()
    {
        const string Json = """{"id":7,"name":null,"appId":null,"owner":null,"proxyUser":null,"state":"idle","kind":"spark","appInfo":{"driverLogUrl":null,"sparkUiUrl":null},"log":["stdout: "]}""";

        var session = JsonSerializer.Deserialize(Json, LivyJsonContext.Default.SessionInfo)!;

        session.Kind.ShouldBe(SessionKind.Spark);
        session.AppInfo.ShouldNotBeNull().ExecutorLogUrls.ShouldBeNull();
        session.AdditionalProperties.ShouldBeNull();
    }

    [Fact]
    public void SessionInfo_OfAnotherServer_KeepsGuidUnknownStateAndUnknownFields()
    {
        const string Json = """{"id":"0b0f9bcb-96a3-4b9e-a1ae-1e0a5f0f8a50","state":"Hibernating","kind":"Ruby","livyInfo":{"cost":1.5},"tags":["a"]}""";

        var session = JsonSerializer.Deserialize(Json, LivyJsonContext.Default.SessionInfo)!;

        session.Id.ShouldBe("0b0f9bcb-96a3-4b9e-a1ae-1e0a5f0f8a50");
        session.State.Value.ShouldBe("hibernating");
        session.Kind.ShouldBe(new SessionKind("ruby"));
        session.AdditionalProperties.ShouldNotBeNull().Keys.ShouldBe(["livyInfo", "tags"]);
    }

    [Fact]
    public void SessionInfo_WithNumbersAsTexts_IsRead()
    {
        var session = JsonSerializer.Deserialize("""{"id":"7","state":"idle","driverCores":"2","heartbeatTimeoutInSecond":"60"}""", LivyJsonContext.Default.SessionInfo)!;

        session.Id.ShouldBe((LivyId)7);
        session.DriverCores.ShouldBe(2);
        session.HeartbeatTimeout.ShouldBe(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void SessionInfo_WithDuplicateFields_TakesTheLast() =>
        JsonSerializer.Deserialize("""{"id":7,"state":"idle","state":"busy"}""", LivyJsonContext.Default.SessionInfo)!.State.ShouldBe(SessionState.Busy);

    [Fact]
    public void Lists_OfNull_AreEmpty()
    {
        JsonSerializer.Deserialize("""{"id":7,"state":"idle","log":null}""", LivyJsonContext.Default.SessionInfo)!.Log.ShouldBeEmpty();
        JsonSerializer.Deserialize("""{"id":7,"state":"idle","log":null}""", LivyJsonContext.Default.BatchInfo)!.Log.ShouldBeEmpty();
        JsonSerializer.Deserialize("""{"id":7,"log":null}""", LivyJsonContext.Default.LogPage)!.Lines.ShouldBeEmpty();
        JsonSerializer.Deserialize("""{"candidates":null}""", LivyJsonContext.Default.CompletionResult)!.Candidates.ShouldBeEmpty();
        JsonSerializer.Deserialize("""{"sessions":null}""", LivyJsonContext.Default.SessionPage)!.Sessions.ShouldBeEmpty();
        JsonSerializer.Deserialize("""{"sessions":null}""", LivyJsonContext.Default.BatchPage)!.Batches.ShouldBeEmpty();
        JsonSerializer.Deserialize("""{"statements":null}""", LivyJsonContext.Default.StatementPage)!.Statements.ShouldBeEmpty();
    }

    [Fact]
    public void Lists_WithNulls_AreWithoutThem()
    {
        JsonSerializer.Deserialize("""{"id":7,"state":"idle","log":["a",null]}""", LivyJsonContext.Default.SessionInfo)!.Log.ShouldBe(["a"]);
        JsonSerializer.Deserialize("""{"id":7,"state":"idle","log":[null,"a"]}""", LivyJsonContext.Default.BatchInfo)!.Log.ShouldBe(["a"]);
        JsonSerializer.Deserialize("""{"id":7,"log":[null]}""", LivyJsonContext.Default.LogPage)!.Lines.ShouldBeEmpty();
        JsonSerializer.Deserialize("""{"candidates":[null,"sc"]}""", LivyJsonContext.Default.CompletionResult)!.Candidates.ShouldBe(["sc"]);
        JsonSerializer.Deserialize("""{"sessions":[null]}""", LivyJsonContext.Default.SessionPage)!.Sessions.ShouldBeEmpty();
        JsonSerializer.Deserialize("""{"sessions":[null]}""", LivyJsonContext.Default.BatchPage)!.Batches.ShouldBeEmpty();
        JsonSerializer.Deserialize("""{"statements":[null]}""", LivyJsonContext.Default.StatementPage)!.Statements.ShouldBeEmpty();
    }

    [Fact]
    public void StatementInfo_OfIdAndStateOnly_LeavesTheRestEmpty()
    {
        var statement = JsonSerializer.Deserialize("""{"id":0,"state":"waiting"}""", LivyJsonContext.Default.StatementInfo)!;

        statement.Output.ShouldBeNull();
        statement.Code.ShouldBeNull();
        statement.Progress.ShouldBe(0);
        statement.Started.ShouldBeNull();
        statement.Completed.ShouldBeNull();
    }

    [Theory]
    [InlineData("1795356332686", "2026-11-22T14:05:32.6860000+00:00")]
    [InlineData("1795356332686.0", "2026-11-22T14:05:32.6860000+00:00")]
    [InlineData("\"1795356332686\"", "2026-11-22T14:05:32.6860000+00:00")]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("null", null)]
    [InlineData("\"\"", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("1e400", null)]
    public void StatementInfo_Started_IsReadWhateverItsForm(string json, string? expected)
    {
        var statement = JsonSerializer.Deserialize($$"""{"id":0,"state":"running","started":{{json}}}""", LivyJsonContext.Default.StatementInfo)!;

        statement.Started?.ToString("O").ShouldBe(expected);
        (statement.Started is null).ShouldBe(expected is null);
    }

    [Fact]
    public void StatementInfo_Times_AreWrittenAsLivyWritesThem()
    {
        var statement = JsonSerializer.Deserialize("""{"id":0,"state":"running","started":1795356332686}""", LivyJsonContext.Default.StatementInfo)!;

        JsonSerializer.Serialize(statement, LivyJsonContext.Default.StatementInfo).ShouldContain("\"started\":1795356332686");
    }

    [Theory]
    [InlineData("""{"state":"idle"}""")]
    [InlineData("""{"id":null,"state":"idle"}""")]
    [InlineData("""{"id":"","state":"idle"}""")]
    [InlineData("""{"id":"a;b","state":"idle"}""")]
    [InlineData("""{"id":7,"state":"idle","name":"\ud83d"}""")]
    [InlineData("""{"id":7,"state":5}""")]
    [InlineData("""{"id":-7,"state":"idle"}""")]
    [InlineData("""{"msg":"Session '7' not found."}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("<html></html>")]
    [InlineData("""{"id":7,"state":"idle""")]
    public async Task GetSession_OfAnAnswerThatIsNoSession_ThrowsUnexpectedContent(string body)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Ok(body));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        error.ErrorCode.ShouldBe(LivyErrorCode.UnexpectedContent);
        error.IsTransient.ShouldBeFalse();
        error.InnerException.ShouldBeOfType<JsonException>();
    }

    [Theory]
    [InlineData("""{"id":7,"state":null}""")]
    [InlineData("""{"id":7,"state":""}""")]
    [InlineData("""{"id":7,"state":" "}""")]
    public void Models_WithoutAState_AreUnknownAndNotEnded(string json)
    {
        var session = JsonSerializer.Deserialize(json, LivyJsonContext.Default.SessionInfo)!.State;
        var batch = JsonSerializer.Deserialize(json, LivyJsonContext.Default.BatchInfo)!.State;
        var statement = JsonSerializer.Deserialize(json, LivyJsonContext.Default.StatementInfo)!.State;
        var job = JsonSerializer.Deserialize(json, LivyJsonContext.Default.JobInfo)!.State;

        session.ShouldBe(SessionState.Unknown);
        batch.ShouldBe(BatchState.Unknown);
        statement.ShouldBe(StatementState.Unknown);
        job.ShouldBe(JobState.Unknown);
        (session.IsTerminal || session.IsReady || batch.IsTerminal || statement.IsTerminal || job.IsTerminal).ShouldBeFalse();
    }

    [Theory]
    [InlineData("sessions")]
    [InlineData("applications")]
    public void Pages_OfEitherName_AreRead(string name)
    {
        var json = $$"""{"from":0,"total":2,"{{name}}":[{"id":7},null,{"id":"a-guid"}]}""";

        JsonSerializer.Deserialize(json, LivyJsonContext.Default.SessionPage)!.Sessions.Select(one => one.Id).ShouldBe([7, "a-guid"]);
        JsonSerializer.Deserialize(json, LivyJsonContext.Default.BatchPage)!.Batches.Select(one => one.Id).ShouldBe([7, "a-guid"]);
    }

    [Theory]
    [InlineData("""{"log":["a","b"]}""")]
    [InlineData("""{"log":["a",null,"b"]}""")]
    [InlineData("""{"log":"a\nb"}""")]
    [InlineData("""{"log":"a\nb\n"}""")]
    public void Logs_AsListOrText_AreLines(string json)
    {
        JsonSerializer.Deserialize(json, LivyJsonContext.Default.LogPage)!.Lines.ShouldBe(["a", "b"]);
        JsonSerializer.Deserialize(json.Replace("{", """{"id":7,""", StringComparison.Ordinal), LivyJsonContext.Default.BatchInfo)!.Log.ShouldBe(["a", "b"]);
    }

    [Theory]
    [InlineData("""{"log":null}""")]
    [InlineData("""{"log":""}""")]
    [InlineData("{}")]
    public void Logs_WithoutLines_AreEmpty(string json) => JsonSerializer.Deserialize(json, LivyJsonContext.Default.LogPage)!.Lines.ShouldBeEmpty();

    [Theory]
    [InlineData("""{"log":5}""")]
    [InlineData("""{"log":[5]}""")]
    [InlineData("""{"log":{}}""")]
    public void Logs_OfSomethingElse_AreRefused(string json) => Should.Throw<JsonException>(() => JsonSerializer.Deserialize(json, LivyJsonContext.Default.LogPage));

    [Theory]
    [InlineData("60", 60)]
    [InlineData("\"60\"", 60)]
    [InlineData("0", null)]
    [InlineData("null", null)]
    [InlineData("-1", null)]
    [InlineData("\"x\"", null)]
    public void HeartbeatTimeout_OfTheServer_IsATimeOrNone(string json, int? seconds) =>
        JsonSerializer.Deserialize($$"""{"heartbeatTimeoutInSecond":{{json}},"id":7}""", LivyJsonContext.Default.SessionInfo)!.HeartbeatTimeout.ShouldBe(seconds is { } time ? TimeSpan.FromSeconds(time) : null);

    [Theory]
    [InlineData("http://history:18080/x", "http://history:18080/x")]
    [InlineData("https://history/", "https://history/")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("//history/x", null)]
    [InlineData("", null)]
    public void Links_ForABrowser_AreHttpOnly(string url, string? expected)
    {
        var json = $$$"""{"id":7,"appInfo":{"sparkUiUrl":"{{{url}}}","driverLogUrl":"{{{url}}}"}}""";
        var session = JsonSerializer.Deserialize(json, LivyJsonContext.Default.SessionInfo)!;
        var batch = JsonSerializer.Deserialize(json, LivyJsonContext.Default.BatchInfo)!;

        new[] { session.SparkUiUri, session.DriverLogUri, batch.SparkUiUri, batch.DriverLogUri }.ShouldAllBe(uri => (uri == null ? null : uri.AbsoluteUri) == expected);
    }

    [Theory]
    [InlineData("""{"id":0,"state":"available","output":{"status":"ok","data":{"text/plain":"\ud83d"}}}""")]
    [InlineData("""{"id":0,"state":"available","output":"text"}""")]
    [InlineData("""{"id":0,"state":"available","output":[]}""")]
    [InlineData("""{"id":0,"state":"available","output":{"status":"error","ename":"\ud83d"}}""")]
    [InlineData("""{"id":0,"state":"available","output":{"status":5,"data":7,"traceback":"x"}}""")]
    public void StatementInfo_WithOddOutput_IsReadOrRefusedAsJson(string json)
    {
        var thrown = Record.Exception(() => JsonSerializer.Deserialize(json, LivyJsonContext.Default.StatementInfo)!.Output!.ToString());

        (thrown is null or JsonException).ShouldBeTrue(thrown?.ToString());
    }

    [Fact]
    public void JobInfo_OfTheServer_IsRead()
    {
        var job = JsonSerializer.Deserialize("""{"id":1,"state":"SUCCEEDED","result":"AlQ=","error":null}""", LivyJsonContext.Default.JobInfo)!;

        job.Id.ShouldBe(1);
        job.State.ShouldBe(JobState.Succeeded);
        job.Result!.Value.ToArray().ShouldBe([0x02, 0x54]);
    }

    [Fact]
    public void Requests_WithNothingSet_LeaveEverythingOut()
    {
        JsonSerializer.Serialize(new CreateSessionRequest(), LivyJsonContext.Default.CreateSessionRequest).ShouldBe("{}");
        JsonSerializer.Serialize(new CreateBatchRequest(), LivyJsonContext.Default.CreateBatchRequest).ShouldBe("{}");
        JsonSerializer.Serialize(new CreateStatementRequest { Code = " " }, LivyJsonContext.Default.CreateStatementRequest).ShouldBe("""{"code":" "}""");
    }
}
