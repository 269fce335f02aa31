using System.Globalization;
using WireMock.Matchers;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;
using WireMock.Settings;

namespace Livy.Client.Testing.Tests;

/// <summary>Mappings in front of Livy, as WireMock's users write them.</summary>
public sealed class MappingTests : IAsyncLifetime
{
    private readonly LivyWireMockServer _server = LivyWireMockServer.Start();
    private readonly RawClient _client;

    public MappingTests() => _client = new RawClient(new SocketsHttpHandler(), _server.Url);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Scenario_BusyOnce_ThenLivyAnswers()
    {
        _server.WireMock.Given(Request.Create().WithPath("/sessions").UsingPost()).InScenario("busy").WillSetStateTo("over")
            .RespondWith(Response.Create().WithStatusCode(503).WithHeader("Retry-After", "1"));

        var first = await _client.PostAsync("/sessions", "{}");
        var second = await _client.PostAsync("/sessions", "{}");

        (first.Status, first.Header("Retry-After"), second.Status).ShouldBe((503, "1", 201));
        _server.Livy.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task JsonMatcher_OtherBodies_GoToLivy()
    {
        _server.WireMock.Given(Request.Create().WithPath("/sessions").UsingPost().WithBody(new JsonPartialMatcher(new { kind = "sql" })))
            .RespondWith(Response.Create().WithStatusCode(409));

        var sql = await _client.PostAsync("/sessions", """{"name": "a", "kind": "sql"}""");
        var spark = await _client.PostAsync("/sessions", """{"name": "a", "kind": "spark"}""");

        (sql.Status, spark.Status).ShouldBe((409, 201));
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(1, 418)]
    public async Task Probability_NeverOrAlways_IsKept(double probability, int status)
    {
        _server.WireMock.Given(Request.Create().WithPath("/sessions")).WithProbability(probability).RespondWith(Response.Create().WithStatusCode(418));

        var reply = await _client.GetAsync("/sessions");

        reply.Status.ShouldBe(status);
    }

    [Fact]
    public async Task AsResponse_WithDelay_IsLivysAnswerLater()
    {
        _server.WireMock.Given(Request.Create().WithPath("/sessions")).RespondWith(_server.Livy.AsResponse().WithDelay(TimeSpan.FromMilliseconds(200)));

        var start = TimeProvider.System.GetTimestamp();
        var reply = await _client.GetAsync("/sessions");

        TimeProvider.System.GetElapsedTime(start).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(190));
        reply.Body.ShouldBe("""{"from":0,"total":0,"sessions":[]}""");
    }

    [Fact]
    public async Task AsResponse_StatusAndHeaders_GoOverLivys()
    {
        _server.WireMock.Given(Request.Create().WithPath("/sessions"))
            .RespondWith(_server.Livy.AsResponse().WithStatusCode(203).WithHeader("x-frame-options", "DENY").WithHeader("X-Served-By", "gateway"));

        var reply = await _client.GetAsync("/sessions");

        (reply.Status, reply.Reason, reply.Header("X-Frame-Options"), reply.Header("X-Served-By")).ShouldBe((203, "Non-Authoritative Information", "DENY", "gateway"));
        (reply.Header("Content-Type"), reply.Body).ShouldBe(("application/json;charset=utf-8", """{"from":0,"total":0,"sessions":[]}"""));
    }

    [Fact]
    public async Task AsResponse_OfAFixedAnswer_IsSentByteForByte()
    {
        var teapot = new FakeLivyResponse { Status = 299, Reason = "Quite Fine", Headers = [new("X-b", "1"), new("X-A", "2"), new("Content-Length", "3")], Body = new byte[] { 0xff, 0x00, 0x0a } };
        _server.WireMock.Given(Request.Create().WithPath("/fine")).RespondWith(teapot.AsResponse());

        var raw = await RawSocket.SendAsync(_server.Url, "GET /fine");

        raw.ShouldStartWith("HTTP/1.1 299 Quite Fine\r\n");
        raw.ShouldContain("\r\nX-b: 1\r\nX-A: 2\r\n");
        raw.ShouldEndWith("\r\n\r\n\u00ff\u0000\n");
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData(4, "half")]
    public async Task AsResponse_OfABrokenAnswer_BreaksTheConnection(int? truncatedTo, string received)
    {
        var broken = new FakeLivyResponse { Status = 200, Body = "half of it"u8.ToArray(), IsDropped = truncatedTo is null, TruncatedTo = truncatedTo };
        _server.WireMock.Given(Request.Create().WithPath("/broken")).RespondWith(broken.AsResponse());

        var raw = await RawSocket.SendAsync(_server.Url, "GET /broken");

        raw.Split("\r\n\r\n")[^1].ShouldBe(received);
        raw.Contains("Content-Length: 10", StringComparison.Ordinal).ShouldBe(truncatedTo is not null);
    }

    [Fact]
    public async Task AddLivy_OnAServerOfOnesOwn_AnswersAndStays()
    {
        using var livy = new FakeLivy();
        using var server = WireMockServer.Start(new WireMockServerSettings { MaxRequestLogCount = 1 }.ForLivy()).AddLivy(livy);
        using var client = new RawClient(new SocketsHttpHandler(), new Uri(server.Url!));

        server.Reset();
        var replies = (await client.GetAsync("/version"), await client.GetAsync("/sessions"));

        (replies.Item1.Status, replies.Item2.Status).ShouldBe((200, 200));
        server.LogEntries.ShouldHaveSingleItem().RequestMessage!.Path.ShouldBe("/sessions");
        livy.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task AddLivy_ASecondOne_TakesThePlaceOfTheFirst()
    {
        using var second = new FakeLivy(new FakeLivyOptions { Profile = LivyProfile.Livy07 });

        _server.WireMock.AddLivy(second);
        var version = await _client.GetAsync("/version");

        version.Json["version"]!.GetValue<string>().ShouldStartWith("0.7.1");
        _server.Livy.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void AddLivy_ServerWithOtherSettings_Throws()
    {
        using var livy = new FakeLivy();
        using var server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });

        var failure = Should.Throw<InvalidOperationException>(() => server.AddLivy(livy));

        failure.Message.ShouldContain(".ForLivy()");
        server.Mappings.ShouldBeEmpty();
    }

    [Fact]
    public async Task AsResponse_ServerWithOtherSettings_SaysSo()
    {
        using var livy = new FakeLivy();
        using var server = WireMockServer.Start(new WireMockServerSettings { Urls = ["http://127.0.0.1:0"] });
        using var client = new RawClient(new SocketsHttpHandler(), new Uri(server.Url!));
        server.Given(Request.Create().UsingAnyMethod()).RespondWith(livy.AsResponse());

        var reply = await client.GetAsync("/sessions");

        reply.Status.ShouldBe(500);
        reply.Body.ShouldContain("ForLivy()");
    }

    [Fact]
    public void ForLivy_OwnRegistrationsAndAddress_AreKept()
    {
        List<string> ran = [];
        var settings = new WireMockServerSettings
        {
            Urls = ["http://127.0.0.1:0/"],
            AdditionalServiceRegistration = _ => ran.Add("services"),
            PreWireMockMiddlewareInit = _ => ran.Add("middleware"),
            DisableRequestBodyDecompressing = false,
        };

        using var server = LivyWireMockServer.Start(settings: settings.ForLivy());

        ran.ShouldBe(["services", "middleware"]);
        settings.Urls.ShouldBe(["http://127.0.0.1:0/"]);
        settings.DisableRequestBodyDecompressing.ShouldBe(false);
        int.Parse(server.WireMock.Url!.Split(':')[^1], CultureInfo.InvariantCulture).ShouldBe(server.Url.Port);
    }
}
