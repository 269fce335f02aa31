using System.Text;

namespace Livy.Client.Testing.Tests;

public sealed class StubTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public StubTests()
    {
        _livy = new FakeLivy(timeProvider: _clock);
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Fact]
    public async Task AfterHandling_Reply_IsCarriedOutAndAnsweredSo()
    {
        _livy.When(Stub.Post("/sessions")).Reply(502, "gone", "text/plain").AfterHandling();

        var create = await _client.PostAsync("/sessions", "{}");
        var list = await _client.GetAsync("/sessions");

        (create.Status, create.Body).ShouldBe((502, "gone"));
        list.Json["total"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task When_WithoutFurtherWords_TakesOneRequest()
    {
        _livy.When(Stub.Get("/sessions/{id}")).Reply(503, "busy", "text/plain");

        var first = await _client.GetAsync("/sessions/7");
        var second = await _client.GetAsync("/sessions/7");

        first.Status.ShouldBe(503);
        first.Body.ShouldBe("busy");
        second.Status.ShouldBe(404);
        _livy.VerifyAllCalled();
    }

    [Fact]
    public async Task When_SeveralMatch_CountedOnesComeFirstInOrder()
    {
        _livy.When(Stub.Any()).Always().Reply(599);
        _livy.When(Stub.Get("/version")).Reply(502);
        _livy.When(Stub.Get("/version")).Times(2).Reply(503);

        int[] statuses = [await StatusAsync(), await StatusAsync(), await StatusAsync(), await StatusAsync()];

        statuses.ShouldBe([502, 503, 503, 599]);
    }

    [Fact]
    public async Task When_QueryHeaderAndBodyConditions_AllCount()
    {
        _livy.When(Stub.Post("/batches").WithQuery("doAs", "bob").WithHeader("X-Requested-By").WithBody("a.jar")).Always().Reply(418);

        var without = await _client.SendAsync("POST", "/batches?doAs=bob", new StringContent("a.jar", Encoding.UTF8));
        var with = await _client.SendAsync("POST", "/batches?doAs=bob", new StringContent("a.jar", Encoding.UTF8), headers: ("X-Requested-By", "me"));

        without.Status.ShouldBe(400);
        with.Status.ShouldBe(418);
    }

    [Fact]
    public async Task Delay_InProcess_TakesSimulatedTimeOnly()
    {
        _livy.When(Stub.Get("/version")).Delay(TimeSpan.FromMinutes(10));

        var reply = await _clock.RunUntilAsync(_client.GetAsync("/version"));

        reply.Status.ShouldBe(200);
        _clock.GetUtcNow().Minute.ShouldBe(10);
    }

    [Fact]
    public async Task Hang_ClientGivesUp_IsCancelledAndRecordedWithoutAnAnswer()
    {
        _livy.When(Stub.Get("/version")).Hang();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15), _clock);

        await Should.ThrowAsync<OperationCanceledException>(() => _clock.RunUntilAsync(_client.GetAsync("/version", patience.Token)));

        _livy.Requests.Single().Status.ShouldBeNull();
    }

    [Theory]
    [InlineData(DropPoint.BeforeHandling, 0)]
    [InlineData(DropPoint.AfterHandling, 1)]
    public async Task Drop_BeforeOrAfter_DecidesWhetherTheWorkWasDone(DropPoint point, int batches)
    {
        _livy.When(Stub.Post("/batches")).Drop(point);

        await Should.ThrowAsync<HttpRequestException>(() => _client.PostAsync("/batches", """{"file": "/a.jar"}"""));

        (await _client.GetAsync("/batches")).Json["total"]!.GetValue<int>().ShouldBe(batches);
    }

    [Fact]
    public async Task Truncate_InProcess_BreaksTheBody()
    {
        _livy.When(Stub.Get("/version")).Truncate(10);

        var failure = await Should.ThrowAsync<HttpRequestException>(() => _client.GetAsync("/version"));

        failure.HttpRequestError.ShouldBe(HttpRequestError.ResponseEnded);
    }

    [Fact]
    public async Task ArrivesAfter_ClientGaveUp_IsCarriedOutAllTheSame()
    {
        _livy.When(Stub.Post("/batches")).ArrivesAfter(TimeSpan.FromSeconds(60));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(15), _clock);
        using var body = new StringContent("""{"file": "/a.jar"}""");

        await Should.ThrowAsync<OperationCanceledException>(() => _clock.RunUntilAsync(_client.SendAsync("POST", "/batches", body, patience.Token)));
        var underWay = _clock.InFlight;
        _clock.Advance(TimeSpan.FromSeconds(60));

        (await _client.GetAsync("/batches/0", CancellationToken.None)).Status.ShouldBe(200);
        underWay.ShouldBe(0, "a delivery that waits for time and a client that is gone keep nobody, and stand for nobody");
        _clock.InFlight.ShouldBe(0);
    }

    [Fact]
    public async Task InScenario_Steps_FollowEachOther()
    {
        _livy.When(Stub.Get("/version")).Always().InScenario("login", then: "in").RedirectToLogin();
        _livy.When(Stub.Get("/version")).Always().InScenario("login", when: "in").Reply(204);

        (await StatusAsync(), await StatusAsync()).ShouldBe((302, 204));
    }

    [Fact]
    public async Task VerifyAllCalled_StubUnusedAndUnknownAsked_NamesBoth()
    {
        _livy.When(Stub.Get("/sessions")).Times(2).Reply(500);
        await _client.GetAsync("/metrics/threads");

        var failure = Should.Throw<InvalidOperationException>(_livy.VerifyAllCalled);

        failure.Message.ShouldContain("GET /sessions: 0 calls, 2 more expected");
        failure.Message.ShouldContain("not emulated: #0 GET /metrics/threads → 501");
    }

    [Fact]
    public void VerifyAllCalled_StubWithConditions_NamesThem()
    {
        _livy.When(Stub.Get("/sessions").WithQuery("from", "5").WithHeader("X-Trace").WithBody("nightly"));

        var failure = Should.Throw<InvalidOperationException>(_livy.VerifyAllCalled);

        failure.Message.ShouldContain("GET /sessions with query from=5, header X-Trace, \"nightly\" in the body: 0 calls, 1 more expected");
    }

    [Fact]
    public async Task VerifyAllCalled_StubUnused_ShowsTheNewestRequests()
    {
        _livy.When(Stub.Get("/sessions/{id}"));
        await _client.GetAsync("/sessions");

        var failure = Should.Throw<InvalidOperationException>(_livy.VerifyAllCalled);

        failure.Message.ShouldContain("#0 GET /sessions → 200");
    }

    [Fact]
    public async Task BasePath_StubsAndJournal_MayLeaveItOut()
    {
        _livy.Options.BasePath = "/gateway/livy";
        _livy.When(Stub.Get("/sessions/{id}")).Reply(503);
        _livy.When(Stub.Get("/gateway/livy/version")).Reply(502);

        var session = await _client.GetAsync("/gateway/livy/sessions/0");
        var version = await _client.GetAsync("/gateway/livy/version");

        (session.Status, version.Status).ShouldBe((503, 502));
        _livy.Requests[0].Is("GET", "/sessions/{id}").ShouldBeTrue();
        _livy.Requests[0].Is("GET", "/gateway/livy/sessions/{id}").ShouldBeTrue();
        _livy.Requests[0].Path.ShouldBe("/gateway/livy/sessions/0");
    }

    [Fact]
    public async Task Requests_JsonAndMultipart_AreTakenApart()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "jar", "app.jar" } };
        await _client.PostAsync("/batches?doAs=bob", """{"file": "/a.jar"}""");
        await _client.SendAsync("POST", "/sessions/0/upload-jar", form);

        var batch = _livy.Requests.Single(request => request.Is("POST", "/batches"));
        var upload = _livy.Requests.Single(request => request.Is("POST", "/sessions/{id}/upload-jar"));

        batch.Status.ShouldBe(201);
        batch.QueryValue("doAs").ShouldBe("bob");
        batch.Json!.Value.GetProperty("file").GetString().ShouldBe("/a.jar");
        upload.Parts.Single().FileName.ShouldBe("app.jar");
        upload.Parts.Single().Bytes.ToArray().ShouldBe([1, 2, 3]);
    }

    private async Task<int> StatusAsync() => (await _client.GetAsync("/version")).Status;

    [Fact]
    public async Task When_SeveralAlwaysApply_TheNewestOnePrevails()
    {
        _livy.When(Stub.Get("/version")).Always().Reply(501);
        _livy.When(Stub.Get("/version")).Always().Reply(502);

        (await _client.GetAsync("/version")).Status.ShouldBe(502);
    }

    [Fact]
    public async Task ClearStubsAndRequests_InTheMiddleOfAScenario_BeginsItAnew()
    {
        _livy.When(Stub.Get("/version")).InScenario("upgrade", then: "down").Reply(503);
        await _client.GetAsync("/version");
        _livy.ClearStubsAndRequests();
        _livy.When(Stub.Get("/version")).InScenario("upgrade").Reply(502);

        (await _client.GetAsync("/version")).Status.ShouldBe(502);
    }
}
