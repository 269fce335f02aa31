using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>What happens after a 401: the token is asked for again, and the request is sent once more.</summary>
public class TokenRenewalTests
{
    private const string Statements = "POST /sessions/7/statements";

    private readonly SimulatedClock _time = new();
    private readonly List<string?> _rejected = [];
    private readonly Queue<string> _tokens = new(["old", "new"]);
    private readonly StubLivy _server = new();

    [Fact]
    public async Task Call_WhoseTokenHasExpired_IsSentAgainWithAnother()
    {
        _server.On("GET /version", Answers.Error(401, "expired"), Answers.Ok("{}"));
        using var client = Client(Renewing());

        await client.Api.GetVersionAsync();

        _rejected.ShouldBe([null, "old"]);
        Sent().ShouldBe(["Bearer old", "Bearer new"]);
    }

    [Fact]
    public async Task Call_WithAFunctionThatTakesNoRequest_IsSentAgainWithAnother()
    {
        _server.On("GET /version", Answers.Error(401, "expired"), Answers.Ok("{}"));
        using var client = Client(LivyAuthentication.Bearer(_ => ValueTask.FromResult(_tokens.Dequeue())));

        await client.Api.GetVersionAsync();

        Sent().ShouldBe(["Bearer old", "Bearer new"]);
    }

    [Fact]
    public async Task Call_WhoseTokenIsTheSameAgain_IsNotSentAgain()
    {
        _server.On("GET /version", Answers.Error(401, "no"));
        using var client = Client(LivyAuthentication.Bearer(_ => ValueTask.FromResult("same")));

        (await Should.ThrowAsync<LivyApiException>(() => client.Api.GetVersionAsync())).ErrorCode.ShouldBe(LivyErrorCode.Unauthenticated);

        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_WithAFixedToken_IsNotSentAgain()
    {
        _server.On("GET /version", Answers.Error(401, "no"));
        using var client = Client(LivyAuthentication.Bearer("fixed"));

        await Should.ThrowAsync<LivyApiException>(() => client.Api.GetVersionAsync());

        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_RefusedTwice_IsNotSentAThirdTime()
    {
        _tokens.Enqueue("third");
        _server.On("GET /version", Answers.Error(401, "no"));
        using var client = Client(Renewing());

        await Should.ThrowAsync<LivyApiException>(() => client.Api.GetVersionAsync());

        Sent().ShouldBe(["Bearer old", "Bearer new"]);
    }

    [Theory]
    [InlineData(403)]
    [InlineData(302)]
    public async Task Call_RefusedOtherwise_IsNotSentAgain(int status)
    {
        _server.On("GET /version", Answers.Error(status, "no").WithHeader("Location", "/login"));
        using var client = Client(Renewing());

        await Should.ThrowAsync<LivyApiException>(() => client.Api.GetVersionAsync());

        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Submission_WhoseTokenHasExpired_IsSentAgainWithTheSameBody()
    {
        _server.On(Statements, Answers.Error(401, "expired"), Answers.Created(Bodies.Statement(0, "waiting")));
        using var client = Client(Renewing());

        await client.Sessions.Attach(7).SubmitAsync("1 + 1");

        Sent().ShouldBe(["Bearer old", "Bearer new"]);
        _server.Requests[1].Text.ShouldBe(_server.Requests[0].Text);
    }

    [Fact]
    public async Task Upload_OfAFileWhoseTokenHasExpired_IsSentAgainFromItsBeginning()
    {
        _server.On("POST /sessions/7/upload-file", Answers.Error(401, "expired"), Answers.Ok(""));
        using var client = Client(Renewing());

        await client.Api.UploadFileAsync(7, new UploadPart("a.txt", new MemoryStream("content"u8.ToArray())));

        _server.Requests.Count.ShouldBe(2);
        _server.Requests[1].Text.ShouldContain("content");
    }

    [Fact]
    public async Task Upload_OfAStreamThatCanNotSeekWhoseTokenHasExpired_IsRefusedOnceAndTheFunctionHears()
    {
        _server.On("POST /sessions/7/upload-file", Answers.Error(401, "expired"));
        using var client = Client(Renewing());

        var error = await Should.ThrowAsync<LivyApiException>(() => client.Api.UploadFileAsync(7, new UploadPart("a.txt", new EndlessStream(5))));

        error.ErrorCode.ShouldBe(LivyErrorCode.Unauthenticated);
        _rejected.ShouldBe([null, "old"]);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Call_WhoseRenewalFails_SaysThatItWasNotCarriedOut()
    {
        _server.On(Statements, Answers.Error(401, "expired"));
        using var client = Client(LivyAuthentication.Bearer(
            (ask, _) => ask.RejectedToken is null ? ValueTask.FromResult("old") : throw new HttpRequestException(HttpRequestError.ResponseEnded, "The identity provider hung up.")));

        var error = await Should.ThrowAsync<LivyConnectionException>(() => client.Api.CreateStatementAsync(7, new CreateStatementRequest { Code = "1" }));

        error.MayHaveReachedServer.ShouldBeFalse();
        error.IsTransient.ShouldBeTrue();
        error.Message.ShouldBe("POST /sessions/7/statements was answered with 401 and not sent again, because its authentication failed with HttpRequestException; the inner exception says why.");
        error.InnerException.ShouldBeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task Wait_WhileTheTokensProviderIsAway_GoesOn()
    {
        var asks = 0;
        _server.On("GET /sessions/7/statements/0", Answers.Ok(Bodies.Available(0, "2")));
        using var client = Client(LivyAuthentication.Bearer(_ => ++asks < 20 ? throw new TimeoutException("away") : ValueTask.FromResult("token")));

        (await _time.RunUntilAsync(client.Sessions.Attach(7).AttachStatement(0).WaitAsync())).Text.ShouldBe("2");
    }

    [Fact]
    public async Task Call_CancelledWhileTheTokenIsAskedFor_IsACancel()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(3), _time);
        using var client = Client(LivyAuthentication.Bearer(async token =>
        {
            await Task.Delay(TimeSpan.FromMinutes(1), _time, token).ConfigureAwait(false);
            return "late";
        }));

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(client.GetVersionAsync(caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
    }

    [Fact]
    public async Task Call_WithAnAuthenticationOfOnesOwn_CanBeAuthenticatedAnew()
    {
        _server.On("GET /version", Answers.Error(401, "no").WithHeader("WWW-Authenticate", "Own realm=\"r1\""), Answers.Ok("{}"));
        using var client = Client(new ChallengeAuthentication());

        await client.Api.GetVersionAsync();

        _server.Requests.Select(sent => sent.Headers.GetValueOrDefault("X-Proof")).ShouldBe([null, "Own realm=\"r1\""]);
    }

    private LivyAuthentication Renewing() => LivyAuthentication.Bearer((ask, _) =>
    {
        _rejected.Add(ask.RejectedToken);
        return ValueTask.FromResult(_tokens.Dequeue());
    });

    private IEnumerable<string> Sent() => _server.Requests.Select(sent => sent.Headers["Authorization"]);

    private LivyClient Client(LivyAuthentication authentication) => _server.CreateClient(_time, options =>
    {
        options.Endpoint = new Uri("https://livy:8998");
        options.Authentication = authentication;
    });

    /// <summary>Proves nothing until it is told what to prove.</summary>
    private sealed class ChallengeAuthentication : LivyAuthentication
    {
        public override ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public override ValueTask<bool> OnUnauthorizedAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
        {
            request.Headers.TryAddWithoutValidation("X-Proof", response.Headers.WwwAuthenticate.ToString());
            return ValueTask.FromResult(true);
        }
    }
}
