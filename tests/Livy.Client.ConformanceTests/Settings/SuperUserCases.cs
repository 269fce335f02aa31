namespace Livy.Client.ConformanceTests;

/// <summary>What a guarded server shows to whom, seen by a user who may act as everybody.</summary>
[RunsOnOwn<SuperUserSetup>(TestServer.Mock, TestServer.Real)]
public sealed class SuperUserCases(CaseServers servers) : WireCases(servers)
{
    private static readonly (string Name, string Value) Known = ServerSetup.AuthorizationOf<SuperUserSetup>();
    private static readonly (string Name, string Value) NoForgery = ("X-Requested-By", "conformance");

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.ForbiddenIsAnEmptyObject])]
    public async Task StrangersSession_IsSeenWithoutItsLog()
    {
        // Owned by alice, and a driver is not needed for what is looked at.
        var created = await PostAsync("/sessions?doAs=bob", """{"kind":"pyspark"}""", Known, NoForgery);
        var session = created.Header("Location")!;

        var info = await GetAsync($"{session}?doAs=carol", Known);
        var log = await GetAsync($"{session}/log?doAs=carol", Known);
        var delete = await SendAsync("DELETE", $"{session}?doAs=carol", content: null, Token, Known, NoForgery);
        var ownLog = await GetAsync($"{session}/log?doAs=bob", Known);
        await SendAsync("DELETE", session, content: null, Token, Known, NoForgery);

        created.Status.ShouldBe(201, created.Text);
        ((string?)created.Json["owner"]).ShouldBe("alice");
        ((string?)created.Json["proxyUser"]).ShouldBe("bob");
        info.Status.ShouldBe(200);
        info.Json["log"]!.AsArray().ShouldBeEmpty();
        log.Status.ShouldBe(403);
        log.Text.ShouldBe("{}");
        delete.Status.ShouldBe(403);
        delete.Text.ShouldBe("{}");
        ownLog.Status.ShouldBe(200);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task As_AStranger_MayNotReadTheLog()
    {
        await using var session = await Livy.As("bob").Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), Token);

        var error = await Should.ThrowAsync<LivyApiException>(() => Livy.As("carol").Sessions.Attach(session.Id).Log.ReadTailAsync(10, Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.AccessDenied);
    }
}
