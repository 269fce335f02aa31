using System.Diagnostics.CodeAnalysis;

namespace Livy.Client;

/// <summary>The one place that makes connections.</summary>
internal static class LivyHttp
{
    /// <summary>Jetty closes connections that were idle for 30 s; one closed in the moment of use would look like a lost answer.</summary>
    private static readonly TimeSpan IdleConnectionLimit = TimeSpan.FromSeconds(25);

    /// <summary>Connections are renewed so that changes of names and certificates are seen.</summary>
    private static readonly TimeSpan ConnectionLimit = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

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

    /// <summary>An <see cref="HttpClient"/> without a limit of its own: each route has its own.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is the one place.")]
    public static HttpClient CreateClient(LivyClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Configure(new HttpClient(CreateHandler(options.ConfigureHandler)));
    }

    /// <summary>Takes the overall limit off a client that is ours.</summary>
    public static HttpClient Configure(HttpClient client)
    {
        client.Timeout = Timeout.InfiniteTimeSpan;
        return client;
    }
}
