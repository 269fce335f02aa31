using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>
/// A client of one Livy server. Thread-safe; make one for each endpoint and keep it.
/// </summary>
/// <remarks>Disposing it ends its connections, not its sessions: those are ended by their handles.</remarks>
public sealed class LivyClient : IDisposable, IAsyncDisposable
{
    private readonly LivyContext _context;
    private readonly LivyTransport? _transport;

    /// <summary>A client with the default settings.</summary>
    /// <param name="endpoint">Where Livy answers, such as <c>http://livy:8998</c>, or <c>https://gateway/livy/</c> with the prefix of a gateway.</param>
    /// <exception cref="ArgumentException">The endpoint is no http or https address.</exception>
    public LivyClient(Uri endpoint)
        : this(new LivyClientOptions { Endpoint = endpoint })
    {
    }

    /// <summary>A client that makes its own connections: no redirects, no overall time limit, connections idle for 25 s at most (the server drops them after 30) and renewed every 5 minutes.</summary>
    /// <exception cref="ArgumentException">A setting is missing or out of its range.</exception>
    public LivyClient(LivyClientOptions options)
        : this(LivyHttp.CreateClient(options), options, ownsHttpClient: true)
    {
    }

    /// <summary>A client over connections that somebody else made and configured; neither changed nor disposed.</summary>
    /// <param name="httpClient">Should follow no redirects and have a timeout above the longest of <see cref="LivyTimeouts"/>, or none. Its base address is not used.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">A setting is missing or out of its range.</exception>
    public LivyClient(HttpClient httpClient, LivyClientOptions options)
        : this(httpClient, options, ownsHttpClient: false)
    {
    }

    /// <summary>A client over an implementation of the routes; for tests.</summary>
    /// <param name="api">The routes.</param>
    /// <param name="options">The settings; the endpoint is not needed.</param>
    public LivyClient(ILivyApi api, LivyClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        options = (options ?? new LivyClientOptions()).Snapshot();
        _context = new LivyContext(api, options, options.LoggerFactory.CreateLogger<LivyClient>(), options.DoAs);
        Sessions = new LivySessions(_context);
        Batches = new LivyBatches(_context);
    }

    /// <summary>The one that says who disposes the connections.</summary>
    internal LivyClient(HttpClient httpClient, LivyClientOptions options, bool ownsHttpClient)
    {
        ArgumentNullException.ThrowIfNull(httpClient);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        options = options.Snapshot();
        var logger = options.LoggerFactory.CreateLogger<LivyClient>();
        var limits = new UploadLimits(options.TimeProvider, options.Timeouts.UploadIdle, options.Timeouts.UploadResponse);
        _transport = new LivyTransport(httpClient, ownsHttpClient, options.Endpoint!, options.Authentication, limits, logger);
        _context = new LivyContext(new LivyApi(_transport), options, logger, options.DoAs);
        Sessions = new LivySessions(_context);
        Batches = new LivyBatches(_context);
    }

    private LivyClient(LivyContext context)
    {
        _context = context;
        Sessions = new LivySessions(context);
        Batches = new LivyBatches(context);
    }

    /// <summary>Sessions: long-running Spark contexts that run statements.</summary>
    public LivySessions Sessions { get; }

    /// <summary>Batches: JARs and Python files that run once.</summary>
    public LivyBatches Batches { get; }

    /// <summary>The raw routes, for what sessions and batches do not offer: one request each, no repeats, no limits, no <c>doAs</c> but the argument's.</summary>
    public ILivyApi Api => _context.Api;

    /// <summary>Asks for the server's version; the cheapest proof that it is there.</summary>
    public Task<ServerVersion> GetVersionAsync(CancellationToken cancellationToken = default) => _context.Calls.GetVersionAsync(cancellationToken);

    /// <summary>A view of this client that makes every call for another user (<c>doAs</c>), where the server impersonates. Shares the connections; need not be disposed.</summary>
    /// <exception cref="ArgumentException"><paramref name="user"/> is empty or blank.</exception>
    public LivyClient As(string user)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(user);
        return new LivyClient(_context.As(user));
    }

    /// <summary>Ends the connections at once, if the client made them.</summary>
    public void Dispose() => _transport?.Dispose();

    /// <summary>Lets work in the background come to its end, such as the deletion of a session whose start was cancelled, then ends the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        await _context.Detached.DrainAsync(_context.Options.DisposeTimeout, _context.Time).ConfigureAwait(false);
        _transport?.Dispose();
    }
}
