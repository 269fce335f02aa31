namespace Livy.Client;

/// <summary>The sessions of a server: start, attach, list.</summary>
public sealed class LivySessions
{
    private readonly ClientCore _core;
    private readonly ILivyApi _calls;
    private readonly string? _user;
    private readonly SessionRoutes _routes;
    private readonly SessionFailures _failures;
    private readonly SessionServices _services;

    /// <param name="core">What the client's views share.</param>
    /// <param name="user">The user that calls are made for; <see langword="null"/> for the caller himself.</param>
    /// <param name="uiUri">The endpoint, with a slash at its end.</param>
    internal LivySessions(ClientCore core, string? user, Uri? uiUri)
    {
        var polls = core.PollsFor(user);
        _core = core;
        _calls = core.CallsFor(user);
        _routes = new SessionRoutes(core.SearchesFor(user));
        _failures = new SessionFailures(polls, core.Time, core.Logger);
        var guard = new SessionGuard(_calls, _failures);
        var tokens = new HandleTokens(uiUri, user);
        var keepAlive = new SessionKeepAlive(polls, guard, core.Options.Waiting.KeepAliveInterval, core.Time, core.Logger);
        _user = user;
        _services = new SessionServices(
            uiUri,
            _calls,
            guard,
            new SessionWaits(polls, core.Engine, _failures, core.Options.Waiting, core.Logger),
            new SessionStatements(_calls, polls, core.SearchesFor(user), core.CleanupsFor(user), core.Engine, core.Creates, core.Calls, guard, _failures, core.Submissions) { KeepAlive = keepAlive, Tokens = tokens },
            new ApplicationDeletion<SessionInfo>(new SessionRoutes(_calls), new SessionRoutes(core.CleanupsFor(user)), _routes, core.Submissions))
        {
            Tokens = tokens,
            KeepAlive = keepAlive,
            Heartbeats = new SessionHeartbeats(_calls, guard, core.Time, core.Logger, core.Calls.Closing),
            LiveNames = core.LiveNames,
            Jobs = new JobServices(_calls, polls, guard, core.Engine, _failures, core.Calls, core.Options) { KeepAlive = keepAlive },
        };
    }

    /// <summary>What handles work with.</summary>
    internal SessionServices Services => _services;

    /// <summary>The routes without repeats.</summary>
    internal SessionRoutes Single => _routes;

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
        await UntilReadyAsync(session, timeout: null, isShared: false, cancellationToken).ConfigureAwait(false);
        return session;
    }

    /// <summary>
    /// The session of the spec's name, ready: the one that is there, whoever started it, or a new one. Many processes can share it so; the server sees to it that there is one. The handle does not own it, and is the
    /// same for all callers of this client. While nothing has shown that it is gone, it is returned without a call, so every request of a web application can ask anew; once a minute it is looked at. One that has
    /// ended or is broken is replaced, and <see cref="LivySession.Generation"/> says so.
    /// </summary>
    /// <remarks>
    /// A caller who leaves ends his own wait only: the start goes on for the others. With <see cref="SessionSpec.HeartbeatTimeout"/> each client that shares it sends heartbeats until it is disposed, so the session
    /// goes when the last one has; else it goes when it stands idle. Needs a server that knows names (Livy 0.7 and later).
    /// </remarks>
    /// <param name="spec">The session, with an exact name.</param>
    /// <param name="options">What happens if it differs, and what is done to a new one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ArgumentException">The spec has no name, or only a prefix, or one as this client makes up, or a value that no server takes. Nothing was sent.</exception>
    /// <exception cref="InvalidOperationException">The session that has the name is another than the spec asks for.</exception>
    /// <exception cref="NotSupportedException">The server does not know names, or lacks something that the spec asks for.</exception>
    /// <exception cref="LivyApiException">The server refused the create, or to delete what had the name and is of no more use.</exception>
    /// <exception cref="LivyConnectionException">The server could not be asked.</exception>
    /// <exception cref="LivySessionFailedException">The session failed to start; has its state, the end of its log and a hint.</exception>
    /// <exception cref="LivyTimeoutException">It was not ready in time.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the client was disposed.</exception>
    public async Task<LivySession> GetOrStartAsync(SessionSpec spec, GetOrStartOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        spec.Validate();
        if (spec.Name is null || spec.NameIsPrefix)
        {
            throw new ArgumentException($"A session is shared by its name: {nameof(SessionSpec.Name)} must be set, and not only be a prefix.", nameof(spec));
        }

        if (GeneratedName.IsOne(spec.Name))
        {
            // What this client makes under such a name it also takes away again when an answer is lost.
            throw new ArgumentException($"A session is shared by a name that others know: '{OneLine.Of(spec.Name)}' ends like the names that this client makes up.", nameof(spec));
        }

        options ??= new GetOrStartOptions();
        SpecRules.Positive(options.StartTimeout, nameof(options));
        return await _core.Shared.Of(_user, spec.Name).GetAsync(new SharedSessionStart(this, _core, spec, options), spec, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A handle of the session that <see cref="LivySession.ToToken"/> was asked of, in this process or another one. Makes no call and never owns the session.</summary>
    /// <exception cref="ArgumentException">The token is of another server or user, or not of a session.</exception>
    /// <exception cref="FormatException">The text is no token, or one of a newer version of this client.</exception>
    public LivySession Resume(string token) => HandleOf(_services.Tokens.Read(token, SessionRoutes.Noun));

    /// <summary>A handle of the statement that <see cref="LivyStatement.ToToken"/> was asked of, in this process or another one. Makes no call.</summary>
    /// <exception cref="ArgumentException">The token is of another server or user, or not of a statement.</exception>
    /// <exception cref="FormatException">The text is no token, or one of a newer version of this client.</exception>
    public LivyStatement ResumeStatement(string token)
    {
        var statement = _services.Tokens.ReadStatement(token);
        _core.LiveNames.Add(statement.Session);
        return new LivyStatement(_services.Statements, statement, submitted: null);
    }

    /// <summary>
    /// Deletes sessions that clients which died have left on the server: those whose name is the prefix, a dash and a random part as this client makes it (<see cref="ApplicationSpec.NameIsPrefix"/>), which also
    /// tells their age. Living ones, too, so the age should be above what any of them takes; but none that this client itself uses, and none of another owner, where the server shows him. One that can not be
    /// deleted does not stop the others.
    /// </summary>
    /// <param name="prefix">What stands before the last dash, exactly.</param>
    /// <param name="olderThan">The least age.</param>
    /// <param name="cancellationToken">Ends the sweep; what is deleted by then stays so.</param>
    /// <exception cref="ArgumentException">The prefix is empty or blank. Nothing was sent.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The age is not more than zero. Nothing was sent.</exception>
    /// <exception cref="LivyApiException">The list of the sessions could not be read.</exception>
    /// <exception cref="LivyConnectionException">The list of the sessions could not be read.</exception>
    public Task<OrphanSweep> DeleteOrphansAsync(string prefix, TimeSpan olderThan, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(olderThan, TimeSpan.Zero);
        var sweeper = new OrphanSweeper<SessionInfo>(
            new SessionRoutes(_calls), static session => session.ProxyUser, _user, _core.Options.Authentication?.UserName, _core.LiveNames, _core.Submissions);
        return sweeper.SweepAsync(ListAsync(cancellationToken), prefix, olderThan, cancellationToken);
    }

    /// <summary>Says that sessions can not be shared where the server can not be asked for names.</summary>
    internal async Task RequireNamesAsync(CancellationToken cancellationToken)
    {
        var version = await _core.Features.GetVersionAsync(_calls, cancellationToken).ConfigureAwait(false);
        if (!ServerFeatures.KnowsNames(version))
        {
            throw new NotSupportedException($"Sessions are shared by name, which needs a server that says it is Livy 0.7 or later; this one {(version is null ? "says no version" : $"is {version}")}.");
        }
    }

    /// <summary>Waits until a session that was just created is ready, and deletes it if the wait ends otherwise.</summary>
    /// <param name="session">The session.</param>
    /// <param name="timeout">The limit.</param>
    /// <param name="isShared">Whether others may wait for it, too: that it can not be asked for, such as for a login page in between, is no reason to delete it then.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<SessionInfo> UntilReadyAsync(LivySession session, TimeSpan? timeout, bool isShared, CancellationToken cancellationToken)
    {
        var candidate = new LivyCandidate(session);
        try
        {
            return await session.WaitUntilReadyAsync(timeout, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled)
        {
            DeleteBehind(session);
            throw new LivyOperationCanceledException($"The start of session {session.Id} was cancelled; the client deletes it in the background.", candidate, cancelled, cancellationToken);
        }
        catch (LivyTimeoutException expired)
        {
            // Before the session goes, and its log with it.
            var log = await _failures.ReadLogTailAsync(session.Identity).ConfigureAwait(false);
            DeleteBehind(session);
            var late = new LivyTimeoutException(
                FailureText.Compose($"{expired.Message} The client deletes it in the background.", Hints.For(log), log), expired.Limit, session.Id, expired.LastState, log, expired);
            late.Concern(candidate);
            throw late;
        }
        catch (LivyException failure)
        {
            if (!isShared || failure is LivySessionFailedException)
            {
                await session.TryDeleteOwnedAsync().ConfigureAwait(false);
            }

            failure.Concern(candidate);
            throw;
        }
        catch (ObjectDisposedException disposed) when (CallsInFlight.HasThrown(disposed))
        {
            var what = await session.TryDeleteOwnedAsync().ConfigureAwait(false) ? "It was deleted." : "It could not be deleted.";
            var error = LivyConnectionException.Disposed($"The start of session {session.Id} ended: the client was disposed. {what}", mayHaveReachedServer: true, disposed);
            error.Concern(candidate);
            throw error;
        }
        catch
        {
            await session.TryDeleteOwnedAsync().ConfigureAwait(false);
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
        using var flight = _core.Calls.Enter();
        var generates = _core.Options.Submission.GenerateNames;
        var version = spec.NeedsVersion(generates) ? await _core.Features.GetVersionAsync(_calls, cancellationToken).ConfigureAwait(false) : null;
        var name = spec.NameFor(version, generates, _core.Time);
        var request = spec.ToRequest(version, name.Text);
        try
        {
            return await _core.LiveNames.DuringAsync(
                name.Text,
                () => _core.Creates.RunAsync(abandoned => CreateAsync(spec, request, name, abandoned), session => session.TryDeleteOwnedAsync(), cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw new LivyOperationCanceledException(
                "The creation of a session was cancelled; what the server makes of it is deleted in the background.", CandidateOf(name.Text), cancelled, cancellationToken);
        }
        catch (LivyApiException taken) when (taken.ErrorCode == LivyErrorCode.DuplicateName && !taken.MayHaveReachedServer && name.Text is not null)
        {
            throw await _routes.NameTakenAsync(name.Text, taken).ConfigureAwait(false);
        }
    }

    /// <summary>A handle of a session that somebody else started, by id or name. Makes no call and never owns the session.</summary>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see langword="default"/> or addresses nothing.</exception>
    public LivySession Attach(LivyId id)
    {
        id.ThrowIfUnusable();
        return HandleOf(ApplicationIdentity.Named(SessionRoutes.Noun, id));
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

    private async Task<LivySession> CreateAsync(SessionSpec spec, CreateSessionRequest request, SubmittedName name, CancellationToken abandoned)
    {
        var creation = new ApplicationCreation<SessionInfo>(
            _routes, () => _calls.CreateSessionAsync(request, cancellationToken: CancellationToken.None), name, _core.Submissions, abandoned);
        var (created, lateUntil) = await creation.RunAsync(CandidateOf).ConfigureAwait(false);
        LogMessages.SessionCreated(_core.Logger, created.Id);
        var identity = ApplicationIdentity.Created(SessionRoutes.Noun, created, name, lateUntil);
        identity.SqlRowLimit = spec.SaidSqlRowLimit ?? SqlRows.DefaultLimit;
        _core.LiveNames.Add(identity);
        _services.KeepAlive.Expect(identity, spec.IdleTimeout);
        return new LivySession(created, identity, _services, _services.Heartbeats.Start(identity, spec.HeartbeatTimeout));
    }

    private LivySession HandleOf(ApplicationIdentity identity)
    {
        _core.LiveNames.Add(identity);
        return new LivySession(identity, _services);
    }

    private LivyCandidate? CandidateOf(LivyId id) => id.IsDefault ? null : new LivyCandidate(Attach(id));

    private void DeleteBehind(LivySession session) => _core.Creates.Keep(session.TryDeleteOwnedAsync());
}
