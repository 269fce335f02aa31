using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Livy.Client.Tests;

/// <summary>Calls that get no answer, or half of one.</summary>
public class LivyHandlerFaultTests
{
    [Theory]
    [InlineData(HttpRequestError.ConnectionError, false)]
    [InlineData(HttpRequestError.NameResolutionError, false)]
    [InlineData(HttpRequestError.SecureConnectionError, false)]
    [InlineData(HttpRequestError.ProxyTunnelError, false)]
    [InlineData(HttpRequestError.ResponseEnded, true)]
    [InlineData(HttpRequestError.InvalidResponse, true)]
    [InlineData(HttpRequestError.Unknown, true)]
    public async Task Call_ThatFailsOnTheWay_SaysWhetherItMayHaveArrived(HttpRequestError kind, bool mayHaveReachedServer)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Fail(() => new HttpRequestException(kind, "the cause")));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => client.Api.GetSessionAsync(7));

        error.MayHaveReachedServer.ShouldBe(mayHaveReachedServer);
        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldContain("GET /sessions/7");
        error.Message.ShouldContain("the cause");
    }

    [Fact]
    public async Task Call_WhoseAnswerBreaksOff_MayHaveArrived()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.With(200, () => Json(new BrokenStream("{\"id\":7,"u8.ToArray(), () => new HttpIOException(HttpRequestError.ResponseEnded)))));
        using var client = server.CreateClient();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => client.Api.GetSessionAsync(7));

        error.MayHaveReachedServer.ShouldBeTrue();
        error.Message.ShouldContain("broke off");
    }

    [Fact]
    public async Task Call_WhoseAnswerCanNotBeDecompressed_MayHaveArrived()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.With(200, () => Json(new BrokenStream("{\"id\":7,"u8.ToArray(), () => new InvalidDataException("not gzip")))));
        using var client = server.CreateClient();

        (await Should.ThrowAsync<LivyConnectionException>(() => client.Api.GetSessionAsync(7))).MayHaveReachedServer.ShouldBeTrue();
    }

    [Fact]
    public async Task Call_WithTheTokenCancelled_ThrowsWithTheCallersToken()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Hang());
        using var client = server.CreateClient();
        using var caller = new CancellationTokenSource();

        var call = client.Api.GetSessionAsync(7, cancellationToken: caller.Token);
        await caller.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(() => call)).CancellationToken.ShouldBe(caller.Token);
    }

    [Fact]
    public async Task Call_LongerThanTheGivenClientAllows_NamesThatLimit()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Hang());
        using var http = server.CreateHttpClient();
        http.Timeout = TimeSpan.FromMilliseconds(30);
        using var client = new LivyClient(http, new LivyClientOptions { Endpoint = new Uri("http://livy:8998") });

        var error = await Should.ThrowAsync<LivyConnectionException>(() => client.Api.GetSessionAsync(7));

        error.MayHaveReachedServer.ShouldBeTrue();
        error.Message.ShouldContain("HttpClient.Timeout of 0.03 seconds");
    }

    [Fact]
    public async Task Call_WhoseConnectionIsNotMadeInTime_NeverReachedTheServer()
    {
        using var client = new LivyClient(new LivyClientOptions
        {
            Endpoint = new Uri("http://livy:8998"),
            ConfigureHandler = handler =>
            {
                handler.ConnectTimeout = TimeSpan.FromMilliseconds(30);
                handler.ConnectCallback = async (_, token) =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                    throw new SocketException();
                };
            },
        });

        var error = await Should.ThrowAsync<LivyConnectionException>(() => client.Api.GetSessionAsync(7));

        error.MayHaveReachedServer.ShouldBeFalse();
        error.Message.ShouldContain("could not be sent");
    }

    [Fact]
    public async Task Call_ToAPortWhereNobodyListens_NeverReachedTheServer()
    {
        using var client = new LivyClient(new Uri("http://127.0.0.1:1"));

        (await Should.ThrowAsync<LivyConnectionException>(() => client.Api.GetSessionAsync(7))).MayHaveReachedServer.ShouldBeFalse();
    }

    [Fact]
    public async Task Call_WithTlsToAServerWithout_NeverReachedTheServer()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = ServeAsync();
        using var client = new LivyClient(new Uri($"https://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));

        var error = await Should.ThrowAsync<LivyConnectionException>(() => client.Api.GetSessionAsync(7));

        await serving;
        error.MayHaveReachedServer.ShouldBeFalse();

        async Task ServeAsync()
        {
            using var socket = await listener.AcceptSocketAsync();
            await socket.SendAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray());
        }
    }

    [Fact]
    public async Task Call_WithAFailingAuthentication_SaysThatNothingWasSent()
    {
        var server = new StubLivy();
        using var client = server.CreateClient(configure: options =>
        {
            options.Endpoint = new Uri("https://livy:8998");
            options.Authentication = LivyAuthentication.Bearer(_ => throw new InvalidOperationException("no token"));
        });

        var error = await Should.ThrowAsync<LivyConnectionException>(() => client.Api.GetSessionAsync(7));

        error.Message.ShouldBe("GET /sessions/7 was not sent, because its authentication failed with InvalidOperationException; the inner exception says why.");
        error.MayHaveReachedServer.ShouldBeFalse();
        error.InnerException.ShouldBeOfType<InvalidOperationException>().Message.ShouldBe("no token");

        server.Requests.ShouldBeEmpty();
    }

    private static StreamContent Json(Stream stream)
    {
        var content = new StreamContent(stream);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return content;
    }
}
