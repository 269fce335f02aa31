using System.Text;

namespace Livy.Client.Testing.Tests;

public sealed class StubTests : IDisposable
{
    private readonly SimulatedClock clock = new();
    private readonly FakeLivy livy;
    private readonly RawClient client;

    public StubTests()
    {
        livy = new FakeLivy(timeProvider: clock);
        client = new RawClient(livy);
    }

    public void Dispose()
    {
        client.Dispose();
        livy.Dispose();
    }

    [Fact]
    public async Task When_WithoutFurtherWords_TakesOneRequest()
    {
        livy.When(Stub.Get("/sessions/{id}")).Reply(503, "busy", "text/plain");

        Reply first = await client.GetAsync("/sessions/7");
        Reply second = await client.GetAsync("/sessions/7");

        first.Status.ShouldBe(503);
        first.Body.ShouldBe("busy");
        second.Status.ShouldBe(404);
        livy.VerifyAllCalled();
    }

    [Fact]
    public async Task When_SeveralMatch_CountedOnesComeFirstInOrder()
    {
        livy.When(Stub.Any()).Always().Reply(599);
        livy.When(Stub.Get("/version")).Reply(502);
        livy.When(Stub.Get("/version")).Times(2).Reply(503);

        int[] statuses = [await StatusAsync(), await StatusAsync(), await StatusAsync(), await StatusAsync()];

        statuses.ShouldBe([502, 503, 503, 599]);
    }

    [Fact]
    public async Task When_QueryHeaderAndBodyConditions_AllCount()
    {
        livy.When(Stub.Post("/batches").WithQuery("doAs", "bob").WithHeader("X-Requested-By").WithBody("a.jar")).Always().Reply(418);

        Reply without = await client.SendAsync("POST", "/batches?doAs=bob", new StringContent("a.jar", Encoding.UTF8));
        Reply with = await client.SendAsync("POST", "/batches?doAs=bob", new StringContent("a.jar", Encoding.UTF8), headers: ("X-Requested-By", "me"));

        without.Status.ShouldBe(400);
        with.Status.ShouldBe(418);
    }

    [Fact]
    public async Task Delay_InProcess_TakesSimulatedTimeOnly()
    {
        livy.When(Stub.Get("/version")).Delay(TimeSpan.FromMinutes(10));

        Reply reply = await clock.RunUntilAsync(client.GetAsync("/version"));

        reply.Status.ShouldBe(200);
        clock.GetUtcNow().Minute.ShouldBe(10);
    }

    [Fact]
    public async Task Hang_ClientGivesUp_IsCancelledAndRecordedWithoutAnAnswer()
    {
        livy.When(Stub.Get("/version")).Hang();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(15), clock);

        await Should.ThrowAsync<OperationCanceledException>(() => clock.RunUntilAsync(client.GetAsync("/version", patience.Token)));

        livy.Requests.Single().Status.ShouldBeNull();
    }

    [Theory]
    [InlineData(DropPoint.BeforeHandling, 0)]
    [InlineData(DropPoint.AfterHandling, 1)]
    public async Task Drop_BeforeOrAfter_DecidesWhetherTheWorkWasDone(DropPoint point, int batches)
    {
        livy.When(Stub.Post("/batches")).Drop(point);

        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync("/batches", """{"file": "/a.jar"}"""));

        (await client.GetAsync("/batches")).Json["total"]!.GetValue<int>().ShouldBe(batches);
    }

    [Fact]
    public async Task Truncate_InProcess_BreaksTheBody()
    {
        livy.When(Stub.Get("/version")).Truncate(10);

        HttpRequestException failure = await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/version"));

        failure.HttpRequestError.ShouldBe(HttpRequestError.ResponseEnded);
    }

    [Fact]
    public async Task ArrivesAfter_ClientGaveUp_IsCarriedOutAllTheSame()
    {
        livy.When(Stub.Post("/batches")).ArrivesAfter(TimeSpan.FromSeconds(60));
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(15), clock);
        using StringContent body = new("""{"file": "/a.jar"}""");

        await Should.ThrowAsync<OperationCanceledException>(() => clock.RunUntilAsync(client.SendAsync("POST", "/batches", body, patience.Token)));
        clock.Advance(TimeSpan.FromSeconds(60));

        (await client.GetAsync("/batches/0", CancellationToken.None)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task InScenario_Steps_FollowEachOther()
    {
        livy.When(Stub.Get("/version")).Always().InScenario("login", then: "in").RedirectToLogin();
        livy.When(Stub.Get("/version")).Always().InScenario("login", when: "in").Reply(204);

        (await StatusAsync(), await StatusAsync()).ShouldBe((302, 204));
    }

    [Fact]
    public async Task VerifyAllCalled_StubUnusedAndUnknownAsked_NamesBoth()
    {
        livy.When(Stub.Get("/sessions")).Times(2).Reply(500);
        await client.GetAsync("/metrics/threads");

        InvalidOperationException failure = Should.Throw<InvalidOperationException>(livy.VerifyAllCalled);

        failure.Message.ShouldContain("GET /sessions: 0 calls, 2 more expected");
        failure.Message.ShouldContain("not emulated: #0 GET /metrics/threads → 501");
    }

    [Fact]
    public async Task Requests_JsonAndMultipart_AreTakenApart()
    {
        using MultipartFormDataContent form = new() { { new ByteArrayContent([1, 2, 3]), "jar", "app.jar" } };
        await client.PostAsync("/batches?doAs=bob", """{"file": "/a.jar"}""");
        await client.SendAsync("POST", "/sessions/0/upload-jar", form);

        RecordedRequest batch = livy.Requests.Single(request => request.Is("POST", "/batches"));
        RecordedRequest upload = livy.Requests.Single(request => request.Is("POST", "/sessions/{id}/upload-jar"));

        batch.Status.ShouldBe(201);
        batch.QueryValue("doAs").ShouldBe("bob");
        batch.Json!.Value.GetProperty("file").GetString().ShouldBe("/a.jar");
        upload.Parts.Single().FileName.ShouldBe("app.jar");
        upload.Parts.Single().Bytes.ToArray().ShouldBe([1, 2, 3]);
    }

    private async Task<int> StatusAsync() => (await client.GetAsync("/version")).Status;
}
