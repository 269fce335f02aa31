using System.Net;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Livy.Client.Testing;

/// <summary>A <see cref="FakeLivy"/> on a free loopback port, for clients in any language. Dispose it to free the port.</summary>
public sealed class LivyMockServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;
    private readonly TrafficBudget _budget;

    private LivyMockServer(KestrelServer kestrel, TrafficBudget budget, FakeLivy livy, Uri url)
    {
        _kestrel = kestrel;
        _budget = budget;
        Livy = livy;
        Url = url;
    }

    /// <summary>Where it listens, with the base path: <c>http://127.0.0.1:12345/</c>.</summary>
    public Uri Url { get; }

    /// <summary>The server behind the port: its scripts, stubs, faults and the requests so far.</summary>
    public FakeLivy Livy { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">Its settings. Default: those of a Livy 0.9.0.</param>
    /// <param name="timeProvider">Its clock. Default: the system's. With a <see cref="SimulatedClock"/> use <see cref="SimulatedClock.Advance"/>; what runs over sockets cannot be run until done.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running server.</returns>
    public static Task<LivyMockServer> StartAsync(FakeLivyOptions? options = null, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default) =>
        StartAsync(port: 0, options, timeProvider, cancellationToken);

    /// <summary>Starts a server on a port of your choice.</summary>
    /// <param name="port">The port on 127.0.0.1; 0 for a free one.</param>
    /// <param name="options">Its settings. Default: those of a Livy 0.9.0.</param>
    /// <param name="timeProvider">Its clock. Default: the system's.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <returns>The running server.</returns>
    public static async Task<LivyMockServer> StartAsync(int port, FakeLivyOptions? options, TimeProvider? timeProvider, CancellationToken cancellationToken = default)
    {
        var livy = new FakeLivy(options, timeProvider);
        var kestrelOptions = new KestrelServerOptions();
        kestrelOptions.LeaveLimitsToLivy();
        kestrelOptions.Listen(IPAddress.Loopback, port);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions { MaxReadBufferSize = kestrelOptions.Limits.MaxRequestBufferSize }), NullLoggerFactory.Instance);
        var server = new KestrelServer(Options.Create(kestrelOptions), transport, NullLoggerFactory.Instance);
        var budget = new TrafficBudget(livy.Options);
        await server.StartAsync(new FakeLivyApplication(livy, budget), cancellationToken).ConfigureAwait(false);
        var address = server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
        return new LivyMockServer(server, budget, livy, new Uri(address.TrimEnd('/') + livy.Options.BasePath.TrimEnd('/') + "/"));
    }

    /// <summary>Frees the port. Requests that are blocked are cut off.</summary>
    /// <returns>When it is done.</returns>
    public async ValueTask DisposeAsync()
    {
        // A token that is cancelled already makes Kestrel cut its connections instead of waiting for blocked requests.
        await _kestrel.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        _kestrel.Dispose();
        _budget.Dispose();
        Livy.Dispose();
    }
}
