using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class LivyAuthenticationTests
{
    private const string Secret = "pa55:wörd";
    private const string Encoded = "YWxpY2U6cGE1NTp3w7ZyZA==";

    [Fact]
    public async Task Basic_SendsNameAndPasswordInUtf8()
    {
        var server = RouteCases.Server("GetVersion");
        using var client = server.CreateClient(configure: Secured(LivyAuthentication.Basic("alice", Secret)));

        await client.Api.GetVersionAsync();

        server.Requests.ShouldHaveSingleItem().Headers["Authorization"].ShouldBe($"Basic {Encoded}");
    }

    [Fact]
    public async Task Bearer_WithAFunction_AsksItForEachAttempt()
    {
        var time = new SimulatedClock();
        var tokens = new Queue<string>(["one", "two"]);
        var server = new StubLivy().On("GET /version", Answers.Error(503, "busy"), Answers.Ok("{}"));
        using var client = server.CreateClient(time, Secured(LivyAuthentication.Bearer(_ => ValueTask.FromResult(tokens.Dequeue()))));

        await time.RunUntilAsync(client.GetVersionAsync());

        server.Requests.Select(sent => sent.Headers["Authorization"]).ShouldBe(["Bearer one", "Bearer two"]);
    }

    [Fact]
    public async Task Bearer_WithAToken_SendsIt()
    {
        var server = RouteCases.Server("GetVersion");
        using var client = server.CreateClient(configure: Secured(LivyAuthentication.Bearer("t0ken")));

        await client.Api.GetVersionAsync();

        server.Requests.ShouldHaveSingleItem().Headers["Authorization"].ShouldBe("Bearer t0ken");
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(302)]
    [InlineData(500)]
    public async Task Secrets_WhenACallFails_AreNotInMessagesNorLogs(int status)
    {
        using var logs = new RecordingLoggerFactory();
        var server = new StubLivy().On("GET /sessions/7", Answers.Error(status, "no").WithHeader("Location", "/login"));
        using var client = server.CreateClient(configure: options =>
        {
            Secured(LivyAuthentication.Basic("alice", Secret))(options);
            options.LoggerFactory = logs;
        });

        var error = await Should.ThrowAsync<LivyApiException>(() => client.Api.GetSessionAsync(7));

        string[] said = [error.ToString(), error.Message, LivyAuthentication.Basic("alice", Secret).ToString()!, .. logs.Messages];
        said.ShouldAllBe(text => !text.Contains(Secret, StringComparison.Ordinal) && !text.Contains(Encoded, StringComparison.Ordinal));
        logs.Messages.ShouldNotBeEmpty();
    }

    [Fact]
    public void ToString_OfBearer_HasNoToken() => LivyAuthentication.Bearer("t0ken").ToString()!.ShouldNotContain("t0ken");

    [Theory]
    [InlineData("", "x")]
    [InlineData(null, "x")]
    [InlineData("alice", null)]
    [InlineData("ali:ce", "x")]
    public void Basic_WithoutAProperName_IsRefused(string? name, string? password) => Should.Throw<ArgumentException>(() => LivyAuthentication.Basic(name!, password!));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void Bearer_WithoutAToken_IsRefused(string? token) => Should.Throw<ArgumentException>(() => LivyAuthentication.Bearer(token!));

    [Fact]
    public void Bearer_WithoutAFunction_IsRefused() => Should.Throw<ArgumentNullException>(() => LivyAuthentication.Bearer((Func<CancellationToken, ValueTask<string>>)null!));

    [Fact]
    public void Bearer_WithoutAFunctionOfRequests_IsRefused() =>
        Should.Throw<ArgumentNullException>(() => LivyAuthentication.Bearer((Func<BearerTokenRequest, CancellationToken, ValueTask<string>>)null!));

    [Fact]
    public void Basic_WithAnEmptyPassword_IsTaken() => LivyAuthentication.Basic("alice", "").ShouldNotBeNull();

    [Theory]
    [InlineData("http://livy:8998", false, false)]
    [InlineData("http://livy:8998", true, true)]
    [InlineData("https://livy:8998", false, true)]
    [InlineData("http://localhost:8998", false, true)]
    [InlineData("http://127.0.0.1:8998", false, true)]
    [InlineData("http://[::1]:8998", false, true)]
    public void Credentials_OverPlainHttpToAnotherMachine_AreRefusedUnlessAllowed(string endpoint, bool allow, bool isFine)
    {
        foreach (var authentication in new[] { LivyAuthentication.Basic("alice", Secret), LivyAuthentication.Bearer("t0ken") })
        {
            var options = new LivyClientOptions { Endpoint = new Uri(endpoint), Authentication = authentication, AllowInsecureCredentials = allow };

            options.FindErrors().Any(error => error.Contains(nameof(LivyClientOptions.AllowInsecureCredentials), StringComparison.Ordinal)).ShouldBe(!isFine);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("to ken")]
    [InlineData("token\n")]
    public async Task Bearer_WhoseFunctionGivesNoToken_IsRefusedWithoutShowingIt(string token)
    {
        var server = RouteCases.Server("GetVersion");
        using var client = server.CreateClient(configure: Secured(LivyAuthentication.Bearer(_ => ValueTask.FromResult(token))));

        var error = await Should.ThrowAsync<LivyConnectionException>(() => client.Api.GetVersionAsync());

        error.InnerException.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("function that gives the bearer token");
        server.Requests.ShouldBeEmpty();
    }

    private static Action<LivyClientOptions> Secured(LivyAuthentication authentication) => options =>
    {
        options.Endpoint = new Uri("https://livy:8998");
        options.Authentication = authentication;
    };
}
