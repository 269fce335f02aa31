using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Addresses for a browser, and what a client's settings say of themselves.</summary>
public class LivyClientViewTests
{
    [Theory]
    [InlineData("http://livy:8998", "http://livy:8998/ui")]
    [InlineData("http://livy:8998/", "http://livy:8998/ui")]
    [InlineData("https://gateway/livy", "https://gateway/livy/ui")]
    [InlineData("https://gateway/livy/", "https://gateway/livy/ui")]
    public void UiUri_OfAClient_IsBelowItsEndpoint(string endpoint, string expected)
    {
        using var client = new LivyClient(new Uri(endpoint));

        client.UiUri.ShouldNotBeNull().AbsoluteUri.ShouldBe(expected);
        client.As("alice").UiUri.ShouldBe(client.UiUri);
    }

    [Theory]
    [InlineData("http://livy:8998", "7", "http://livy:8998/ui/session/7")]
    [InlineData("https://gateway/livy", "7", "https://gateway/livy/ui/session/7")]
    [InlineData("https://gateway/livy/", "7", "https://gateway/livy/ui/session/7")]
    [InlineData("http://livy:8998", "a b?c#d/e", "http://livy:8998/ui/session/a%20b%3Fc%23d%2Fe")]
    [InlineData("http://livy:8998", "ü", "http://livy:8998/ui/session/%C3%BC")]
    public void UiUri_OfASession_IsItsPage(string endpoint, string id, string expected)
    {
        using var client = new LivyClient(new Uri(endpoint));

        client.Sessions.Attach(id).UiUri.ShouldNotBeNull().AbsoluteUri.ShouldBe(expected);
    }

    [Fact]
    public async Task UiUri_OfACreatedSession_IsItsPage()
    {
        using var client = new StubLivy().On("POST /sessions", Answers.Created(Bodies.Session(7, "starting"))).CreateClient();

        (await client.Sessions.CreateAsync(new SessionSpec())).UiUri.ShouldBe(new Uri("http://livy:8998/ui/session/7"));
    }

    [Fact]
    public void UiUri_WithoutAnEndpoint_IsNone()
    {
        using var client = new LivyClient(BareRefit.Over(new StubLivy()));

        client.UiUri.ShouldBeNull();
        client.Sessions.Attach(7).UiUri.ShouldBeNull();
    }

    [Fact]
    public void FindErrors_OfSeveral_ListsAllWithTheirPaths()
    {
        var options = new LivyClientOptions { DoAs = " ", DisposeTimeout = TimeSpan.Zero, MaxResponseSize = 1 };
        options.Timeouts.Read = TimeSpan.Zero;
        options.Timeouts.UploadResponse = TimeSpan.FromDays(2);
        options.Retry.MaxRetries = -1;
        options.Retry.MaxDelay = TimeSpan.FromSeconds(-1);
        options.Retry.TotalExtra = TimeSpan.FromDays(2);
        options.Waiting.MinInterval = TimeSpan.Zero;
        options.Waiting.SessionStartTimeout = TimeSpan.Zero;

        options.FindErrors().Select(error => error.Split(' ')[0]).ShouldBe(
            [
                "Endpoint",
                "DisposeTimeout",
                "DoAs",
                "MaxResponseSize",
                "Timeouts.Read",
                "Timeouts.UploadResponse",
                "Retry.MaxRetries",
                "Retry.MaxDelay",
                "Retry.TotalExtra",
                "Waiting.MinInterval",
                "Waiting.SessionStartTimeout",
            ]);
    }

    [Fact]
    public void Validate_OfSeveral_NamesAll()
    {
        var options = new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), DoAs = " " };
        options.Timeouts.Delete = TimeSpan.Zero;

        Should.Throw<ArgumentException>(options.Validate).Message.ShouldBe("DoAs can not be blank; leave it unset to act as yourself. Timeouts.Delete must be from 00:00:00.0100000 to 1.00:00:00, not 00:00:00.");
    }

    [Fact]
    public void FindErrors_OfTheDefaultsWithAnEndpoint_AreNone() => new LivyClientOptions { Endpoint = new Uri("http://livy:8998") }.FindErrors().ShouldBeEmpty();

    [Fact]
    public void New_WithCredentialsOverPlainHttp_IsRefusedUnlessAllowed()
    {
        var options = new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), Authentication = LivyAuthentication.Basic("alice", "s3cret") };

        Should.Throw<ArgumentException>(() => new LivyClient(options)).Message.ShouldContain("AllowInsecureCredentials");

        options.AllowInsecureCredentials = true;
        Should.NotThrow(() => new LivyClient(options).Dispose());
    }

    [Fact]
    public async Task Settings_ChangedAfterTheClientWasMade_DoNotReachIt()
    {
        var time = new SimulatedClock();
        LivyClientOptions? given = null;
        var server = new StubLivy().On("GET /sessions/7", Answers.Hang());
        using var client = server.CreateClient(time, options => given = options);
        given!.Timeouts.Read = TimeSpan.FromSeconds(1);
        given.Retry.MaxRetries = 0;

        await time.RunUntilThrownAsync<LivyConnectionException>(client.Sessions.GetAsync(7));

        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(75));
    }

    [Fact]
    public async Task Timeouts_ChangedAfterTheClientWasMade_DoNotChangeWhatACallSays()
    {
        var time = new SimulatedClock();
        LivyClientOptions? given = null;
        var server = new StubLivy().On("GET /sessions/7", Answers.Error(503, "busy").WithHeader("Retry-After", "30"));
        using var client = server.CreateClient(time, options => given = options);
        given!.Timeouts.Read = TimeSpan.FromSeconds(75);

        await time.RunUntilThrownAsync<LivyApiException>(client.Sessions.GetAsync(7));

        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(75));
    }

    [Fact]
    public async Task SettingsOfWaits_ChangedAfterTheClientWasMade_DoNotReachIt()
    {
        var time = new SimulatedClock();
        LivyClientOptions? given = null;
        var server = new StubLivy().On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")));
        using var client = server.CreateClient(time, options => given = options);
        given!.Waiting.SessionStartTimeout = TimeSpan.FromSeconds(1);

        await time.RunUntilThrownAsync<LivyTimeoutException>(client.Sessions.Attach(7).WaitUntilReadyAsync());

        time.Elapsed.ShouldBe(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task New_OverAnInterfaceWithSettingsOutOfTheirRange_IsRefused()
    {
        var api = BareRefit.Over(new StubLivy());

        Should.Throw<ArgumentException>(() => new LivyClient(api, new LivyClientOptions { DisposeTimeout = TimeSpan.Zero })).Message.ShouldStartWith("DisposeTimeout");

        await Should.NotThrowAsync(() => new LivyClient(api).DisposeAsync().AsTask());
    }

    [Fact]
    public void Defaults_OfSettings_AreWhatTheirDocumentationSays()
    {
        var options = new LivyClientOptions();

        options.ShouldSatisfyAllConditions(
            () => options.DisposeTimeout.ShouldBe(TimeSpan.FromSeconds(30)),
            () => options.Timeouts.Read.ShouldBe(TimeSpan.FromSeconds(15)),
            () => options.Timeouts.Result.ShouldBe(TimeSpan.FromSeconds(60)),
            () => options.Timeouts.Create.ShouldBe(TimeSpan.FromSeconds(180)),
            () => options.Timeouts.Delete.ShouldBe(TimeSpan.FromSeconds(150)),
            () => options.Timeouts.UploadIdle.ShouldBe(TimeSpan.FromSeconds(60)),
            () => options.Timeouts.UploadResponse.ShouldBe(TimeSpan.FromSeconds(180)),
            () => options.Retry.MaxRetries.ShouldBe(4),
            () => options.Retry.BaseDelay.ShouldBe(TimeSpan.FromMilliseconds(200)),
            () => options.Retry.MaxDelay.ShouldBe(TimeSpan.FromSeconds(5)),
            () => options.Retry.MaxRetryAfter.ShouldBe(TimeSpan.FromSeconds(30)),
            () => options.Retry.TotalExtra.ShouldBe(TimeSpan.FromSeconds(60)),
            () => options.Waiting.MinInterval.ShouldBe(TimeSpan.FromMilliseconds(20)),
            () => options.Waiting.MaxInterval.ShouldBe(TimeSpan.FromSeconds(2)),
            () => options.Waiting.MaxBatchInterval.ShouldBe(TimeSpan.FromSeconds(5)),
            () => options.Waiting.FaultTolerance.ShouldBe(TimeSpan.FromMinutes(5)),
            () => options.Waiting.MaxRetryAfter.ShouldBe(TimeSpan.FromSeconds(60)),
            () => options.Waiting.SessionStartTimeout.ShouldBe(TimeSpan.FromMinutes(10)),
            () => options.Waiting.KeepAliveInterval.ShouldBe(TimeSpan.FromMinutes(5)));
    }
}
