using Microsoft.Extensions.DependencyInjection;

namespace Livy.Client.DependencyInjection.Tests;

public sealed class AuthenticationTests
{
    [Fact]
    public async Task Request_NoAuthentication_HasNoHeader()
    {
        var request = await SendAsync();

        request.Headers.Authorization.ShouldBeNull();
    }

    [Fact]
    public async Task Request_Basic_HasNameAndPasswordInUtf8()
    {
        var request = await SendAsync(("Authentication:Type", "Basic"), ("Authentication:UserName", "zoë"), ("Authentication:Password", "p:w"));

        request.Headers.GetValues("Authorization").ShouldHaveSingleItem().ShouldBe("Basic em/DqzpwOnc=");
    }

    [Fact]
    public async Task Request_Bearer_HasTheToken()
    {
        var request = await SendAsync(("Authentication:Type", "bearer"), ("Authentication:Token", "abc.def"));

        request.Headers.GetValues("Authorization").ShouldHaveSingleItem().ShouldBe("Bearer abc.def");
    }

    [Fact]
    public async Task Request_KeysOfTheOtherTypeRemain_TheTypeDecides()
    {
        var request = await SendAsync(("Authentication:Type", "Bearer"), ("Authentication:Token", "abc"), ("Authentication:UserName", "me"), ("Authentication:Password", "pw"));

        request.Headers.GetValues("Authorization").ShouldHaveSingleItem().ShouldBe("Bearer abc");
    }

    private static async Task<HttpRequestMessage> SendAsync(params (string Key, string? Value)[] settings)
    {
        using var server = new StubHandler();
        var services = new ServiceCollection();
        services.AddLivyClient(Settings.Root([("Endpoint", Settings.SecureEndpoint), .. settings])).ConfigurePrimaryHttpMessageHandler(() => server);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<LivyClient>().GetVersionAsync();
        return server.Requests.ShouldHaveSingleItem();
    }
}
