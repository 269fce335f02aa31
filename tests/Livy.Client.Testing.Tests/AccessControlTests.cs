namespace Livy.Client.Testing.Tests;

/// <summary>Owners, viewers, modifiers and superusers, told apart by Hadoop's pseudo authentication.</summary>
public sealed class AccessControlTests : IDisposable
{
    private readonly FakeLivyOptions _options = new()
    {
        PseudoAuthentication = true,
        AccessControl = true,
        Impersonation = true,
        AllowedUsers = ["alice", "bob"],
        ViewUsers = ["viewer"],
        ModifyUsers = ["modifier"],
        SuperUsers = ["admin"],
    };

    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public AccessControlTests()
    {
        _livy = new FakeLivy(_options, _clock);
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Theory]
    [InlineData("alice", 200, 200, 201)]
    [InlineData("viewer", 200, 200, 403)]
    [InlineData("modifier", 200, 200, 201)]
    [InlineData("admin", 200, 200, 201)]
    [InlineData("bob", 200, 403, 403)]
    [InlineData("mallory", 403, 403, 403)]
    public async Task User_ByRole_MayLookAndChange(string user, int session, int log, int statement)
    {
        await StartSessionOfAliceAsync();

        var object0 = await _client.GetAsync($"/sessions/0?user.name={user}");
        var log0 = await _client.GetAsync($"/sessions/0/log?user.name={user}");
        var posted = await _client.PostAsync($"/sessions/0/statements?user.name={user}", """{"code": "1"}""");

        (object0.Status, log0.Status, posted.Status).ShouldBe((session, log, statement));
    }

    [Fact]
    public async Task Stranger_SeesTheSessionWithoutItsLog()
    {
        await StartSessionOfAliceAsync();

        var reply = await _client.GetAsync("/sessions/0?user.name=bob");
        var refused = await _client.GetAsync("/sessions/0/statements?user.name=bob");

        reply.Json["owner"]!.ToString().ShouldBe("alice");
        reply.Json["log"]!.AsArray().ShouldBeEmpty();
        refused.Body.ShouldBe("{}");
    }

    [Fact]
    public async Task NotAllowed_EverywherePage()
    {
        var reply = await _client.GetAsync("/version?user.name=mallory");

        reply.Status.ShouldBe(403);
        reply.Body.ShouldContain("<title>Error 403 User not authorised to use Livy.</title>");
    }

    [Fact]
    public async Task ProxyUser_OfSomebodyElse_IsRefusedAndTakesAnId()
    {
        var refused = await _client.PostAsync("/sessions?user.name=alice", """{"proxyUser": "bob"}""");
        var next = await _client.PostAsync("/sessions?user.name=admin&doAs=bob", """{"proxyUser": "alice"}""");

        refused.Status.ShouldBe(403);
        refused.Body.ShouldBe("""{"msg":"User 'alice' not allowed to impersonate 'Some(bob)'."}""");
        (next.Json["id"]!.GetValue<int>(), next.Json["owner"]!.ToString(), next.Json["proxyUser"]!.ToString()).ShouldBe((1, "admin", "bob"));
    }

    [Fact]
    public async Task DoAs_DeniedOnTheList_IsAPageOnceThereIsSomethingToShow()
    {
        var empty = await _client.GetAsync("/sessions?user.name=alice&doAs=bob");
        await StartSessionOfAliceAsync();
        var denied = await _client.GetAsync("/sessions?user.name=alice&doAs=bob");

        (empty.Status, denied.Status).ShouldBe((200, 500));
        denied.Body.ShouldContain("User &apos;alice&apos; not allowed to impersonate &apos;Some(bob)&apos;.");
    }

    [Fact]
    public async Task Superuser_ActingAsBob_HasBobsRightsOnly()
    {
        await StartSessionOfAliceAsync();

        var reply = await _client.GetAsync("/sessions/0/log?user.name=admin&doAs=bob");

        reply.Status.ShouldBe(403);
    }

    [Theory]
    [InlineData(599, 200)]
    [InlineData(601, 401)]
    public async Task Cookie_OfPseudoAuthentication_ExpiresAfterTenHours(int minutes, int status)
    {
        var first = await _client.GetAsync("/sessions?user.name=alice");
        var cookie = first.Header("Set-Cookie")!.Split(';')[0];
        _clock.Advance(TimeSpan.FromMinutes(minutes));

        var reply = await _client.SendAsync("GET", "/sessions", headers: ("Cookie", cookie));

        reply.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Cookie_OfPseudoAuthentication_IsEnoughUntilTheRestart()
    {
        var first = await _client.GetAsync("/sessions?user.name=alice");
        var cookie = first.Header("Set-Cookie")!.Split(';')[0];

        var second = await _client.SendAsync("GET", "/sessions", headers: ("Cookie", cookie));
        _livy.Restart();
        var third = await _client.SendAsync("GET", "/sessions", headers: ("Cookie", cookie));
        var without = await _client.GetAsync("/sessions");

        (second.Status, third.Status, without.Status).ShouldBe((200, 401, 401));
        second.Header("Set-Cookie").ShouldBeNull();
        third.Reason.ShouldBe("org.apache.hadoop.security.authentication.util.SignerException: Invalid signature");
        without.Header("WWW-Authenticate").ShouldBe("PseudoAuth");
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("Negotiate d3Jvbmc=", 403)]
    [InlineData("Negotiate dG9rZW4=", 200)]
    public async Task Negotiate_Token_DecidesTheStatus(string? authorization, int status)
    {
        _options.PseudoAuthentication = false;
        _options.NegotiateToken = "dG9rZW4=";
        (string, string)[] headers = authorization is null ? [] : [("Authorization", authorization)];

        var reply = await _client.SendAsync("GET", "/sessions", headers: headers);

        reply.Status.ShouldBe(status);
        (reply.Header("WWW-Authenticate") ?? "none").ShouldStartWith(status == 403 ? "none" : "Negotiate");
    }

    private async Task StartSessionOfAliceAsync()
    {
        await _client.PostAsync("/sessions?user.name=alice", """{"kind": "spark"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
    }
}
