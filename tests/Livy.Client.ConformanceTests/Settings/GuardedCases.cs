namespace Livy.Client.ConformanceTests;

/// <summary>What a guarded server says to a user who may not act as others.</summary>
[RunsOnOwn<GuardedSetup>(TestServer.Mock, TestServer.Real)]
public sealed class GuardedCases(CaseServers servers) : WireCases(servers)
{
    private static readonly (string Name, string Value) Known = ServerSetup.AuthorizationOf<GuardedSetup>();
    private static readonly (string Name, string Value) NoForgery = ("X-Requested-By", "conformance");

    [ConformanceFact(LeansOn.Original)]
    public async Task EveryChange_WithoutTheHeaderAgainstForgery_Is400()
    {
        var delete = await SendAsync("DELETE", "/sessions/9999", content: null, Token, Known);
        var post = await PostAsync("/sessions", "{}", Known);
        var withHeader = await SendAsync("DELETE", "/sessions/9999", content: null, Token, Known, ("X-Requested-By", ""));

        delete.Status.ShouldBe(400);
        post.Status.ShouldBe(400);
        post.Text.ShouldContain("Missing Required Header for CSRF protection.");
        withHeader.Status.ShouldBe(404);
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.DeniedListIs500])]
    public async Task List_AsSomebodyElse_Is500OnceThereIsSomething()
    {
        await using var batch = await RefusedBatchAsync();

        var list = await GetAsync("/batches?doAs=bob", Known);
        var create = await PostAsync("/sessions?doAs=bob", """{"kind":"pyspark"}""", Known, NoForgery);

        list.Status.ShouldBe(500);
        list.Header("Content-Type").ShouldStartWith("text/html");
        list.Text.ShouldContain("not allowed to impersonate");
        create.Status.ShouldBe(403);
        create.Text.ShouldBe("""{"msg":"User 'alice' not allowed to impersonate 'Some(bob)'."}""");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Get_WithoutAPassword_Is401()
    {
        var get = await GetAsync("/sessions");
        var delete = await DeleteAsync("/sessions/0");

        get.Status.ShouldBe(401);
        get.Header("WWW-Authenticate").ShouldStartWith("Basic");
        delete.Status.ShouldBe(401);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_WithThePassword_Runs()
    {
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);

        var output = await session.RunAsync("1 + 1", Token);

        output.Text.ShouldBe("2");
        (await session.GetAsync(Token)).Owner.ShouldBe("alice");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task As_SomebodyElse_IsRefusedWithAReason()
    {
        await using var batch = await RefusedBatchAsync();

        var list = await Should.ThrowAsync<LivyApiException>(() => Livy.As("bob").Batches.ListAsync(Token).ToListAsync(Token).AsTask());
        var create = await Should.ThrowAsync<LivyApiException>(() => Livy.As("bob").Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark), Token));

        list.ErrorCode.ShouldBe(LivyErrorCode.ImpersonationDenied);
        create.ErrorCode.ShouldBe(LivyErrorCode.ImpersonationDenied);
    }

    /// <summary>What a refused create leaves is enough for a list, and takes no driver.</summary>
    private async Task<OwnedBatch> RefusedBatchAsync()
    {
        var name = Names.New("refused");
        await Should.ThrowAsync<LivyApiException>(() => Livy.Batches.New("file:///etc/passwd").WithName(name).SubmitAsync(Token));
        return new OwnedBatch(Livy.Batches.Attach(name));
    }
}
