using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection.Tests;

public sealed class HealthCheckTests
{
    [Fact]
    public async Task Check_LivyAnswers_IsHealthyWithItsVersion()
    {
        using var server = new StubHandler();

        var entry = await CheckAsync(server);

        entry.Status.ShouldBe(HealthStatus.Healthy);
        entry.Description.ShouldBe("Livy 0.9.0-incubating answers.");
        server.Requests.ShouldHaveSingleItem().RequestUri.ShouldBe(new Uri($"{Settings.Endpoint}/version"));
    }

    [Fact]
    public async Task Check_LivyIsDown_IsUnhealthyAfterOneRequest()
    {
        using var server = new StubHandler((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"));

        var entry = await CheckAsync(server);

        entry.Status.ShouldBe(HealthStatus.Unhealthy);
        entry.Description!.ShouldContain("could not be sent to http://livy.test:8998");
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Check_LivyIsUnavailable_HasTheStatusThatWasChosen()
    {
        using var server = new StubHandler((_, _) => Task.FromResult(StubHandler.Json(HttpStatusCode.ServiceUnavailable, "{}")));

        var entry = await CheckAsync(server, HealthStatus.Degraded);

        entry.Status.ShouldBe(HealthStatus.Degraded);
    }

    [Fact]
    public async Task Check_WithAKey_AsksThatClient()
    {
        using var server = new StubHandler();
        var services = new ServiceCollection();
        services.AddKeyedLivyClient("reports", options => options.Endpoint = new Uri("http://reports.test")).ConfigurePrimaryHttpMessageHandler(() => server);
        services.AddHealthChecks().AddLivyHealthCheck("livy-reports", key: "reports");
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries["livy-reports"].Status.ShouldBe(HealthStatus.Healthy);
        server.Requests.ShouldHaveSingleItem().RequestUri!.Host.ShouldBe("reports.test");
    }

    [Fact]
    public void AddLivyHealthCheck_Unchanged_HasALimitOf5Seconds()
    {
        var services = new ServiceCollection();
        services.AddHealthChecks().AddLivyHealthCheck(tags: ["ready"]);
        using var provider = services.BuildServiceProvider();

        var registration = provider.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.ShouldHaveSingleItem();

        registration.Name.ShouldBe("livy");
        registration.Timeout.ShouldBe(TimeSpan.FromSeconds(5));
        registration.Tags.ShouldBe(["ready"]);
    }

    private static async Task<HealthReportEntry> CheckAsync(StubHandler server, HealthStatus? failureStatus = null)
    {
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.Endpoint = new Uri(Settings.Endpoint)).ConfigurePrimaryHttpMessageHandler(() => server);
        services.AddHealthChecks().AddLivyHealthCheck(failureStatus: failureStatus);
        await using var provider = services.BuildServiceProvider();
        return (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["livy"];
    }
}
