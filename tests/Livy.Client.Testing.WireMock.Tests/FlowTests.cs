using System.Text;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using Xunit.Abstractions;

namespace Livy.Client.Testing.Tests;

/// <summary>What a program does with Livy.Client, through mappings of a test that make it harder.</summary>
public sealed class FlowTests(ITestOutputHelper output)
{
    [Fact]
    public async Task LivyClient_ThroughMappingsInFront_DoesItsWork()
    {
        await using var server = LivyWireMockServer.Start();
        await using var livy = new LivyClient(server.Url);
        var wireMock = server.WireMock;
        wireMock.Given(Request.Create().WithPath("/sessions/nightly").UsingGet()).InScenario("gateway").WillSetStateTo("up")
            .RespondWith(Response.Create().WithStatusCode(502).WithBody("<html>Bad Gateway</html>"));
        wireMock.Given(Request.Create().WithPath("/sessions/nightly/statements").UsingPost().WithBody(body => body!.Contains("people()", StringComparison.Ordinal)))
            .RespondWith(server.Livy.AsResponse().WithDelay(TimeSpan.FromMilliseconds(20)));
        server.Livy.OnStatement("people()").Returns("42");
        server.Livy.OnBatch("/nightly.jar").Logs("Pi is roughly 3.14").Succeeds();
        server.Livy.When(Stub.Get("/sessions/{id}/statements/{sid}")).Drop();

        await using var session = await livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Name = "nightly" });
        var people = await session.RunAsync("people()");
        var sum = await session.RunAsync("1 + 1");
        await session.Files.UploadFileAsync("people.csv", new MemoryStream(Encoding.UTF8.GetBytes("name,age\nAnn,30\n")));
        var batch = await livy.Batches.RunAsync(new BatchSpec("hdfs:///jars/nightly.jar") { MainClass = "com.example.Nightly" });
        var log = await batch.Log.ReadAllAsync();

        (people.Text, sum.Text).ShouldBe(("42", "2"));
        log.Lines.ShouldContain("Pi is roughly 3.14");
        server.Livy.Requests.Single(request => request.Is("POST", "/sessions/{id}/upload-file")).Parts.ShouldHaveSingleItem().FileName.ShouldBe("people.csv");
        server.Livy.VerifyAllCalled();
        wireMock.LogEntries.Count(entry => entry.ResponseMessage!.StatusCode is 502).ShouldBe(1);
        output.WriteLine($"WireMock flow: Livy.Client, {wireMock.LogEntries.Count} requests, {wireMock.LogEntries.Count(entry => entry.MappingTitle != "Livy")} of them taken by mappings in front");
    }
}
