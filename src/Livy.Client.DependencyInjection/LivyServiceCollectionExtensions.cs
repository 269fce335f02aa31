using Livy.Client;
using Livy.Client.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="LivyClient"/>.</summary>
/// <remarks>
/// <para>
/// A client is one singleton over the named client <c>Livy</c> (<c>Livy.KEY</c> with a key) of <see cref="IHttpClientFactory"/>. As a singleton keeps its connections, handlers are not
/// rotated; the <see cref="SocketsHttpHandler"/> renews connections every 5 minutes instead. It follows no redirects, and the <see cref="HttpClient"/> has no overall limit: each route has
/// its own (<see cref="LivyTimeouts"/>).
/// </para>
/// <para>
/// The host's <see cref="Logging.ILoggerFactory"/> and <see cref="TimeProvider"/> are used where they are registered. Settings that are missing or wrong make the host fail at its start
/// with an <see cref="OptionsValidationException"/> that lists all of them; without a host, the client fails so when it is first asked for. Settings are read once.
/// </para>
/// <para>
/// The <see cref="IHttpClientBuilder"/> that is returned adds handlers or changes the connections. A resilience handler that was added to all clients of the host is left out of this one:
/// it would send creates and statements twice, which the client's own resilience never does.
/// </para>
/// </remarks>
public static class LivyServiceCollectionExtensions
{
    private const string HttpClientName = "Livy";
    private const string DefaultSection = "Livy";

    /// <summary>Registers a client whose settings are given in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets at least <see cref="LivyClientOptions.Endpoint"/>.</param>
    /// <returns>A builder of the client's connections.</returns>
    public static IHttpClientBuilder AddLivyClient(this IServiceCollection services, Action<LivyClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, key: null, section: null, (_, options) => configure(options));
    }

    /// <summary>Registers a client whose settings are given in code that needs other services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets at least <see cref="LivyClientOptions.Endpoint"/>. Is given the root provider: it can not resolve scoped services.</param>
    /// <returns>A builder of the client's connections.</returns>
    public static IHttpClientBuilder AddLivyClient(this IServiceCollection services, Action<IServiceProvider, LivyClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, key: null, section: null, configure);
    }

    /// <summary>Registers a client whose settings come from configuration and are then changed in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">A section, or a whole configuration, of which the section <c>Livy</c> is read. The readme of this package lists the keys.</param>
    /// <param name="configure">Has the last word.</param>
    /// <returns>A builder of the client's connections.</returns>
    public static IHttpClientBuilder AddLivyClient(this IServiceCollection services, IConfiguration configuration, Action<LivyClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return AddLivyClient(services, configuration, (_, options) => configure(options));
    }

    /// <summary>Registers a client whose settings come from configuration and, if need be, are then changed in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">A section, or a whole configuration, of which the section <c>Livy</c> is read. The readme of this package lists the keys.</param>
    /// <param name="configure">Has the last word. Is given the root provider: it can not resolve scoped services.</param>
    /// <returns>A builder of the client's connections.</returns>
    public static IHttpClientBuilder AddLivyClient(
        this IServiceCollection services, IConfiguration configuration, Action<IServiceProvider, LivyClientOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return Add(services, key: null, configuration as IConfigurationSection ?? configuration.GetSection(DefaultSection), configure);
    }

    /// <summary>Registers a client under a key, for one endpoint of several, with settings given in code; it is injected with <c>[FromKeyedServices("reports")]</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key; also the name of its <see cref="LivyClientOptions"/> among the options.</param>
    /// <param name="configure">Sets at least <see cref="LivyClientOptions.Endpoint"/>.</param>
    /// <returns>A builder of the client's connections.</returns>
    public static IHttpClientBuilder AddKeyedLivyClient(this IServiceCollection services, string key, Action<LivyClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return AddKeyedLivyClient(services, key, (_, options) => configure(options));
    }

    /// <summary>Registers a client under a key, for one endpoint of several, with settings given in code that needs other services.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key; also the name of its <see cref="LivyClientOptions"/> among the options.</param>
    /// <param name="configure">Sets at least <see cref="LivyClientOptions.Endpoint"/>. Is given the root provider: it can not resolve scoped services.</param>
    /// <returns>A builder of the client's connections.</returns>
    public static IHttpClientBuilder AddKeyedLivyClient(this IServiceCollection services, string key, Action<IServiceProvider, LivyClientOptions> configure)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(configure);
        return Add(services, key, section: null, configure);
    }

    /// <summary>Registers a client under a key, for one endpoint of several, with settings from configuration and, if need be, then changed in code.</summary>
    /// <param name="services">The services.</param>
    /// <param name="key">The key; also the name of its <see cref="LivyClientOptions"/> among the options.</param>
    /// <param name="section">The section with the settings of this client. The readme of this package lists the keys.</param>
    /// <param name="configure">Has the last word. Is given the root provider: it can not resolve scoped services.</param>
    /// <returns>A builder of the client's connections.</returns>
    public static IHttpClientBuilder AddKeyedLivyClient(
        this IServiceCollection services, string key, IConfigurationSection section, Action<IServiceProvider, LivyClientOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentNullException.ThrowIfNull(section);
        return Add(services, key, section, configure);
    }

    private static IHttpClientBuilder Add(
        IServiceCollection services, string? key, IConfigurationSection? section, Action<IServiceProvider, LivyClientOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        var httpClientName = key is null ? HttpClientName : $"{HttpClientName}.{key}";
        AddOptions(services, key, section, configure);
        if (key is null)
        {
            services.TryAddSingleton(provider => Create(provider, Options.Options.DefaultName, httpClientName));
        }
        else
        {
            services.TryAddKeyedSingleton(key, (provider, _) => Create(provider, key, httpClientName));
        }

        return AddHttpClient(services, key ?? Options.Options.DefaultName, httpClientName);
    }

    private static void AddOptions(IServiceCollection services, string? key, IConfigurationSection? section, Action<IServiceProvider, LivyClientOptions>? configure)
    {
        var name = key ?? Options.Options.DefaultName;
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<LivyClientOptions>, ConfigureFromHost>());
        var options = services.AddOptions<LivyClientOptions>(name).ValidateOnStart();
        if (section is not null)
        {
            services.AddSingleton<IConfigureOptions<LivyClientOptions>>(new ConfigureFromSection(name, section));
        }

        if (configure is not null)
        {
            options.Configure<IServiceProvider>((target, provider) => configure(provider, target));
        }

        var source = section?.Path ?? (key is null ? nameof(LivyClientOptions) : $"{nameof(LivyClientOptions)}:{key}");
        services.AddSingleton<IValidateOptions<LivyClientOptions>>(new LivyClientOptionsValidator(name, source));
    }

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string optionsName, string httpClientName)
    {
        services.PostConfigure<HttpClientFactoryOptions>(httpClientName, HttpSafety.HideCredentials);
        return services.AddHttpClient(httpClientName)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigureHttpClient(client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider => OptionsOf(provider, optionsName).CreateHandler())
            .ConfigureAdditionalHttpMessageHandlers((handlers, _) => HttpSafety.RemoveInheritedResilience(handlers));
    }

    private static LivyClient Create(IServiceProvider provider, string optionsName, string httpClientName)
    {
        var options = OptionsOf(provider, optionsName);
        var configured = provider.GetRequiredService<IHttpClientFactory>().CreateClient(httpClientName);
        if (configured.DefaultRequestHeaders.Any() || configured.Timeout != Timeout.InfiniteTimeSpan)
        {
            // Somebody has configured the HttpClient itself, not only its handlers.
            return new LivyClient(configured, options);
        }

        configured.Dispose();
        return new LivyClient(provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler(httpClientName), options, disposeHandler: false);
    }

    private static LivyClientOptions OptionsOf(IServiceProvider provider, string name) => provider.GetRequiredService<IOptionsMonitor<LivyClientOptions>>().Get(name);
}
