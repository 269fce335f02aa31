namespace Livy.Client.ConformanceTests;

/// <summary>What only shows on a server that is guarded: TLS, a password, CSRF protection.</summary>
[Trait("Server", "Real")]
public sealed class SecureSessionOnRealServer(SecureServer server) : IClassFixture<SecureServer>
{
    [OwnServerFact]
    public async Task Call_WithCertificateAndPassword_IsAnswered()
    {
        await using var livy = server.CreateClient();

        var version = await livy.GetVersionAsync();

        version.Version.ShouldNotBeNullOrEmpty();
    }

    [OwnServerFact]
    public async Task Run_UnderCsrfProtection_IsAccepted()
    {
        await using var livy = server.CreateClient();
        await using var session = await livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark));

        var output = await session.RunAsync("1 + 1");

        output.Text.ShouldBe("2");
    }

    [OwnServerFact]
    public async Task Call_WithoutAPassword_IsUnauthenticated()
    {
        await using var livy = server.CreateClient(authenticated: false);

        var error = await Should.ThrowAsync<LivyApiException>(() => livy.GetVersionAsync());

        error.ErrorCode.ShouldBe(LivyErrorCode.Unauthenticated);
    }

    [OwnServerFact]
    public async Task Call_WithAWrongPassword_IsRefusedWithoutShowingIt()
    {
        await using var livy = server.CreateClient(password: "wr0ng-secret");

        var error = await Should.ThrowAsync<LivyApiException>(() => livy.GetVersionAsync());

        error.ToString().ShouldNotContain("wr0ng-secret");
    }

    [OwnServerFact]
    public async Task Call_WithoutTrustInTheCertificate_IsCertainlyNotSent()
    {
        await using var livy = server.CreateClient(trusting: false);

        var error = await Should.ThrowAsync<LivyConnectionException>(() => livy.GetVersionAsync());

        error.MayHaveReachedServer.ShouldBeFalse();
    }
}
