using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Livy.Client.DependencyInjection.Tests;

public sealed class SecretTests
{
    private const string Password = "s3cr3t-w0rd";
    private const string Token = "t0k3n-t3xt";

    private static readonly string[] Secrets = [Password, Token, Convert.ToBase64String(Encoding.UTF8.GetBytes($"me:{Password}"))];

    [Theory]
    [InlineData("Basic", HttpStatusCode.OK)]
    [InlineData("Bearer", HttpStatusCode.OK)]
    [InlineData("Basic", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", HttpStatusCode.Unauthorized)]
    public async Task Logs_AtTrace_HoldNoSecret(string type, HttpStatusCode status)
    {
        var lines = await LogsOfARequestAsync(type, status, _ => { });

        lines.ShouldContain(line => line.StartsWith("System.Net.Http.HttpClient.Livy.", StringComparison.Ordinal) && line.Contains("Authorization: *", StringComparison.Ordinal));
        ShouldHoldNoSecret(lines);
    }

    [Fact]
    public async Task Logs_TheHostLogsAllHeaders_HoldNoSecret()
    {
        var lines = await LogsOfARequestAsync(
            "Basic", HttpStatusCode.OK, services => services.ConfigureHttpClientDefaults(client => client.RedactLoggedHeaders(_ => false)));

        lines.ShouldContain(line => line.Contains("X-Requested-By: Livy.Client", StringComparison.Ordinal));
        lines.ShouldContain(line => line.Contains("Authorization: *", StringComparison.Ordinal));
        ShouldHoldNoSecret(lines);
    }

    [Fact]
    public async Task Errors_RefusedAndUnreachable_HoldNoSecret()
    {
        using var refusing = new StubHandler((_, _) => Task.FromResult(StubHandler.Json(HttpStatusCode.Forbidden, """{"msg":"User 'me' is not allowed."}""")));
        using var unreachable = new StubHandler((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"));

        var refused = await ErrorOfAsync(refusing);
        var unsent = await ErrorOfAsync(unreachable);

        refused.ShouldBeOfType<LivyApiException>().StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        unsent.ShouldBeOfType<LivyConnectionException>().MayHaveReachedServer.ShouldBeFalse();
        ShouldHoldNoSecret([refused.ToString(), unsent.ToString()]);
    }

    private static void ShouldHoldNoSecret(IReadOnlyCollection<string> lines)
    {
        foreach (var secret in Secrets)
        {
            lines.ShouldAllBe(line => !line.Contains(secret, StringComparison.Ordinal));
        }
    }

    private static async Task<Exception> ErrorOfAsync(StubHandler server)
    {
        var services = new ServiceCollection();
        services.AddLivyClient(SettingsFor("Basic"), options => options.Retry.MaxRetries = 0).ConfigurePrimaryHttpMessageHandler(() => server);
        await using var provider = services.BuildServiceProvider();
        return await Should.ThrowAsync<LivyException>(provider.GetRequiredService<LivyClient>().GetVersionAsync());
    }

    private static async Task<IReadOnlyCollection<string>> LogsOfARequestAsync(string type, HttpStatusCode status, Action<IServiceCollection> host)
    {
        using var server = new StubHandler((_, _) => Task.FromResult(StubHandler.Json(status, "{}")));
        using var recorder = new RecordingLoggerProvider();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(recorder));
        host(services);
        services.AddLivyClient(SettingsFor(type)).ConfigurePrimaryHttpMessageHandler(() => server);
        await using var provider = services.BuildServiceProvider();
        await Record.ExceptionAsync(() => provider.GetRequiredService<LivyClient>().GetVersionAsync());
        server.Requests.ShouldHaveSingleItem().Headers.Authorization!.Scheme.ShouldBe(type);
        return recorder.Lines;
    }

    private static Microsoft.Extensions.Configuration.IConfigurationSection SettingsFor(string type) => Settings.Section(
        ("Endpoint", Settings.SecureEndpoint),
        ("Authentication:Type", type),
        ("Authentication:UserName", "me"),
        ("Authentication:Password", Password),
        ("Authentication:Token", Token));
}
