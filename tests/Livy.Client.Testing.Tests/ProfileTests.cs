namespace Livy.Client.Testing.Tests;

/// <summary>What older releases do otherwise, and a server without names.</summary>
public sealed class ProfileTests : IDisposable
{
    private readonly FakeLivyOptions _options = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public ProfileTests()
    {
        _livy = new FakeLivy(_options, new SimulatedClock());
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Theory]
    [InlineData(LivyProfile.Livy07, "id,name,appId,owner,proxyUser,state,kind,appInfo,log")]
    [InlineData(LivyProfile.Livy08, "id,name,appId,owner,proxyUser,state,kind,appInfo,log,ttl,driverMemory,driverCores,executorMemory,executorCores,conf,archives,files,heartbeatTimeoutInSecond,jars,numExecutors,pyFiles,queue")]
    public async Task Session_OfAnOlderRelease_HasItsKeys(LivyProfile profile, string keys)
    {
        _options.Profile = profile;

        var reply = await _client.PostAsync("/sessions", "{}");

        string.Join(',', reply.Json.AsObject().Select(pair => pair.Key)).ShouldBe(keys);
        reply.Json["appInfo"]!.AsObject().Count.ShouldBe(2);
        reply.Header("X-Frame-Options").ShouldBeNull();
    }

    [Theory]
    [InlineData(LivyProfile.Livy07, "Duplicate session name: Some(a) for session 1")]
    [InlineData(LivyProfile.Livy08, "Rejected, Reason: Duplicate session name: Some(a) for session 1")]
    public async Task Refusal_OfAnOlderRelease_HasItsText(LivyProfile profile, string message)
    {
        _options.Profile = profile;
        await _client.PostAsync("/sessions", """{"name": "a"}""");

        var reply = await _client.PostAsync("/sessions", """{"name": "a"}""");

        reply.Json["msg"]!.ToString().ShouldBe(message);
    }

    [Theory]
    [InlineData(LivyProfile.Livy07, 400)]
    [InlineData(LivyProfile.Livy08, 201)]
    public async Task Ttl_CameWith08(LivyProfile profile, int status)
    {
        _options.Profile = profile;

        var reply = await _client.PostAsync("/sessions", """{"ttl": "1h"}""");

        reply.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Livy07_NamesItselfAndHasNoJsonPagesAndNoDeflate()
    {
        _options.Profile = LivyProfile.Livy07;
        _options.Csrf = true;

        var page = await _client.SendAsync("POST", "/sessions", new StringContent("{}"), headers: ("Accept", "application/json"));
        var plain = await _client.SendAsync("GET", "/sessions", headers: ("Accept-Encoding", "deflate"));

        page.Body.ShouldStartWith("<html>");
        page.Header("Server").ShouldBe("Jetty(9.3.24.v20180605)");
        plain.Header("Content-Encoding").ShouldBeNull();
    }

    [Theory]
    [InlineData(LivyProfile.Livy08, 201)]
    [InlineData(LivyProfile.Livy09, 400)]
    public async Task Whitelist_DotDot_IsAWayOutUpTo08(LivyProfile profile, int status)
    {
        _options.Profile = profile;
        _options.LocalDirWhitelist = ["/data"];

        var reply = await _client.PostAsync("/sessions", """{"jars": ["file:/data/../etc/a.jar"]}""");

        reply.Status.ShouldBe(status);
    }

    [Fact]
    public async Task NameLookup_Off_ANameIsABadNumber()
    {
        _options.NameLookup = false;
        await _client.PostAsync("/sessions", """{"name": "nightly"}""");

        var reply = await _client.GetAsync("/sessions/nightly");

        reply.Status.ShouldBe(400);
        reply.Json["msg"]!.ToString().ShouldBe("For input string: \"nightly\"");
    }

    [Fact]
    public async Task JournalSize_Reached_DropsTheOldestAndKeepsTheNumbers()
    {
        _options.JournalSize = 3;
        for (var request = 0; request < 5; request++)
        {
            await _client.GetAsync($"/sessions?from={request}");
        }

        _livy.Requests.Select(request => request.Number).ShouldBe([2, 3, 4]);
    }

    [Fact]
    public async Task JournalSize_ExchangeDropped_IsStillComplainedOf()
    {
        _options.JournalSize = 1;
        await _client.GetAsync("/metrics/threads");
        await _client.GetAsync("/version");

        Should.Throw<InvalidOperationException>(_livy.VerifyAllCalled).Message.ShouldContain("/metrics/threads");
    }
}
