namespace Livy.Client;

/// <summary>The sessions of a server: start, attach, list.</summary>
public sealed class LivySessions
{
    private readonly ClientCore _core;
    private readonly Uri? _uiUri;
    private readonly ILivyApi _calls;
    private readonly SessionFailures _failures;
    private readonly SessionWaits _waits;
    private readonly SessionStatements _statements;
    private readonly SessionDeletion _deletion;

    /// <param name="core">What the client's views share.</param>
    /// <param name="user">The user that calls are made for; <see langword="null"/> for the caller himself.</param>
    /// <param name="uiUri">The endpoint, with a slash at its end.</param>
    internal LivySessions(ClientCore core, string? user, Uri? uiUri)
    {
        var (polls, options, time, logger) = (core.PollsFor(user), core.Options, core.Time, core.Logger);
        _core = core;
        _uiUri = uiUri;
        _calls = core.CallsFor(user);
        _failures = new SessionFailures(polls, time, logger);
        _waits = new SessionWaits(polls, core.Engine, _failures, options.Waiting, logger);
        _statements = new SessionStatements(_calls, polls, core.CleanupsFor(user), core.Engine, core.Creates, core.Calls, _failures, options.Waiting, time, logger);
        _deletion = new SessionDeletion(_calls, core.CleanupsFor(user), options.DisposeTimeout, time, logger);
    }

    /// <summary>Begins to describe a session fluently.</summary>
    public SessionBuilder New(SessionKind kind) => new(this, kind);

    /// <summary>
    /// Starts a session and waits until it is ready. The handle owns it: disposing the handle deletes the session. If it fails instead, it is deleted before this throws. If the time
    /// (<see cref="LivyWaitOptions.SessionStartTimeout"/>) is up or the token is cancelled, this throws at once and the session is deleted in the background, which <see cref="LivyClient.DisposeAsync"/> lets come to its end.
    /// </summary>
    /// <exception cref="ArgumentException">The spec has a value that no server takes. Nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The server's version lacks something that the spec asks for. Nothing was created.</exception>
    /// <exception cref="LivyApiException">The server refused the create; <see cref="LivyErrorCode.TooManySessions"/> passes.</exception>
    /// <exception cref="LivyConnectionException">There was no answer to the create; see <see cref="LivyException.MayHaveReachedServer"/>.</exception>
    /// <exception cref="LivySessionFailedException">The session failed to start; has its state, the end of its log and a hint.</exception>
    /// <exception cref="LivyTimeoutException">It was not ready in time; has its id, last state and the end of its log.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; thrown at once, the message has the id.</exception>
    public async Task<LivySession> StartAsync(SessionSpec spec, CancellationToken cancellationToken = default)
    {
        using var flight = _core.Calls.Enter();
        var session = await CreateAsync(spec, cancellationToken).ConfigureAwait(false);
        try
        {
            await session.WaitUntilReadyAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (OperationCanceledException cancelled)
        {
            DeleteBehind(session);
            throw new OperationCanceledException($"The start of session {session.Id} was cancelled; it is being deleted.", cancelled, cancellationToken);
        }
        catch (LivyTimeoutException timeout)
        {
            // Before the session goes, and its log with it.
            var log = await _failures.ReadLogTailAsync(session.Id).ConfigureAwait(false);
            DeleteBehind(session);
            throw new LivyTimeoutException(
                FailureText.Compose($"{timeout.Message} It is being deleted.", Hints.For(log), log), timeout.Limit, session.Id, timeout.LastState, log, timeout);
        }
        catch (ObjectDisposedException disposed) when (CallsInFlight.HasThrown(disposed))
        {
            await session.DisposeAsync().ConfigureAwait(false);
            var error = LivyConnectionException.Disposed($"The start of session {session.Id} ended: the client was disposed. It was deleted, or the log says why not.", mayHaveReachedServer: true, disposed);
            error.Concern(new LivyCandidate(session));
            throw error;
        }
        catch (LivyException error)
        {
            await session.DisposeAsync().ConfigureAwait(false);
            error.Concern(new LivyCandidate(session));
            throw;
        }
        catch
        {
            await session.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Creates a session and returns at once, while it is still starting; what is submitted waits until it is ready. The handle owns the session.
    /// If the token is cancelled while the server works on it, what the server creates is deleted in the background.
    /// </summary>
    /// <inheritdoc cref="StartAsync" path="/exception[position() &lt; 5]"/>
    public async Task<LivySession> CreateAsync(SessionSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        spec.Validate();
        var version = spec.NeedsVersion ? await _core.Features.GetVersionAsync(_calls, cancellationToken).ConfigureAwait(false) : null;
        var request = spec.ToRequest(version);
        var created = await _core.Creates.RunAsync(
            () => _calls.CreateSessionAsync(request, cancellationToken: CancellationToken.None), orphan => _deletion.TryDeleteAsync(orphan.Id), cancellationToken).ConfigureAwait(false);
        LogMessages.SessionCreated(_core.Logger, created.Id);
        return new LivySession(created, _uiUri, _calls, _waits, _failures, _statements, _deletion);
    }

    /// <summary>A handle of a session that somebody else started, by id or name. Makes no call and never owns the session.</summary>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see langword="default"/> or addresses nothing.</exception>
    public LivySession Attach(LivyId id)
    {
        id.ThrowIfUnusable();
        return new LivySession(id, _uiUri, _calls, _waits, _failures, _statements, _deletion);
    }

    /// <summary>Asks for one session.</summary>
    /// <exception cref="LivyApiException">There is none of that id or name: <see cref="LivyErrorCode.SessionNotFound"/>.</exception>
    public Task<SessionInfo> GetAsync(LivyId id, CancellationToken cancellationToken = default)
    {
        id.ThrowIfUnusable();
        return _calls.GetSessionAsync(id, cancellationToken: cancellationToken);
    }

    /// <summary>All sessions that the server knows, oldest first, page by page as they are asked for. One that is created or deleted meanwhile may or may not be among them.</summary>
    public IAsyncEnumerable<SessionInfo> ListAsync(CancellationToken cancellationToken = default) => Paging.AllAsync(
        async (from, size, token) =>
        {
            var page = await ListPageAsync(from, size, token).ConfigureAwait(false);
            return (page.Sessions, page.Total);
        },
        session => session.Id,
        cancellationToken);

    /// <summary>One page of the sessions, oldest first.</summary>
    /// <param name="from">The position of the first one, from 0.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Task<SessionPage> ListPageAsync(int from = 0, int size = Paging.DefaultSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return _calls.ListSessionsAsync(from, size, cancellationToken: cancellationToken);
    }

    private void DeleteBehind(LivySession session) => _core.Creates.Keep(session.DisposeAsync().AsTask());
}
