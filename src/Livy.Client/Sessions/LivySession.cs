using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>
/// A handle of a session: runs code, reads its log, gives it files. Thread-safe; many clients may share one session, whose statements run one after another.
/// </summary>
/// <remarks>A handle that started its session owns it: disposing deletes the session, unless <see cref="LeaveRunning"/> was called. An attached handle never owns it.</remarks>
public sealed class LivySession : IAsyncDisposable
{
    private readonly SessionServices _services;
    private readonly FirstSnapshot<SessionInfo>? _created;
    private readonly SessionHeartbeat? _heartbeat;
    private volatile string? _kind;
    private volatile bool _hasBeenReady;
    private int _owned;

    /// <summary>A handle of a session that somebody else started.</summary>
    internal LivySession(ApplicationIdentity identity, SessionServices services, StatementCursor? cursor = null)
    {
        _services = services;
        Identity = identity;
        Cursor = cursor ?? new StatementCursor(isNew: false);
        UiUri = services.UiUri is null ? null : new Uri(services.UiUri, $"ui/session/{Uri.EscapeDataString(identity.Id.Value)}");
        Log = new LivyLog((from, size, token) => CallAsync(address => services.Calls.GetSessionLogAsync(address, from, size, cancellationToken: token), token));
        Files = new SessionFiles(services.Calls, this);
        Jobs = new SessionJobs(services.Jobs, this);
    }

    /// <summary>A handle of a session that was just created, which owns it.</summary>
    internal LivySession(SessionInfo created, ApplicationIdentity identity, SessionServices services, SessionHeartbeat? heartbeat = null)
        : this(identity, services, new StatementCursor(isNew: true))
    {
        _heartbeat = heartbeat;
        _created = new FirstSnapshot<SessionInfo>(created, services.Statements.Time);
        _kind = KindOf(created);
        _owned = 1;
    }

    /// <summary>A handle of a session that is shared and ready.</summary>
    internal LivySession(SessionInfo ready, ApplicationIdentity identity, int generation, SessionServices services)
        : this(identity, services)
    {
        _kind = KindOf(ready);
        _hasBeenReady = true;
        Generation = generation;
    }

    /// <summary>The number of the session, or what it was attached by.</summary>
    public LivyId Id => Identity.Id;

    /// <summary>Its name, given or made up by the client; <see langword="null"/> if it has none, and for a session that was attached by number.</summary>
    public string? Name => Identity.Name;

    /// <summary>The session's page in Livy's own web pages, for a browser; <see langword="null"/> if the client has no endpoint.</summary>
    public Uri? UiUri { get; }

    /// <summary>Whether disposing this handle deletes the session.</summary>
    public bool IsOwned => Volatile.Read(ref _owned) == 1;

    /// <summary>
    /// The how-manieth session this is that this client got from <see cref="LivySessions.GetOrStartAsync"/> under its name, from 1. A higher one than before says that what the last one held is lost: variables, views,
    /// caches. 0 for other handles.
    /// </summary>
    public int Generation { get; }

    /// <summary>The log of the driver.</summary>
    public LivyLog Log { get; }

    /// <summary>Uploads files into the session and adds files that the cluster can read.</summary>
    public SessionFiles Files { get; }

    /// <summary>Submits programmatic jobs, which run beside statements.</summary>
    public SessionJobs Jobs { get; }

    /// <summary>The clock of the client, for packages that build on this one.</summary>
    public TimeProvider TimeProvider => _services.Jobs.Options.TimeProvider;

    /// <summary>Where the client logs, for packages that build on this one.</summary>
    public ILoggerFactory LoggerFactory => _services.Jobs.Options.LoggerFactory;

    /// <summary>Which session it is.</summary>
    internal ApplicationIdentity Identity { get; }

    /// <summary>How far its statements are known to go.</summary>
    internal StatementCursor Cursor { get; }

    /// <summary>Asks for the session as it is now.</summary>
    /// <exception cref="LivySessionFailedException">It is gone, or another one has its number or name.</exception>
    public async Task<SessionInfo> GetAsync(CancellationToken cancellationToken = default)
    {
        var info = await _services.Guard.GetAsync(Identity, cancellationToken).ConfigureAwait(false);
        _kind ??= KindOf(info);
        return info;
    }

    /// <summary>Asks for the state alone. It flickers while statements run: whether a statement has ended only the statement says.</summary>
    /// <exception cref="LivySessionFailedException">The session is gone.</exception>
    public async Task<SessionState> GetStateAsync(CancellationToken cancellationToken = default) =>
        (await CallAsync(address => _services.Calls.GetSessionStateAsync(address, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false)).State;

    /// <summary>Waits until the session accepts statements, for <see cref="LivyWaitOptions.SessionStartTimeout"/> at most. Does nothing to it when the wait ends otherwise.</summary>
    /// <inheritdoc cref="WaitUntilReadyAsync(TimeSpan?, IProgress{SessionInfo}, CancellationToken)" path="/exception"/>
    public Task<SessionInfo> WaitUntilReadyAsync(CancellationToken cancellationToken = default) => WaitUntilReadyAsync(timeout: null, cancellationToken: cancellationToken);

    /// <summary>Waits until the session accepts statements. Does nothing to it when the wait ends otherwise.</summary>
    /// <param name="timeout">The limit; <see cref="LivyWaitOptions.SessionStartTimeout"/> by default.</param>
    /// <param name="progress">Told of each change of state.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LivySessionFailedException">It ended or broke instead; has its state, the end of its log and a hint.</exception>
    /// <exception cref="LivyTimeoutException">It was not ready in time.</exception>
    public async Task<SessionInfo> WaitUntilReadyAsync(TimeSpan? timeout, IProgress<SessionInfo>? progress = null, CancellationToken cancellationToken = default)
    {
        SpecRules.Positive(timeout, nameof(timeout));
        var info = await _services.Waits.UntilReadyAsync(Identity, timeout, progress, cancellationToken).ConfigureAwait(false);
        _kind ??= KindOf(info);
        _hasBeenReady = true;
        return info;
    }

    /// <summary>Brings the session as it is, then each change of its state or application, and ends when the session has ended. Leaving the loop ends the polling.</summary>
    /// <exception cref="LivySessionFailedException">It is gone: the server does not know it any more.</exception>
    public IAsyncEnumerable<SessionInfo> WatchAsync(CancellationToken cancellationToken = default) => _services.Waits.WatchAsync(Identity, _created?.IfFresh(), cancellationToken);

    /// <summary>Submits code in the language of the session and returns at once. If the session is still starting, waits for that first. If the token is cancelled meanwhile, what was submitted is cancelled.</summary>
    /// <param name="code">The code; blank code is legal.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The session is shared and no kind is given. Nothing was sent.</exception>
    /// <exception cref="LivyApiException">The server refused it.</exception>
    /// <exception cref="LivyConnectionException">There was no answer; see <see cref="LivyException.MayHaveReachedServer"/>.</exception>
    /// <exception cref="LivySessionFailedException">The session was starting and failed, or is gone.</exception>
    public Task<LivyStatement> SubmitAsync(string code, CancellationToken cancellationToken = default) => SubmitAsync(code, kind: null, CancelBehavior.RequestCancel, cancellationToken);

    /// <summary>Submits code of a language and returns at once. If the session is still starting, waits for that first. If the token is cancelled meanwhile, what was submitted is cancelled.</summary>
    /// <param name="code">The code; blank code is legal.</param>
    /// <param name="kind">The language.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="SubmitAsync(string, CancellationToken)" path="/exception"/>
    public Task<LivyStatement> SubmitAsync(string code, StatementKind kind, CancellationToken cancellationToken = default) =>
        SubmitAsync(code, kind, CancelBehavior.RequestCancel, cancellationToken);

    /// <summary>Runs code and waits for its output. If the token is cancelled, the statement is cancelled too.</summary>
    /// <inheritdoc cref="RunAsync(string, RunOptions, CancellationToken)" path="/exception"/>
    public Task<StatementOutput> RunAsync(string code, CancellationToken cancellationToken = default) => RunAsync(code, new RunOptions(), cancellationToken);

    /// <summary>Runs code of a language and waits for its output. If the token is cancelled, the statement is cancelled too.</summary>
    /// <inheritdoc cref="RunAsync(string, RunOptions, CancellationToken)" path="/exception"/>
    public Task<StatementOutput> RunAsync(string code, StatementKind kind, CancellationToken cancellationToken = default) =>
        RunAsync(code, new RunOptions { Kind = kind }, cancellationToken);

    /// <summary>Runs code and waits for its output.</summary>
    /// <param name="code">The code; blank code is legal.</param>
    /// <param name="options">Language, limit, and what happens on errors and on cancellation.</param>
    /// <param name="cancellationToken">Ends the wait, and by default the statement.</param>
    /// <exception cref="LivyStatementFailedException">The code failed, the statement was cancelled, or its outcome can not be told.</exception>
    /// <exception cref="LivySessionFailedException">The session ended meanwhile.</exception>
    /// <exception cref="LivyTimeoutException">The limit was reached: by the start of the session, the submission or the statement.</exception>
    /// <exception cref="LivyApiException">The server refused the statement.</exception>
    /// <exception cref="LivyConnectionException">The answer to the submission is missing.</exception>
    public async Task<StatementOutput> RunAsync(string code, RunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        SpecRules.Positive(options.Timeout, nameof(options));
        using var flight = _services.Statements.Enter();
        using var deadline = new Deadline(options.Timeout, _services.Statements.Time);
        var statement = await deadline.RunAsync(
            token => SubmitAsync(code, options.Kind, options.OnCancel, token),
            expired => new LivyTimeoutException($"A statement could not be submitted to session {Id} within {options.Timeout}.", options.Timeout!.Value, Id, innerException: expired),
            cancellationToken).ConfigureAwait(false);
        return await statement.RunAsync(options, deadline, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A handle of a statement by its number. Makes no call.</summary>
    /// <exception cref="ArgumentException"><paramref name="statementId"/> is <see langword="default"/> or addresses nothing.</exception>
    public LivyStatement AttachStatement(LivyId statementId)
    {
        statementId.ThrowIfUnusable(nameof(statementId));
        return _services.Statements.Attach(Identity, statementId);
    }

    /// <summary>The statements that the session keeps, oldest first, with their outputs; page by page as they are asked for.</summary>
    public IAsyncEnumerable<StatementInfo> ListStatementsAsync(CancellationToken cancellationToken = default) => Paging.AllAsync(
        async (from, size, token) =>
        {
            var page = await ListStatementsPageAsync(from, size, token).ConfigureAwait(false);
            return (page.Statements, page.Total);
        },
        statement => statement.Id,
        cancellationToken);

    /// <summary>One page of the statements that the session keeps, oldest first, with their outputs.</summary>
    /// <param name="from">The position of the first one among those kept, which is not its number once older ones were forgotten.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<StatementPage> ListStatementsPageAsync(int from = 0, int size = Paging.DefaultSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        var page = await CallAsync(address => _services.Calls.ListStatementsAsync(address, from, size, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false);
        foreach (var statement in page.Statements)
        {
            statement.Of(Identity);
        }

        return page;
    }

    /// <summary>Asks how code can go on. Livy answers for Scala only; for other languages the list is empty.</summary>
    /// <param name="code">The code so far.</param>
    /// <param name="cursor">The position in the code; its end by default.</param>
    /// <param name="kind">The language; the session's by default, and required in a shared session.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The session is shared and no kind is given, or the cursor is outside of the code.</exception>
    public async Task<IReadOnlyList<string>> CompleteAsync(string code, int? cursor = null, StatementKind? kind = null, CancellationToken cancellationToken = default)
    {
        SpecRules.Code(code, nameof(code));
        if (cursor < 0 || cursor > code.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(cursor), cursor, "The cursor is outside of the code.");
        }

        var language = kind ?? await LanguageAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new ArgumentException("The session is shared: say the kind of the code, such as StatementKind.Spark.", nameof(kind));
        var request = new CompletionRequest { Code = code, Kind = language, Cursor = cursor ?? code.Length };
        return (await CallAsync(address => _services.Calls.CompleteCodeAsync(address, request, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false)).Candidates;
    }

    /// <summary>Tells the server that the session is in use, which puts off its idle timeout; looking at it or waiting for a statement does not.</summary>
    /// <exception cref="LivySessionFailedException">The session is gone.</exception>
    public Task<SessionInfo> TouchAsync(CancellationToken cancellationToken = default) => CallAsync(address => _services.Calls.ConnectSessionAsync(address, cancellationToken: cancellationToken), cancellationToken);

    /// <summary>
    /// A text that outlives this process: <see cref="LivySessions.Resume"/> makes a handle of it again, which never takes another session for this one. Holds the endpoint, the name, the id, the owner and the
    /// application, no credentials.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing is known that would tell the session from another one, as of one that was attached by number: call <see cref="GetAsync"/> first.</exception>
    public string ToToken() => _services.Tokens.Of(Identity);

    /// <summary>Leaves the session to run on when this handle is disposed. It sends no heartbeats then (<see cref="SessionSpec.HeartbeatTimeout"/>): the session goes when nobody calls it any more.</summary>
    /// <returns>This handle.</returns>
    public LivySession LeaveRunning()
    {
        Volatile.Write(ref _owned, 0);
        _heartbeat?.Stop();
        return this;
    }

    /// <summary>Ends the session but leaves it, its state and its log to be looked at until the server forgets it after ten minutes.</summary>
    /// <exception cref="LivySessionFailedException">The session is gone.</exception>
    public Task StopAsync(CancellationToken cancellationToken = default) => CallAsync(address => _services.Calls.StopSessionAsync(address, cancellationToken: cancellationToken), cancellationToken);

    /// <summary>Ends the session and removes it. That it is gone already is fine. Goes on at the server if the token is cancelled.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken = default)
    {
        await _services.Deletion.DeleteAsync(Identity, () => new LivyCandidate(this), cancellationToken).ConfigureAwait(false);
        Volatile.Write(ref _owned, 0);
        End();
    }

    /// <summary>Deletes the session if this handle owns it. Never throws; takes <see cref="LivyClientOptions.DisposeTimeout"/> at most.</summary>
    public async ValueTask DisposeAsync() => await TryDeleteOwnedAsync().ConfigureAwait(false);

    /// <summary>The id and, if known, the kind.</summary>
    public override string ToString() => _kind is { } kind ? $"session {Id} ({kind})" : $"session {Id}";

    /// <summary>Waits for the session if this handle has not seen it ready yet; says its kind.</summary>
    internal async Task<SessionKind> EnsureReadyAsync(CancellationToken cancellationToken)
    {
        if (!_hasBeenReady)
        {
            await WaitUntilReadyAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        return _kind is { } kind ? new SessionKind(kind) : SessionKind.Shared;
    }

    /// <summary>Deletes the session if this handle owns it; says whether it is gone.</summary>
    internal async Task<bool> TryDeleteOwnedAsync()
    {
        if (Interlocked.Exchange(ref _owned, 0) == 0)
        {
            return false;
        }

        // First: if the deletion fails, the server may do it for want of heartbeats.
        End();
        return await _services.Deletion.TryDeleteAsync(Identity, () => new LivyCandidate(this)).ConfigureAwait(false);
    }

    /// <summary>Makes a call to the session that this handle means; that it is gone is one exception for all of them.</summary>
    internal Task<T> CallAsync<T>(Func<LivyId, Task<T>> call, CancellationToken cancellationToken) => _services.Guard.CallAsync(Identity, call, cancellationToken);

    /// <inheritdoc cref="CallAsync{T}"/>
    internal Task CallAsync(Func<LivyId, Task> call, CancellationToken cancellationToken) => _services.Guard.CallAsync(Identity, call, cancellationToken);

    /// <summary>Nothing in the background is done for it any more.</summary>
    private void End()
    {
        _heartbeat?.Stop();
        _services.LiveNames.Remove(Identity);
        Identity.MarkLost(isThere: false);
    }

    /// <summary>As one reference, which is read and written whole by many threads.</summary>
    private static string? KindOf(SessionInfo info) => info.Kind is { } kind && kind != default ? kind.Value : null;

    private async Task<StatementKind?> LanguageAsync(CancellationToken cancellationToken)
    {
        var kind = await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        return kind == SessionKind.Shared ? null : new StatementKind(kind.Value);
    }

    private Task<LivyStatement> SubmitAsync(string code, StatementKind? kind, CancelBehavior onCancel, CancellationToken cancellationToken)
    {
        SpecRules.Code(code, nameof(code));
        if (kind == default(StatementKind))
        {
            throw new ArgumentException("The kind is default, which is none: leave it out, or say one, such as StatementKind.PySpark.", nameof(kind));
        }

        if (kind is null && _kind == SessionKind.Shared.Value)
        {
            throw new ArgumentException("The session is shared: a statement must say its kind, such as StatementKind.PySpark.", nameof(kind));
        }

        return _services.Statements.SubmitAsync(this, new CreateStatementRequest { Code = code, Kind = kind }, onCancel, cancellationToken);
    }
}
