using System.Diagnostics.CodeAnalysis;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using Refit;

namespace Livy.Client;

/// <summary>The one place that makes connections, and Refit's client over them.</summary>
internal static class LivyConnections
{
    /// <summary>Jetty closes connections that were idle for 30 s; one closed in the moment of use would look like a lost answer.</summary>
    private static readonly TimeSpan IdleConnectionLimit = TimeSpan.FromSeconds(25);

    /// <summary>Connections are renewed so that changes of names and certificates are seen.</summary>
    private static readonly TimeSpan ConnectionLimit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    private static readonly string UserAgent = $"Livy.Client/{LivyDiagnostics.Version}";

    /// <summary>A handler as a client of Livy needs it.</summary>
    public static SocketsHttpHandler CreateHandler(Action<SocketsHttpHandler>? configure)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionIdleTimeout = IdleConnectionLimit,
            PooledConnectionLifetime = ConnectionLimit,
            ConnectTimeout = ConnectLimit,
        };
        configure?.Invoke(handler);
        return handler;
    }

    /// <summary>The client that Refit sends through: it has no limit of its own, for each route has one.</summary>
    /// <param name="connections">What sends.</param>
    /// <param name="disposesConnections">Whether disposing the client disposes <paramref name="connections"/>.</param>
    /// <param name="options">The settings, validated.</param>
    /// <param name="logger">Where refusals go.</param>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is the one place.")]
    public static (ILivyApi Api, HttpClient Client) Connect(HttpMessageHandler connections, bool disposesConnections, LivyClientOptions options, ILogger logger)
    {
        var wording = new RequestWording(options.Endpoint!);
        var faults = new FaultTranslator(wording, connections is SocketsHttpHandler);
        var handler = new LivyHandler(connections, options, wording, faults, logger);
        var client = new HttpClient(handler, disposesConnections) { BaseAddress = options.Endpoint, Timeout = Timeout.InfiniteTimeSpan };
        AddHeaders(client.DefaultRequestHeaders);
        return (RestService.ForGenerated<ILivyApi>(client, SettingsFor(faults)), client);
    }

    /// <summary>
    /// What every request carries. <c>X-Requested-By</c> is asked for by a server with protection against forgery (<c>livy.server.csrf-protection.enabled</c>). As text: the typed properties make a collection
    /// for each header of each request.
    /// </summary>
    private static void AddHeaders(HttpRequestHeaders headers)
    {
        headers.TryAddWithoutValidation("Accept", "application/json");
        headers.TryAddWithoutValidation("User-Agent", UserAgent);
        headers.TryAddWithoutValidation("X-Requested-By", "Livy.Client");
    }

    private static RefitSettings SettingsFor(FaultTranslator faults) => new(new LivyContentSerializer())
    {
        RequestBodySerialization = RequestBodySerializationMode.Buffered,

        // The handler has judged the answer already, and translated what came instead of one.
        ExceptionFactory = static _ => default,
        TransportExceptionFactory = static (_, error, _) => error,

        // Refit itself lets a cancel of the caller's through.
        DeserializationExceptionFactory = (response, error) => new ValueTask<Exception?>(faults.Translate(error, response.RequestMessage!, response, CancellationToken.None)),
    };
}
