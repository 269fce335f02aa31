namespace Livy.Client.Testing.Tests;

/// <summary>The examples of the package's readme, compiled and run.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task FiveMinutes_OverHttp_Works()
    {
        await using var server = await LivyMockServer.StartAsync();
        server.Livy.OnStatement("spark.table('people').count()").Returns("42");
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);
        await client.PostAsync("/sessions", """{"kind": "pyspark"}""");
        await client.GetAsync("/sessions/0/statements");
        await client.PostAsync("/sessions/0/statements", """{"code": "spark.table('people').count()"}""");

        server.Livy.Requests.Single(r => r.Is("POST", "/sessions/{id}/statements")).Json!.Value.GetProperty("code").GetString().ShouldBe("spark.table('people').count()");
    }

    [Fact]
    public async Task StubBreakVerify_InProcess_Works()
    {
        var clock = new SimulatedClock();
        using var livy = new FakeLivy(timeProvider: clock);
        using var client = new RawClient(livy);
        livy.When(Stub.Get("/sessions/{id}")).ReplyRetryAfter(503, TimeSpan.FromSeconds(5));
        livy.When(Stub.Post("/batches")).Drop(DropPoint.AfterHandling);
        livy.When(Stub.Any().WithHeader("X-Trace")).Always().Delay(TimeSpan.FromSeconds(2));

        var busy = await client.GetAsync("/sessions/1");
        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync("/batches", """{"file": "/a.jar"}"""));
        await clock.RunUntilAsync(client.SendAsync("GET", "/version", headers: ("X-Trace", "1")));

        busy.Header("Retry-After").ShouldBe("5");
        livy.VerifyAllCalled();
    }
}
