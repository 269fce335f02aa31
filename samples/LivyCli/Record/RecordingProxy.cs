using System.Net;
using Livy.Client.Testing;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LivyCli;

/// <summary>A port on 127.0.0.1 in front of a Livy server, and a <see cref="LivyRecordingHandler"/> in between.</summary>
internal sealed class RecordingProxy : IAsyncDisposable
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(10);

    private readonly KestrelServer _kestrel;
    private readonly HttpMessageInvoker _upstream;

    private RecordingProxy(KestrelServer kestrel, HttpMessageInvoker upstream, Uri url)
    {
        _kestrel = kestrel;
        _upstream = upstream;
        Url = url;
    }

    /// <summary>Where clients find it, with the base path of the server.</summary>
    public Uri Url { get; }

    public static async Task<RecordingProxy> StartAsync(Uri server, string path, int port, IEnumerable<string> hidden, TextWriter error, CancellationToken cancellationToken)
    {
        var upstream = new HttpMessageInvoker(new LivyRecordingHandler(path, CreateConnections(), hidden));
        var options = new KestrelServerOptions();
        options.LeaveLimitsToLivy();
        options.Listen(IPAddress.Loopback, port);
        var transport = new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance);
        var kestrel = new KestrelServer(Options.Create(options), transport, NullLoggerFactory.Instance);
        try
        {
            var origin = new ServerOrigin(server);
            await kestrel.StartAsync(new RecordingApplication(origin, upstream, error), cancellationToken);
            var address = kestrel.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.Single();
            return new RecordingProxy(kestrel, upstream, new Uri(address.TrimEnd('/') + server.AbsolutePath));
        }
        catch
        {
            kestrel.Dispose();
            upstream.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // A token that is cancelled already makes Kestrel cut its connections instead of waiting for them.
        await _kestrel.StopAsync(new CancellationToken(canceled: true));
        _kestrel.Dispose();
        _upstream.Dispose();
    }

    /// <summary>Everything passes as it is: what the client does not see it cannot have been recorded with.</summary>
    private static SocketsHttpHandler CreateConnections() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = ConnectLimit,
    };
}
