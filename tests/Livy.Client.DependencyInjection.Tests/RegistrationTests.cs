using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task AddLivyClient_ResolvedTwice_IsOneInstance()
    {
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.Endpoint = new Uri(Settings.Endpoint));
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        using var scope = provider.CreateScope();

        scope.ServiceProvider.GetRequiredService<LivyClient>().ShouldBeSameAs(provider.GetRequiredService<LivyClient>());
    }

    [Fact]
    public async Task AddLivyClient_Delegate_IsWhereRequestsGo()
    {
        using var server = new StubHandler();
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.Endpoint = new Uri("https://gateway.test/livy/")).ConfigurePrimaryHttpMessageHandler(() => server);
        await using var provider = services.BuildServiceProvider();

        var version = await provider.GetRequiredService<LivyClient>().GetVersionAsync();

        version.Version.ShouldBe("0.9.0-incubating");
        server.Requests.ShouldHaveSingleItem().RequestUri.ShouldBe(new Uri("https://gateway.test/livy/version"));
    }

    [Fact]
    public async Task AddLivyClient_DelegateWithServices_CanUseThem()
    {
        using var server = new StubHandler();
        var services = new ServiceCollection();
        services.AddSingleton(new Uri("http://found.test"));
        services.AddLivyClient((provider, options) => options.Endpoint = provider.GetRequiredService<Uri>()).ConfigurePrimaryHttpMessageHandler(() => server);
        await using var provider = services.BuildServiceProvider(validateScopes: true);

        await provider.GetRequiredService<LivyClient>().GetVersionAsync();

        server.Requests.ShouldHaveSingleItem().RequestUri!.Host.ShouldBe("found.test");
    }

    [Fact]
    public async Task AddLivyClient_HostHasLoggingAndClock_TheyAreUsed()
    {
        var clock = new OtherClock();
        using var logging = new LoggerFactory();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<ILoggerFactory>(logging);
        services.AddLivyClient(options => options.Endpoint = new Uri(Settings.Endpoint));
        await using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<LivyClientOptions>>().Value;

        options.TimeProvider.ShouldBeSameAs(clock);
        options.LoggerFactory.ShouldBeSameAs(logging);
    }

    [Fact]
    public async Task AddLivyClient_DelegateSetsClock_IsNotOverruledByTheHost()
    {
        var clock = new OtherClock();
        var services = new ServiceCollection();
        services.AddSingleton(TimeProvider.System);
        services.AddLivyClient(options =>
        {
            options.Endpoint = new Uri(Settings.Endpoint);
            options.TimeProvider = clock;
        });
        await using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IOptions<LivyClientOptions>>().Value.TimeProvider.ShouldBeSameAs(clock);
    }

    [Fact]
    public async Task AddLivyClient_NoClockRegistered_IsTheSystems()
    {
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.Endpoint = new Uri(Settings.Endpoint));
        await using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IOptions<LivyClientOptions>>().Value.TimeProvider.ShouldBeSameAs(TimeProvider.System);
    }

    [Fact]
    public async Task AddLivyClient_CalledTwice_IsOneClientWithBothSettings()
    {
        using var server = new StubHandler();
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.Endpoint = new Uri(Settings.Endpoint));
        services.AddLivyClient(options => options.DoAs = "alice").ConfigurePrimaryHttpMessageHandler(() => server);
        await using var provider = services.BuildServiceProvider();

        await provider.GetServices<LivyClient>().ShouldHaveSingleItem().GetVersionAsync();

        provider.GetRequiredService<IOptions<LivyClientOptions>>().Value.DoAs.ShouldBe("alice");
        server.Requests.ShouldHaveSingleItem().RequestUri!.Host.ShouldBe("livy.test");
    }

    [Fact]
    public async Task AddKeyedLivyClient_TwoKeysAndNone_AreThreeClients()
    {
        using var server = new StubHandler();
        var services = new ServiceCollection();
        services.AddLivyClient(options => options.Endpoint = new Uri("http://main.test")).ConfigurePrimaryHttpMessageHandler(() => server);
        services.AddKeyedLivyClient("reports", options => options.Endpoint = new Uri("http://reports.test")).ConfigurePrimaryHttpMessageHandler(() => server);
        services.AddKeyedLivyClient("etl", Settings.Section(("Endpoint", "http://etl.test"))).ConfigurePrimaryHttpMessageHandler(() => server);
        services.AddSingleton<Report>();
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<LivyClient>().GetVersionAsync();
        await provider.GetRequiredService<Report>().Livy.GetVersionAsync();
        await provider.GetRequiredKeyedService<LivyClient>("etl").GetVersionAsync();

        server.Requests.Select(request => request.RequestUri!.Host).ShouldBe(["main.test", "reports.test", "etl.test"]);
    }

    [Fact]
    public async Task AddKeyedLivyClient_ResolvedTwice_IsOneInstance()
    {
        var services = new ServiceCollection();
        services.AddKeyedLivyClient("reports", (_, options) => options.Endpoint = new Uri(Settings.Endpoint));
        await using var provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<LivyClient>("reports").ShouldBeSameAs(provider.GetRequiredKeyedService<LivyClient>("reports"));
        provider.GetService<LivyClient>().ShouldBeNull();
    }

    [Fact]
    public void AddLivyClient_Null_IsRefused()
    {
        var services = new ServiceCollection();

        Should.Throw<ArgumentNullException>(() => services.AddLivyClient((Action<LivyClientOptions>)null!));
        Should.Throw<ArgumentNullException>(() => services.AddLivyClient((Action<IServiceProvider, LivyClientOptions>)null!));
        Should.Throw<ArgumentNullException>(() => LivyServiceCollectionExtensions.AddLivyClient(null!, _ => { }));
        Should.Throw<ArgumentException>(() => services.AddKeyedLivyClient(" ", _ => { }));
    }

    private sealed class OtherClock : TimeProvider;

    private sealed record Report([FromKeyedServices("reports")] LivyClient Livy);
}
