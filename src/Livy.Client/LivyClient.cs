using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>
/// A client of one Livy server. Thread-safe; make one for each endpoint and keep it.
/// </summary>
/// <remarks>
/// Disposing it ends its connections, not its sessions: those are ended by their handles. A call made after that throws <see cref="ObjectDisposedException"/>, and nothing is sent; one that was under way and is cut off
/// throws <see cref="LivyConnectionException"/>, as does a wait, with the handle of what was waited for.
/// </remarks>
public sealed class LivyClient : IDisposable, IAsyncDisposable
{
    private readonly ClientCore _core;
    private readonly string? _user;
    private readonly HttpClient? _connections;
    private readonly bool _isView;

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
        : this(Checked(options).CreateHandler(), options, disposeHandler: true)
    {
    }

    /// <summary>A client over handlers that somebody else made, such as those of <c>IHttpMessageHandlerFactory</c>.</summary>
    /// <param name="handler">Sends the requests. Should follow no redirects: see <see cref="LivyClientOptions.CreateHandler"/>.</param>
    /// <param name="options">The settings; <see cref="LivyClientOptions.ConfigureHandler"/> is not used.</param>
    /// <param name="disposeHandler">Whether disposing the client disposes <paramref name="handler"/>.</param>
    /// <exception cref="ArgumentException">A setting is missing or out of its range.</exception>
    public LivyClient(HttpMessageHandler handler, LivyClientOptions options, bool disposeHandler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        options = Checked(options).Snapshot();
        (var api, _connections) = LivyConnections.Connect(handler, disposeHandler, options, options.LoggerFactory.CreateLogger<LivyClient>());
        _core = new ClientCore(api, options);
        _user = options.DoAs;
        (UiUri, Api, Sessions, Batches) = ViewOf(_core, _user);
    }

    /// <summary>A client over an <see cref="HttpClient"/> that somebody else made and configured; neither changed nor disposed.</summary>
    /// <param name="httpClient">Should follow no redirects and have a timeout above the longest of <see cref="LivyTimeouts"/>, or none. Its base address is not used, its default headers are sent.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">A setting is missing or out of its range.</exception>
    public LivyClient(HttpClient httpClient, LivyClientOptions options)
        : this(new ForwardingHandler(httpClient ?? throw new ArgumentNullException(nameof(httpClient))), options, disposeHandler: true)
    {
    }

    /// <summary>A client over an implementation of the routes; for tests.</summary>
    /// <param name="api">The routes.</param>
    /// <param name="options">The settings; the endpoint is not needed.</param>
    /// <exception cref="ArgumentException">A setting is out of its range.</exception>
    public LivyClient(ILivyApi api, LivyClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(api);
        options = (options ?? new LivyClientOptions()).Snapshot();
        options.Validate(needsEndpoint: false);
        _core = new ClientCore(api, options);
        _user = options.DoAs;
        (UiUri, Api, Sessions, Batches) = ViewOf(_core, _user);
    }

    private LivyClient(ClientCore core, string user)
    {
        _core = core;
        _user = user;
        _isView = true;
        (UiUri, Api, Sessions, Batches) = ViewOf(core, user);
    }

    /// <summary>Livy's own web pages, for a browser; <see langword="null"/> if the client has no endpoint.</summary>
    public Uri? UiUri { get; }

    /// <summary>Sessions: long-running Spark contexts that run statements.</summary>
    public LivySessions Sessions { get; }

    /// <summary>Batches: JARs and Python files that run once.</summary>
    public LivyBatches Batches { get; }

    /// <summary>The raw routes, for what sessions and batches do not offer: one request each, no repeats, no limits, for the same user as this client where the argument names none.</summary>
    public ILivyApi Api { get; }

    /// <summary>
    /// Sessions and batches that nobody wants any more but that may be there, or may still be created: the answer to their creation was lost, or their deletion failed. The client looks for them in the
    /// background and deletes them when they show up (<see cref="LivySubmissionOptions.CleanupTime"/>); <see cref="DisposeAsync"/> tries a last time.
    /// </summary>
    public IReadOnlyList<LivyCandidate> Leftovers => _core.Leftovers.All;

    /// <summary>Asks for the server's version; the cheapest proof that it is there.</summary>
    public Task<ServerVersion> GetVersionAsync(CancellationToken cancellationToken = default) => _core.CallsFor(_user).GetVersionAsync(cancellationToken);

    /// <summary>A view of this client that makes every call for another user (<c>doAs</c>), where the server impersonates. Shares the connections; need not be disposed.</summary>
    /// <exception cref="ArgumentException"><paramref name="user"/> is empty or blank.</exception>
    public LivyClient As(string user)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(user);
        return new LivyClient(_core, user);
    }

    /// <summary>Ends the calls that are under way at once, and the connections, if the client made them.</summary>
    public void Dispose()
    {
        if (!_isView)
        {
            _core.Calls.CutOff();
            _core.Leftovers.Stop();
            _connections?.Dispose();
        }
    }

    /// <summary>
    /// Lets calls that are under way come to their end, and work in the background, such as the deletion of a session whose start was cancelled; then ends the connections. Takes
    /// <see cref="LivyClientOptions.DisposeTimeout"/> at most. Waits end, and what is run with <see cref="CancelBehavior.RequestCancel"/> is cancelled.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        if (_isView)
        {
            return;
        }

        var (limit, time) = (_core.Options.DisposeTimeout, _core.Time);
        var started = time.GetTimestamp();
        await _core.Calls.CloseAsync(limit, time).ConfigureAwait(false);
        var rest = limit - time.GetElapsedTime(started);
        await _core.Creates.DrainAsync(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, time).ConfigureAwait(false);
        rest = limit - time.GetElapsedTime(started);
        await _core.Leftovers.StopAsync(rest > TimeSpan.Zero ? rest : TimeSpan.Zero).ConfigureAwait(false);
        Dispose();
    }

    private static LivyClientOptions Checked(LivyClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return options;
    }

    private static (Uri? UiUri, ILivyApi Api, LivySessions Sessions, LivyBatches Batches) ViewOf(ClientCore core, string? user)
    {
        var root = core.Options.Endpoint is { } endpoint ? new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/") : null;
        return (root is null ? null : new Uri(root, "ui"), core.ApiFor(user), new LivySessions(core, user, root), new LivyBatches(core, user, root));
    }
}
