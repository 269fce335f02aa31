namespace Livy.Client.ConformanceTests;

/// <summary>What a create must not say.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class CreateCases(CaseServers servers) : WireCases(servers)
{
    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.ExplicitNullIs500])]
    public async Task PostSessions_WithAnExplicitNull_Is500()
    {
        string[] bodies = ["""{"kind":null}""", """{"jars":null}""", """{"pyFiles":null}""", """{"conf":null}""", "null"];

        foreach (var body in bodies)
        {
            var answer = await PostAsync("/sessions", body);

            answer.Status.ShouldBe(500, body);
            answer.Text.ShouldStartWith("\"java.lang.NullPointerException", Case.Sensitive, body);
        }
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.ExplicitNullIs500])]
    public async Task PostBatches_WithAnExplicitNull_Is500()
    {
        string[] bodies = ["""{"file":"/a.jar","jars":null}""", """{"file":"/a.jar","conf":null}"""];

        foreach (var body in bodies)
        {
            var answer = await PostAsync("/batches", body);

            answer.Status.ShouldBe(500, body);
            answer.Text.ShouldStartWith("\"java.lang.NullPointerException", Case.Sensitive, body);
        }
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task PostSessions_WithANumberAsText_Is500ForAnOptionalOne()
    {
        var answer = await PostAsync("/sessions", """{"driverCores":"2"}""");

        answer.Status.ShouldBe(500);
        answer.Text.ShouldContain("java.lang.ClassCastException");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.ErrorMayBeABareString])]
    public async Task PostSessions_OfAnUnknownKind_IsABareString()
    {
        var answer = await PostAsync("/sessions", """{"kind":"foo"}""");

        answer.Status.ShouldBe(400);
        answer.Text.ShouldStartWith("\"Invalid kind: foo (through reference chain: org.apache.livy.server.interactive.CreateInteractiveRequest");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.RefusedBatchLeavesAPhantom])]
    public async Task PostBatches_Refused_LeavesAPhantomForEver()
    {
        var name = Names.New("phantom");

        var refused = await PostAsync("/batches", $$"""{"name":"{{name}}"}""");

        var phantom = await GetAsync($"/batches/{name}");
        var deleted = await DeleteAsync($"/batches/{name}");
        refused.Status.ShouldBe(400);
        phantom.Status.ShouldBe(200);
        ((string?)phantom.Json["state"]).ShouldBe("starting");
        phantom.Json["log"]!.AsArray().ShouldBeEmpty();
        deleted.Text.ShouldBe("""{"msg":"deleted"}""");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task PostSessions_SaysWhereTheSessionIs()
    {
        var created = await PostAsync("/sessions/", """{"kind":"pyspark"}""");

        var location = created.Header("Location")!;
        var deleted = await DeleteAsync(location);
        created.Status.ShouldBe(201);
        location.ShouldBe($"/sessions/{created.Json["id"]}");
        deleted.Text.ShouldBe("""{"msg":"deleted"}""");
        (await GetAsync(location)).Status.ShouldBe(404);
    }
}
