using NSubstitute;

namespace Livy.Client.Tests;

public class LivyClientTests
{
    [Fact]
    public async Task New_OverAnInterface_UsesIt()
    {
        var api = Substitute.For<ILivyApi>();
        api.GetSessionAsync("etl", "alice", Arg.Any<CancellationToken>()).Returns(new SessionInfo { Id = 7, State = SessionState.Idle });
        await using var client = new LivyClient(api, new LivyClientOptions { DoAs = "alice" });

        (await client.Sessions.GetAsync("etl")).Id.ShouldBe((LivyId)7);

        (await client.Api.GetSessionAsync("etl")).Id.ShouldBe((LivyId)7);
    }

    [Fact]
    public async Task New_OverAnInterfaceThatFails_TellsItsErrorsApart()
    {
        var api = Substitute.For<ILivyApi>();
        api.GetSessionAsync(Arg.Any<LivyId>(), Arg.Any<string?>(), Arg.Any<CancellationToken>())
            .Returns<SessionInfo>(_ => throw new LivyApiException(System.Net.HttpStatusCode.NotFound, "Session '7' not found."));
        using var client = new LivyClient(api);

        (await Should.ThrowAsync<LivyApiException>(() => client.Sessions.GetAsync(7))).ErrorCode.ShouldBe(LivyErrorCode.SessionNotFound);
    }

    [Fact]
    public async Task As_AnotherUser_SharesTheConnectionsAndLeavesTheClientItself()
    {
        var server = new StubLivy().On("GET /sessions", Answers.Ok("""{"sessions":[]}"""));
        using var client = server.CreateClient();

        await client.As("alice").As("bob").Sessions.ListPageAsync();
        await client.Sessions.ListPageAsync(5, 10);

        server.Requests.Select(sent => sent.Uri.Query).ShouldBe(["?from=0&size=100&doAs=bob", "?from=5&size=10"]);
    }

    [Fact]
    public async Task As_AnotherUser_WhenDisposed_LeavesTheConnections()
    {
        var client = new LivyClient(new Uri("http://127.0.0.1:1"));

        await client.As("alice").DisposeAsync();
        client.As("alice").Dispose();

        await Should.ThrowAsync<LivyConnectionException>(() => client.Api.GetVersionAsync());
        client.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void As_Nobody_IsRefused(string? user)
    {
        using var client = new StubLivy().CreateClient();

        Should.Throw<ArgumentException>(() => client.As(user!));
    }

    [Fact]
    public void New_WithNulls_IsRefused()
    {
        Should.Throw<ArgumentException>(() => new LivyClient((Uri)null!));
        Should.Throw<ArgumentNullException>(() => new LivyClient((LivyClientOptions)null!));
        Should.Throw<ArgumentNullException>(() => new LivyClient((ILivyApi)null!));
        Should.Throw<ArgumentNullException>(() => new LivyClient((HttpClient)null!, new LivyClientOptions()));
    }

    [Fact]
    public async Task DisposeAsync_Twice_DoesNotThrow()
    {
        var client = new LivyClient(new Uri("http://127.0.0.1:1"));

        await client.DisposeAsync();
        await client.DisposeAsync();
        client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => client.GetVersionAsync());
    }

    [Fact]
    public async Task Dispose_WhileACallIsUnderWay_EndsIt()
    {
        var client = new LivyClient(new LivyClientOptions
        {
            Endpoint = new Uri("http://livy:8998"),
            ConfigureHandler = handler => handler.ConnectCallback = async (_, token) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                throw new InvalidOperationException("Nobody waits for this.");
            },
        });
        var call = client.Api.GetVersionAsync();

        client.Dispose();

        (await Record.ExceptionAsync(() => call)).ShouldNotBeNull();
    }
}
