using System.Net.Sockets;
using System.Text;
using Xunit.Abstractions;

namespace Livy.Client.Testing.Tests;

public sealed class LivyMockServerTests(ITestOutputHelper output)
{
    [Fact]
    public async Task StartAsync_FirstAndLater_AreUpQuickly()
    {
        var start = TimeProvider.System.GetTimestamp();
        await using var first = await LivyMockServer.StartAsync();
        var firstTime = TimeProvider.System.GetElapsedTime(start);
        start = TimeProvider.System.GetTimestamp();
        await using var second = await LivyMockServer.StartAsync();
        var secondTime = TimeProvider.System.GetElapsedTime(start);

        output.WriteLine($"first {firstTime.TotalMilliseconds:0} ms, second {secondTime.TotalMilliseconds:0.0} ms");
        first.Url.ShouldNotBe(second.Url);
        first.Url.Host.ShouldBe("127.0.0.1");
    }

    [Fact]
    public async Task Get_OverHttp_SendsTheBytesAndNothingElse()
    {
        await using var server = await LivyMockServer.StartAsync();

        var raw = await ExchangeAsync(server, "GET /sessions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        raw.ShouldStartWith("HTTP/1.1 200 OK\r\n");
        raw.ShouldContain("Content-Type: application/json;charset=utf-8\r\n");
        raw.ShouldContain("X-Frame-Options: SAMEORIGIN\r\n");
        raw.ShouldContain("Content-Length: 34\r\n");
        raw.ShouldNotContain("Server:");
        raw.ShouldEndWith("\r\n\r\n{\"from\":0,\"total\":0,\"sessions\":[]}");
    }

    [Theory]
    [InlineData("GET //sessions", "404 Not Found", "text/html;charset=utf-8")]
    [InlineData("GET /sessions/0/", "404 Not Found", "application/json;charset=utf-8")]
    [InlineData("FOO /sessions", "405 Method Not Allowed", "application/json;charset=utf-8")]
    [InlineData("HEAD /version", "200 OK", "application/json;charset=utf-8")]
    public async Task Request_OddTargetOrMethod_IsNotNormalised(string start, string status, string contentType)
    {
        await using var server = await LivyMockServer.StartAsync();

        var raw = await ExchangeAsync(server, $"{start} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        raw.ShouldStartWith($"HTTP/1.1 {status}\r\n");
        raw.ShouldContain($"Content-Type: {contentType}\r\n");
    }

    [Fact]
    public async Task Session_OverHttp_RunsAStatement()
    {
        var options = new FakeLivyOptions { SessionStartTime = TimeSpan.FromMilliseconds(20) };
        await using var server = await LivyMockServer.StartAsync(options);
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);
        await client.PostAsync("/sessions", """{"kind": "pyspark"}""");

        await client.GetAsync("/sessions/0/statements");
        await client.PostAsync("/sessions/0/statements", """{"code": "6 * 7"}""");
        var reply = await client.GetAsync("/sessions/0/statements/0");
        while (!reply.Body.Contains("available", StringComparison.Ordinal))
        {
            reply = await client.GetAsync("/sessions/0/statements/0");
        }

        reply.Body.ShouldContain("\"text/plain\":\"42\"");
    }

    [Fact]
    public async Task Stub_Drop_ResetsTheConnection()
    {
        await using var server = await LivyMockServer.StartAsync();
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);
        server.Livy.When(Stub.Post("/batches")).Drop(DropPoint.AfterHandling);

        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync("/batches", """{"file": "/a.jar"}"""));

        (await client.GetAsync("/batches/0/state")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Stub_Truncate_CutsTheBody()
    {
        await using var server = await LivyMockServer.StartAsync();
        server.Livy.When(Stub.Get("/sessions")).Truncate(5);

        var raw = await ExchangeAsync(server, "GET /sessions HTTP/1.1\r\nHost: x\r\n\r\n");

        raw.ShouldContain("Content-Length: 34\r\n");
        raw.ShouldEndWith("\r\n\r\n{\"fro");
    }

    [Fact]
    public async Task Stub_Truncate_FailsTheReader()
    {
        await using var server = await LivyMockServer.StartAsync();
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);
        server.Livy.When(Stub.Get("/sessions")).Truncate(5);

        var failure = await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/sessions"));

        failure.HttpRequestError.ShouldBe(HttpRequestError.ResponseEnded);
    }

    [Fact]
    public async Task DisposeAsync_WithABlockedRequest_DoesNotWaitForIt()
    {
        var server = await LivyMockServer.StartAsync();
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);
        server.Livy.When(Stub.Any()).Hang();
        var hanging = client.GetAsync("/sessions");

        // Before it has arrived there is nothing to wait for, and later somebody else may have the port.
        while (server.Livy.Requests.Count == 0)
        {
            await Task.Yield();
        }

        await server.DisposeAsync();

        await Should.ThrowAsync<HttpRequestException>(() => hanging);
    }

    private static async Task<string> ExchangeAsync(LivyMockServer server, string request)
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync("127.0.0.1", server.Url.Port);
        await using var stream = tcp.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    [Theory]
    [InlineData("Content-Length: 1099511627776\r\n\r\n", "", "HTTP/1.1 413 Payload Too Large")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n", "8000\r\n", "HTTP/1.1 413 Payload Too Large")]
    public async Task Body_WithoutEnd_Is413LongBeforeItIsRead(string framing, string chunk, string line)
    {
        await using var server = await LivyMockServer.StartAsync(new FakeLivyOptions { MemoryLimit = 100_000 });
        using var client = new TcpClient();
        await client.ConnectAsync(server.Url.Host, server.Url.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /sessions HTTP/1.1\r\nHost: x\r\n" + framing));
        for (var sent = 0; chunk.Length > 0 && sent < 5; sent++)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(chunk + new string(' ', 0x8000) + "\r\n"));
        }

        using var reader = new StreamReader(stream);
        (await reader.ReadLineAsync()).ShouldBe(line);
    }

    [Fact]
    public async Task Bodies_OfManyAtOnce_TakeTurnsAndAllArrive()
    {
        await using var server = await LivyMockServer.StartAsync(new FakeLivyOptions { MemoryLimit = 400_000, MaxCreation = 1_000 });
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => client.PostAsync("/batches", new string(' ', 100_000))));

        replies.ShouldAllBe(reply => reply.Status == 400);
    }
}
