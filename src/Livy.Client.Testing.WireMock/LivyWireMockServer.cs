using WireMock.Server;
using WireMock.Settings;

namespace Livy.Client.Testing;

/// <summary>A <see cref="FakeLivy"/> behind a WireMock server on a free loopback port: what no mapping of yours takes, Livy answers. Dispose it to free the port.</summary>
public sealed class LivyWireMockServer : IDisposable, IAsyncDisposable
{
    private LivyWireMockServer(WireMockServer wireMock, FakeLivy livy)
    {
        WireMock = wireMock;
        Livy = livy;
        Url = new Uri(wireMock.Urls[0].TrimEnd('/') + livy.Options.BasePath.TrimEnd('/') + "/");
    }

    /// <summary>Where it listens, with the base path: <c>http://127.0.0.1:12345/</c>.</summary>
    public Uri Url { get; }

    /// <summary>The server in front: its mappings, scenarios, log entries and admin interface. A reset of it leaves Livy in place.</summary>
    public WireMockServer WireMock { get; }

    /// <summary>The server behind it: its scripts, stubs, faults and the requests that came as far as to it.</summary>
    public FakeLivy Livy { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="options">Livy's settings. Default: those of a Livy 0.9.0.</param>
    /// <param name="timeProvider">Livy's clock. Default: the system's. With a <see cref="SimulatedClock"/> use <see cref="SimulatedClock.Advance"/>. WireMock's own delays are always real time.</param>
    /// <param name="settings">WireMock's settings, which <see cref="LivyWireMockExtensions.ForLivy"/> is called on; they cannot be changed later. Default: a free port on 127.0.0.1, no admin interface.</param>
    /// <returns>The running server.</returns>
    /// <exception cref="ArgumentException">Settings of Livy that do not go together.</exception>
    public static LivyWireMockServer Start(FakeLivyOptions? options = null, TimeProvider? timeProvider = null, WireMockServerSettings? settings = null)
    {
        var livy = new FakeLivy(options, timeProvider);
        try
        {
            return new LivyWireMockServer(WireMockServer.Start((settings ?? new WireMockServerSettings()).ForLivy()).AddLivy(livy), livy);
        }
        catch
        {
            livy.Dispose();
            throw;
        }
    }

    /// <summary>Frees the port. Requests that are blocked are cut off.</summary>
    public void Dispose()
    {
        WireMock.Dispose();
        Livy.Dispose();
    }

    /// <summary>Frees the port. Requests that are blocked are cut off.</summary>
    /// <returns>When it is done.</returns>
    public async ValueTask DisposeAsync()
    {
        // WireMock blocks until it has stopped.
        await Task.Run(WireMock.Dispose).ConfigureAwait(false);
        Livy.Dispose();
    }
}
