using System.Net;
using System.Net.NetworkInformation;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Settings;

namespace Livy.Client.Testing.Tests;

public sealed class LivyWireMockServerTests : IAsyncLifetime
{
    private readonly LivyWireMockServer _server = LivyWireMockServer.Start();
    private readonly RawClient _client;

    public LivyWireMockServerTests() => _client = new RawClient(new SocketsHttpHandler(), _server.Url);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public void Start_ByDefault_ListensOnAFreePortOfLoopbackOnly()
    {
        using var other = LivyWireMockServer.Start();

        var listeners = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Where(listener => listener.Port == _server.Url.Port);

        listeners.ShouldHaveSingleItem().Address.ShouldBe(IPAddress.Loopback);
        _server.Url.ShouldBe(new Uri(_server.WireMock.Url! + "/"));
        other.Url.ShouldNotBe(_server.Url);
    }

    [Fact]
    public async Task Start_WithABasePath_IsInTheUrl()
    {
        await using var server = LivyWireMockServer.Start(new FakeLivyOptions { BasePath = "/gateway/livy" });
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);

        var sessions = await client.GetAsync("sessions");

        server.Url.AbsolutePath.ShouldBe("/gateway/livy/");
        sessions.Status.ShouldBe(200);
    }

    [Fact]
    public void Start_WithoutAnAdminInterfaceAskedFor_HasNone() => _server.WireMock.Mappings.ShouldHaveSingleItem().Title.ShouldBe("Livy");

    [Fact]
    public void Start_SettingsThatDoNotGoTogether_Throws() =>
        Should.Throw<ArgumentException>(() => LivyWireMockServer.Start(new FakeLivyOptions { BasicUser = "alice" }));

    [Fact]
    public async Task Reset_OfTheServer_KeepsLivy()
    {
        _server.WireMock.Given(Request.Create().UsingAnyMethod()).RespondWith(Response.Create().WithStatusCode(503));
        var before = await _client.GetAsync("/sessions");

        _server.WireMock.Reset();
        var after = await _client.GetAsync("/sessions");

        (before.Status, after.Status).ShouldBe((503, 200));
    }

    [Fact]
    public async Task Reset_ByTheAdminInterface_KeepsLivyAndItsSessions()
    {
        await using var server = LivyWireMockServer.Start(settings: new WireMockServerSettings { StartAdminInterface = true });
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);
        await client.PostAsync("/sessions", "{}");

        var reset = await client.PostAsync("/__admin/mappings/reset", "");
        var sessions = await client.GetAsync("/sessions");

        reset.Status.ShouldBe(200);
        sessions.Json["total"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task LogEntries_OfLivysAnswers_HaveBothSides()
    {
        await _client.PostAsync("/sessions", """{"kind": "spark"}""");
        await _client.GetAsync("/sessions/7");

        var entries = _server.WireMock.LogEntries.ToList();

        entries.Select(entry => (entry.RequestMessage!.Path, entry.ResponseMessage!.StatusCode, entry.MappingTitle)).ShouldBe([("/sessions", 201, "Livy"), ("/sessions/7", 404, "Livy")]);
        entries[0].RequestMessage!.BodyData!.BodyAsString.ShouldBe("""{"kind": "spark"}""");
        entries[1].ResponseMessage!.BodyData!.BodyAsString.ShouldBe("""{"msg":"Session '7' not found."}""");
        entries[1].ResponseMessage!.Headers!["X-Frame-Options"].ShouldBe(["SAMEORIGIN"]);
    }

    [Fact]
    public async Task AdminInterface_ListsRequestsAndMappings()
    {
        await using var server = LivyWireMockServer.Start(settings: new WireMockServerSettings { StartAdminInterface = true });
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);
        await client.GetAsync("/sessions");

        var mappings = await client.GetAsync("/__admin/mappings");
        var requests = await client.GetAsync("/__admin/requests");

        mappings.Json.AsArray().Select(mapping => mapping!["Title"]!.GetValue<string>()).ShouldBe(["Livy"]);
        requests.Json.AsArray().ShouldHaveSingleItem()!["Response"]!["Body"]!.GetValue<string>().ShouldBe("""{"from":0,"total":0,"sessions":[]}""");
    }

    [Fact]
    public async Task Dispose_Twice_IsFine()
    {
        var server = LivyWireMockServer.Start();

        server.Dispose();
        await server.DisposeAsync();

        await Should.ThrowAsync<HttpRequestException>(() => new RawClient(new SocketsHttpHandler(), server.Url).GetAsync("/sessions"));
    }
}
