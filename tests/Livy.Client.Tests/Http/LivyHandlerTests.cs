using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Livy.Client.Tests;

public class LivyHandlerTests
{
    [Theory]
    [MemberData(nameof(RouteCases.Void), MemberType = typeof(RouteCases))]
    public async Task Call_OfVoidRoute_DoesNotReadTheBody(string name)
    {
        var server = new StubLivy().On(RouteCases.ByName[name].Line, Answers.With(200, () => new UnreadableContent()));
        using var client = server.CreateClient();

        await RouteCases.ByName[name].Call(client.Api, null);

        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(RouteCases.Void), MemberType = typeof(RouteCases))]
    public async Task Call_OfVoidRouteAnsweredWith204AndNoType_Succeeds(string name)
    {
        var server = new StubLivy().On(RouteCases.ByName[name].Line, Answers.Text(204, string.Empty, contentType: null));
        using var client = server.CreateClient();

        await RouteCases.ByName[name].Call(client.Api, null);

        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(RouteCases.Names), MemberType = typeof(RouteCases))]
    public async Task Call_AnsweredWithALoginPage_ThrowsUnexpectedContent(string name)
    {
        var server = new StubLivy().On(RouteCases.ByName[name].Line, Answers.Text(200, "<html>Sign in, token=s3cret</html>", "text/html"));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyApiException>(() => RouteCases.ByName[name].Call(client.Api, null));

        error.ErrorCode.ShouldBe(LivyErrorCode.UnexpectedContent);
        error.Message.ShouldContain("text/html");
        error.Message.ShouldNotContain("s3cret");
    }

    [Theory]
    [MemberData(nameof(RouteCases.WithAnswer), MemberType = typeof(RouteCases))]
    public async Task Call_ThatNeedsABodyAnsweredWithout_ThrowsUnexpectedContent(string name)
    {
        var server = new StubLivy().On(RouteCases.ByName[name].Line, Answers.Text(204, string.Empty, contentType: null));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyApiException>(() => RouteCases.ByName[name].Call(client.Api, null));

        error.ErrorCode.ShouldBe(LivyErrorCode.UnexpectedContent);
        error.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json;charset=utf-8")]
    [InlineData("APPLICATION/JSON; charset=UTF-8")]
    [InlineData("application/vnd.livy.v0.1+json")]
    public async Task Call_AnsweredWithAJsonType_Reads(string contentType)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Text(200, Bodies.Session(7, "idle"), contentType));
        using var client = server.CreateClient();

        (await client.Api.GetSessionAsync(7)).State.ShouldBe(SessionState.Idle);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    [InlineData("application/jsonp")]
    [InlineData(null)]
    public async Task Call_AnsweredWithAnotherType_ThrowsUnexpectedContent(string? contentType)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Text(200, Bodies.Session(7, "idle"), contentType));
        using var client = server.CreateClient();

        (await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7))).ErrorCode.ShouldBe(LivyErrorCode.UnexpectedContent);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    public async Task Call_AnsweredWithSuccess_Reads(int status)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Json(status, Bodies.Session(7, "idle")));
        using var client = server.CreateClient();

        (await client.Api.GetSessionAsync(7)).Id.ShouldBe((LivyId)7);
    }

    [Theory]
    [InlineData(203)]
    [InlineData(206)]
    [InlineData(304)]
    public async Task Call_AnsweredWithAnOddStatus_IsNoSuccess(int status)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Json(status, Bodies.Session(7, "idle")));
        using var client = server.CreateClient();

        ((int)(await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7))).StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("https://login.example/oauth?token=s3cret", "https://login.example/oauth")]
    [InlineData("https://user:s3cret@login.example/oauth", "https://login.example/oauth")]
    [InlineData("/ui?token=s3cret", "http://livy:8998/ui")]
    [InlineData("//[bad", "an address that can not be read")]
    public async Task Call_AnsweredWithARedirect_NamesTheTargetWithoutSecrets(string location, string expected)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Text(302, string.Empty, null).WithHeader("Location", location));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        error.ErrorCode.ShouldBe(LivyErrorCode.Redirected);
        error.Message.ShouldContain($"a redirect to {expected}.");
        error.Message.ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task Call_AnsweredWithARedirectToNowhere_SaysSo()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Text(302, string.Empty, null));
        using var client = server.CreateClient();

        (await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7))).Message.ShouldContain("redirect to nowhere");
    }

    [Fact]
    public async Task Call_OnAPathTheServerDoesNotKnow_AsksForThePrefix()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Json(404, string.Empty));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        error.ErrorCode.ShouldBe(LivyErrorCode.RouteNotFound);
        error.Message.ShouldContain("prefix of a gateway");
    }

    [Fact]
    public async Task Call_Refused_SaysWhatTheServerSaid()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.NoSession("7"));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        error.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        error.ErrorCode.ShouldBe(LivyErrorCode.SessionNotFound);
        error.ServerMessage.ShouldBe("Session '7' not found.");
        error.Message.ShouldBe("GET /sessions/7 was answered with 404: Session '7' not found.");
    }

    [Theory]
    [InlineData(401, "Unauthenticated")]
    [InlineData(403, "AccessDenied")]
    [InlineData(503, "Unavailable")]
    public async Task Call_RefusedWithWordsThatBreakOff_KeepsTheStatus(int status, string code)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.With(status, () => new StreamContent(new BrokenStream("{\"msg\":"u8.ToArray(), () => new IOException("reset")))));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        error.ErrorCode.Value.ShouldBe(code);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(500)]
    public async Task Call_WhoseMeaningBreaksOffWithTheWords_IsABrokenAnswer(int status)
    {
        var server = new StubLivy().On("POST /sessions", Answers.With(status, () => new StreamContent(new BrokenStream("{\"msg\":"u8.ToArray(), () => new IOException("reset")))));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => client.Api.CreateSessionAsync(new CreateSessionRequest()));

        error.MayHaveReachedServer.ShouldBeTrue();
        error.Message.ShouldContain("broke off");
    }

    [Theory]
    [InlineData("120", 120)]
    [InlineData("0", 0)]
    [InlineData("Thu, 01 Jan 2026 00:02:00 GMT", 120)]
    [InlineData("Wed, 01 Jan 2025 11:00:00 GMT", 0)]
    [InlineData("soon", null)]
    [InlineData("99999999999999999999", null)]
    public async Task Call_AnsweredWithRetryAfter_KeepsIt(string header, int? seconds)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Error(503, "busy").WithHeader("Retry-After", header));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        error.RetryAfter.ShouldBe(seconds is { } wish ? TimeSpan.FromSeconds(wish) : null);
    }

    [Fact]
    public async Task Call_AnsweredWithARetryAfterByTheServersClock_CountsFromItsDate()
    {
        var server = new StubLivy().On(
            "GET /sessions/7", Answers.Error(503, "busy").WithHeader("Retry-After", "Thu, 01 Jan 2026 05:00:07 GMT").WithHeader("Date", "Thu, 01 Jan 2026 05:00:00 GMT"));
        using var client = server.CreateClient();

        (await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task Call_WithoutRetryAfter_KnowsNone()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Error(503, "busy"));
        using var client = server.CreateClient();

        (await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7))).RetryAfter.ShouldBeNull();
    }

    [Fact]
    public void Dispose_WithAGivenHttpClient_LeavesItAlone()
    {
        var server = new StubLivy();
        using var http = server.CreateHttpClient();
        http.Timeout = TimeSpan.FromSeconds(7);
        http.BaseAddress = new Uri("http://elsewhere/");

        new LivyClient(http, new LivyClientOptions { Endpoint = new Uri("http://livy:8998") }).Dispose();

        server.IsDisposed.ShouldBeFalse();
        http.Timeout.ShouldBe(TimeSpan.FromSeconds(7));
        http.BaseAddress.ShouldBe(new Uri("http://elsewhere/"));
        http.DefaultRequestHeaders.ShouldBeEmpty();
    }

    [Fact]
    public async Task DisposeAsync_WithAGivenHttpClient_LeavesItAlone()
    {
        var server = new StubLivy();
        using var http = server.CreateHttpClient();

        await new LivyClient(http, new LivyClientOptions { Endpoint = new Uri("http://livy:8998") }).DisposeAsync();

        server.IsDisposed.ShouldBeFalse();
    }

    [Fact]
    public async Task Dispose_WithItsOwnConnections_EndsThem()
    {
        var client = new LivyClient(new Uri("http://127.0.0.1:1"));

        client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => client.Api.GetVersionAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Dispose_OfAClientOverHandlers_DisposesThemIfItMay(bool disposeHandler)
    {
        var server = new StubLivy();
        var client = new LivyClient(server, new LivyClientOptions { Endpoint = new Uri("http://livy:8998") }, disposeHandler);

        client.Dispose();

        server.IsDisposed.ShouldBe(disposeHandler);
    }

    [Fact]
    public void Handler_OfOurOwn_FollowsNothingAndDropsIdleConnectionsBeforeTheServerDoes()
    {
        using var handler = new LivyClientOptions().CreateHandler();

        handler.AllowAutoRedirect.ShouldBeFalse();
        handler.UseCookies.ShouldBeFalse();
        handler.PooledConnectionIdleTimeout.ShouldBeLessThanOrEqualTo(TimeSpan.FromSeconds(25));
        handler.AutomaticDecompression.ShouldBe(DecompressionMethods.None);
    }

    [Fact]
    public async Task Call_AnsweredInAnotherEncoding_IsReadAsUtf8Json()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Bytes(200, [0xef, 0xbb, 0xbf, .. """{"id":7,"state":"idle","name":"é\ud83d\ude00😀"}"""u8], "application/json"));
        using var client = server.CreateClient();

        (await client.Api.GetSessionAsync(7)).Name.ShouldBe("é😀😀");
    }
}
