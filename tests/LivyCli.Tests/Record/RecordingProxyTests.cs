using System.Net;
using System.Net.Sockets;
using System.Text;
using Livy.Client.Testing;

namespace LivyCli.Tests;

/// <summary>What a client sends arrives, and what the server sends comes back, byte for byte where bytes count.</summary>
public sealed class RecordingProxyTests : IAsyncLifetime
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly StringWriter _error = new();
    private LivyMockServer _server = null!;
    private RecordingProxy _proxy = null!;
    private HttpMessageInvoker _http = null!;

    public async Task InitializeAsync()
    {
        _server = await LivyMockServer.StartAsync(new FakeLivyOptions { BasePath = "/livy" });
        _proxy = await RecordingProxy.StartAsync(_server.Url, _path, port: 0, [], _error, CancellationToken.None);
        _http = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
        File.Delete(_path);
    }

    [Fact]
    public void Url_IsOnLoopbackAndHasTheBasePath()
    {
        _proxy.Url.Host.ShouldBe("127.0.0.1");
        _proxy.Url.AbsolutePath.ShouldBe("/livy/");
    }

    [Theory]
    [InlineData("/livy/sessions/my%20name%2Fx?a=%7e&b=")]
    [InlineData("/livy//sessions/../sessions/./0/")]
    [InlineData("/livy/sessions?x='\"|{}^`")]
    public async Task Target_ArrivesAsSent(string target)
    {
        await ExchangeAsync($"GET {target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        _server.Livy.Requests.ShouldHaveSingleItem().Request.Target.ShouldBe(target);
    }

    [Fact]
    public async Task Headers_ArriveExceptThoseOfTheConnection()
    {
        using var sent = new HttpRequestMessage(HttpMethod.Get, new Uri(_proxy.Url, "version")) { Content = new ByteArrayContent([]) { Headers = { { "Content-Type", "application/json" } } } };
        foreach ((string name, string value) in new[] { ("Connection", "X-Hop"), ("X-Hop", "1"), ("TE", "trailers"), ("Authorization", "Bearer abcdefghij"), ("Cookie", "a=b"), ("X-Requested-By", "me") })
        {
            sent.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(sent, CancellationToken.None);

        var request = _server.Livy.Requests.ShouldHaveSingleItem();
        (request.Header("Authorization"), request.Header("Cookie"), request.Header("X-Requested-By"), request.Header("Content-Type")).ShouldBe(("Bearer abcdefghij", "a=b", "me", "application/json"));
        (request.Header("X-Hop"), request.Header("TE"), request.Header("traceparent"), request.Header("Host")).ShouldBe((null, null, null, _server.Url.Authority));
    }

    [Fact]
    public async Task Redirect_IsNotFollowedAndLeadsToTheProxy()
    {
        _server.Livy.When(Stub.Get("/livy/ui")).Reply(302, "", headers: [("Location", $"http://{_server.Url.Authority}/livy/login?x=%2F"), ("Set-Cookie", "a=b"), ("Set-Cookie", "c=d")]);
        _server.Livy.When(Stub.Get("/livy/out")).RedirectToLogin();

        using var within = await GetAsync("ui");
        using var outside = await GetAsync("out");

        ((int)within.StatusCode, within.Headers.NonValidated["Location"].ToString()).ShouldBe((302, $"{_proxy.Url}login?x=%2F"));
        within.Headers.NonValidated["Set-Cookie"].Count.ShouldBe(2);
        outside.Headers.NonValidated["Location"].ToString().ShouldBe("http://login.example/");
        _server.Livy.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task PackedAnswer_ComesBackPacked()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_proxy.Url, "sessions")) { Headers = { { "Accept-Encoding", "gzip" } } };
        using var response = await _http.SendAsync(request, CancellationToken.None);

        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBe(_server.Livy.Requests[0].Response!.Body.ToArray());
    }

    [Fact]
    public async Task HeadAndNoContent_ComeBack()
    {
        _server.Livy.When(Stub.Delete("/livy/x")).Reply(204);

        var head = await ExchangeAsync("HEAD /livy/version HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        var empty = await ExchangeAsync("DELETE /livy/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        head.ShouldStartWith("HTTP/1.1 200 OK\r\n");
        head.ShouldEndWith("\r\n\r\n");
        empty.ShouldStartWith("HTTP/1.1 204 No Content\r\n");
        empty.ShouldNotContain("Content-Length");
    }

    [Fact]
    public async Task CutBody_IsCutForTheClientToo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var path = _path + "-cut";
        await using var proxy = await RecordingProxy.StartAsync(new Uri($"http://{listener.LocalEndpoint}"), path, port: 0, [], _error, CancellationToken.None);
        var serving = AnswerAsync(listener, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");

        // With its head or in its body: the reset may overtake the bytes before it.
        await Should.ThrowAsync<HttpRequestException>(async () =>
        {
            using var response = await GetAsync(new Uri(proxy.Url, "sessions"));
            await response.Content.ReadAsByteArrayAsync();
        });

        await serving;
        (await ReadAsync(path)).ShouldContain("\"body\":\"hello\",\"body_cut\":true");
        File.Delete(path);
    }

    [Fact]
    public async Task ServerThatIsGone_BreaksTheConnection()
    {
        await _server.DisposeAsync();

        await Should.ThrowAsync<HttpRequestException>(() => GetAsync("version"));
        (await ReadAsync(_path)).ShouldContain("\"exception\":");
    }

    [Theory]
    [InlineData(true, 200)]
    [InlineData(false, 413)]
    public async Task LongBody_PassesIfItsLengthIsKnown(bool isLengthKnown, int status)
    {
        _server.Livy.When(Stub.Post("/livy/x")).Reply(200);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_proxy.Url, "x")) { Content = new ByteArrayContent(new byte[20 << 20]) };
        request.Headers.TransferEncodingChunked = !isLengthKnown;

        using var response = await _http.SendAsync(request, CancellationToken.None);

        ((int)response.StatusCode).ShouldBe(status);
        (await ReadAsync(_path)).Contains("\"body_length\":20971520", StringComparison.Ordinal).ShouldBe(isLengthKnown);
    }

    [Fact]
    public async Task ManyAtOnce_AreWrittenLineByLine()
    {
        await Parallel.ForAsync(0, 200, async (number, cancellationToken) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_proxy.Url, $"sessions/{number}"));
            using var response = await _http.SendAsync(request, cancellationToken);
        });

        var recording = LivyRecording.Load(_path);
        (recording.Count, recording.BasePath).ShouldBe((200, "/livy"));
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using var client = await listener.AcceptTcpClientAsync();
        await using var stream = client.GetStream();

        // A connection that is closed with something unread in it is reset, and nobody sees the answer.
        (await stream.ReadAtLeastAsync(new byte[1_024], 1)).ShouldBePositive();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
    }

    private Task<HttpResponseMessage> GetAsync(string target) => GetAsync(new Uri(_proxy.Url, target));

    private async Task<HttpResponseMessage> GetAsync(Uri url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        return await _http.SendAsync(request, CancellationToken.None);
    }

    /// <summary>The proxy has it open.</summary>
    private static async Task<string> ReadAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync();
    }

    private async Task<string> ExchangeAsync(string request)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, _proxy.Url.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
