using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;

namespace Livy.Client.DependencyInjection.Tests;

public sealed class ConnectionTests
{
    [Fact]
    public async Task Connections_Unchanged_AreRenewedAndFollowNoRedirects()
    {
        await using var provider = ProviderWith(client => { });

        var handler = HandlersOf(provider).OfType<SocketsHttpHandler>().ShouldHaveSingleItem();

        handler.AllowAutoRedirect.ShouldBeFalse();
        handler.UseCookies.ShouldBeFalse();
        handler.PooledConnectionLifetime.ShouldBe(TimeSpan.FromMinutes(5));
        handler.PooledConnectionIdleTimeout.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task HttpClient_Unchanged_HasNoOverallLimitAndItsHandlerLasts()
    {
        await using var provider = ProviderWith(client => { });

        using var client = provider.GetRequiredService<IHttpClientFactory>().CreateClient("Livy");

        client.Timeout.ShouldBe(Timeout.InfiniteTimeSpan);
        provider.GetRequiredService<IOptionsMonitor<HttpClientFactoryOptions>>().Get("Livy").HandlerLifetime.ShouldBe(Timeout.InfiniteTimeSpan);
    }

    [Fact]
    public async Task Redirect_Answered_IsAnErrorAndNotFollowed()
    {
        using var server = new StubHandler((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri("http://login.test/") } }));
        await using var provider = ProviderWith(client => client.ConfigurePrimaryHttpMessageHandler(() => server));

        var error = await Should.ThrowAsync<LivyApiException>(provider.GetRequiredService<LivyClient>().GetVersionAsync());

        error.ErrorCode.ShouldBe(LivyErrorCode.Redirected);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ConfigureHandler_InOptions_ChangesTls()
    {
        var services = new ServiceCollection();
        services.AddLivyClient(options =>
        {
            options.Endpoint = new Uri(Settings.Endpoint);
            options.ConfigureHandler = handler => handler.SslOptions.EnabledSslProtocols = SslProtocols.Tls13;
        });
        await using var provider = services.BuildServiceProvider();

        HandlersOf(provider).OfType<SocketsHttpHandler>().ShouldHaveSingleItem().SslOptions.EnabledSslProtocols.ShouldBe(SslProtocols.Tls13);
    }

    [Fact]
    public async Task UseSocketsHttpHandler_OnTheBuilder_ChangesOurHandler()
    {
        RemoteCertificateValidationCallback onlyOurs = (_, certificate, _, _) => certificate?.Subject == "CN=livy.test";
        await using var provider = ProviderWith(client => client.UseSocketsHttpHandler((handler, _) => handler.SslOptions.RemoteCertificateValidationCallback = onlyOurs));

        var handler = HandlersOf(provider).OfType<SocketsHttpHandler>().ShouldHaveSingleItem();

        handler.SslOptions.RemoteCertificateValidationCallback.ShouldBeSameAs(onlyOurs);
        handler.AllowAutoRedirect.ShouldBeFalse();
    }

    [Fact]
    public async Task AddHttpMessageHandler_OnTheBuilder_SeesRequests()
    {
        using var server = new StubHandler();
        await using var provider = ProviderWith(client => client.AddHttpMessageHandler(() => new TenantHandler()).ConfigurePrimaryHttpMessageHandler(() => server));

        await provider.GetRequiredService<LivyClient>().GetVersionAsync();

        server.Requests.ShouldHaveSingleItem().Headers.GetValues("X-Tenant").ShouldBe(["blue"]);
    }

    [Fact]
    public async Task ConfigureHttpClient_OnTheBuilder_SendsItsHeaders()
    {
        using var server = new StubHandler();
        await using var provider = ProviderWith(client => client
            .ConfigureHttpClient(http => http.DefaultRequestHeaders.Add("X-Tenant", "blue"))
            .ConfigurePrimaryHttpMessageHandler(() => server));

        await provider.GetRequiredService<LivyClient>().GetVersionAsync();

        server.Requests.ShouldHaveSingleItem().Headers.GetValues("X-Tenant").ShouldBe(["blue"]);
    }

    [Fact]
    public async Task ConfigureHttpClient_WithALimit_KeepsIt()
    {
        using var server = new StubHandler(async (_, token) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException("Never reached.");
        });
        await using var provider = ProviderWith(client => client
            .ConfigureHttpClient(http => http.Timeout = TimeSpan.FromMilliseconds(20))
            .ConfigurePrimaryHttpMessageHandler(() => server));

        var error = await Should.ThrowAsync<LivyConnectionException>(provider.GetRequiredService<LivyClient>().Api.GetVersionAsync());

        error.MayHaveReachedServer.ShouldBeTrue();
        error.Message.ShouldContain("HttpClient.Timeout of 0.02 seconds");
    }

    [Fact]
    public async Task ResilienceHandler_AddedToAllClientsOfTheHost_IsLeftOut()
    {
        var services = new ServiceCollection();
        services.ConfigureHttpClientDefaults(client => client.AddHttpMessageHandler(() => new ResilienceHandler()).AddHttpMessageHandler(() => new TenantHandler()));
        services.AddLivyClient(options => options.Endpoint = new Uri(Settings.Endpoint));
        await using var provider = services.BuildServiceProvider();

        HandlersOf(provider).ShouldNotContain(handler => handler is ResilienceHandler);
        HandlersOf(provider).ShouldContain(handler => handler is TenantHandler);
    }

    [Fact]
    public async Task ResilienceHandler_AddedToThisClient_Stays()
    {
        await using var provider = ProviderWith(client => client.AddHttpMessageHandler(() => new ResilienceHandler()));

        HandlersOf(provider).ShouldContain(handler => handler is ResilienceHandler);
    }

    private static ServiceProvider ProviderWith(Action<IHttpClientBuilder> configure)
    {
        var services = new ServiceCollection();
        configure(services.AddLivyClient(options => options.Endpoint = new Uri(Settings.Endpoint)));
        return services.BuildServiceProvider();
    }

    private static List<HttpMessageHandler> HandlersOf(IServiceProvider provider)
    {
        var handlers = new List<HttpMessageHandler>();
        for (var next = provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler("Livy"); next is not null; next = (next as DelegatingHandler)?.InnerHandler)
        {
            handlers.Add(next);
        }

        return handlers;
    }

    private sealed class TenantHandler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Tenant", "blue");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
