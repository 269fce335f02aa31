namespace Livy.Client.ConformanceTests;

/// <summary>Which paths and methods there are, and what is said where there is none.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class PathCases(CaseServers servers) : WireCases(servers)
{
    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.TrailingSlashIs404])]
    public async Task Get_BelowACollectionWithATrailingSlash_IsAnEmpty404()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var item = await GetAsync($"/sessions/{session.Id}/");
        var statements = await GetAsync($"/sessions/{session.Id}/statements/");
        var collection = await GetAsync("/sessions/");

        item.Status.ShouldBe(404);
        item.Body.ShouldBeEmpty();
        item.Header("Content-Type").ShouldBe("application/json;charset=utf-8");
        statements.Status.ShouldBe(404);
        collection.Status.ShouldBe(200);
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.OptionsIs405])]
    public async Task Options_Is405WithWhatIsAllowed()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var collection = await SendAsync("OPTIONS", "/sessions", content: null, Token);
        var item = await SendAsync("PATCH", $"/sessions/{session.Id}", content: null, Token);
        var action = await GetAsync($"/sessions/{session.Id}/stop");

        collection.Status.ShouldBe(405);
        collection.Body.ShouldBeEmpty();
        collection.Header("Allow").ShouldBe("POST, GET, HEAD");
        item.Status.ShouldBe(405);
        item.Header("Allow").ShouldBe("DELETE, GET, HEAD");
        action.Status.ShouldBe(405);
        action.Header("Allow").ShouldBe("POST");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Head_AnswersWithoutABody()
    {
        var answer = await SendAsync("HEAD", "/version", content: null, Token);

        answer.Status.ShouldBe(200);
        answer.Body.ShouldBeEmpty();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Post_WithAnOverriddenMethod_IsThatMethod()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var overridden = await PostAsync($"/sessions/{session.Id}", "", ("X-HTTP-Method-Override", "GET"));

        overridden.Status.ShouldBe(200);
        ((string?)overridden.Json["id"]!.ToJsonString()).ShouldBe($"{session.Id}");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.NameOfDigitsIsAnId])]
    public async Task Get_ByDigits_LooksUpTheIdAndElseTheName()
    {
        var session = await SessionAsync(SessionKind.PySpark);
        var name = (await session.GetAsync(Token)).Name!;

        var byName = await GetAsync($"/sessions/{name}");
        var inCapitals = await GetAsync($"/sessions/{name.ToUpperInvariant()}");
        var negative = await GetAsync("/sessions/-1");
        var tooLarge = await GetAsync("/sessions/99999999999");

        byName.Status.ShouldBe(200);
        inCapitals.Status.ShouldBe(404);
        negative.Status.ShouldBe(404);
        negative.Text.ShouldBe("""{"msg":"Session '-1' not found."}""");
        tooLarge.Status.ShouldBe(400);
        tooLarge.Text.ShouldBe("""{"msg":"For input string: \"99999999999\""}""");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.ErrorMayBeABareString])]
    public async Task Refusals_AreMessagesOrBareStrings()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var noSession = await GetAsync("/sessions/9999");
        var noStatement = await GetAsync($"/sessions/{session.Id}/statements/9999");
        var noStatementId = await GetAsync($"/sessions/{session.Id}/statements/abc");
        var badJson = await PostAsync("/sessions", "{broken");
        var noJob = await GetAsync($"/sessions/{session.Id}/jobs/77");
        var noJobBytes = await PostAsync($"/sessions/{session.Id}/submit-job", "{}");

        noSession.Status.ShouldBe(404);
        noSession.Text.ShouldBe("""{"msg":"Session '9999' not found."}""");
        noStatement.Status.ShouldBe(404);
        noStatement.Text.ShouldBe("\"Statement not found\"");
        noStatementId.Status.ShouldBe(400);
        noStatementId.Text.ShouldBe("""{"msg":"For input string: \"abc\""}""");
        badJson.Status.ShouldBe(400);
        badJson.Text.ShouldStartWith("\"Unexpected character ('b' (code 98))");
        noJob.Status.ShouldBe(500);
        noJob.Text.ShouldBe("\"java.util.NoSuchElementException: key not found: 77\"");
        noJobBytes.Status.ShouldBe(400);
        noJobBytes.Text.ShouldBe("""{"msg":"requirement failed: no job provided."}""");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Post_ToAnUnknownSession_IsReadBeforeTheSessionIsLookedUp()
    {
        var broken = await PostAsync("/sessions/9999/statements", "{broken");
        var whole = await PostAsync("/sessions/9999/statements", """{"code":"1"}""");

        broken.Status.ShouldBe(400);
        whole.Status.ShouldBe(404);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Accept_OfAnUnknownVersion_Is406()
    {
        var answer = await GetAsync("/sessions", ("Accept", "application/vnd.livy.v0.2+json"));

        answer.Status.ShouldBe(406);
        answer.Text.ShouldBe("""{"msg":"No value found for '0.2'"}""");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task List_FromANegativePosition_IsEchoedAndCut()
    {
        var answer = await GetAsync("/sessions?from=-3&size=0");
        var noNumber = await GetAsync("/sessions?from=x");

        ((int?)answer.Json["from"]).ShouldBe(-3);
        answer.Json["sessions"]!.AsArray().ShouldBeEmpty();
        noNumber.Status.ShouldBe(400);
        noNumber.Text.ShouldBe("""{"msg":"For input string: \"x\""}""");
    }
}
