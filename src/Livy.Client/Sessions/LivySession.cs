using System.Runtime.CompilerServices;

namespace Livy.Client;

/// <summary>
/// A handle of a session: runs code, reads its log, gives it files. Thread-safe; many clients may share one session, whose statements run one after another.
/// </summary>
/// <remarks>A handle that started its session owns it: disposing deletes the session, unless <see cref="KeepAlive"/> was called. An attached handle never owns it.</remarks>
public sealed class LivySession : IAsyncDisposable
{
    private readonly LivyContext _context;
    private readonly FirstSnapshot<SessionInfo>? _created;
    private SessionKind? _kind;
    private volatile bool _hasBeenReady;
    private int _owned;

    internal LivySession(LivyContext context, LivyId id)
    {
        _context = context;
        Id = id;
        Log = new LivyLog(context, (api, from, size, token) => api.GetSessionLogAsync(id, from, size, cancellationToken: token));
        Files = new SessionFiles(context, this);
    }

    internal LivySession(LivyContext context, SessionInfo created, bool isOwned)
        : this(context, created.Id)
    {
        _created = new FirstSnapshot<SessionInfo>(created, context.Time);
        _kind = created.Kind;
        _owned = isOwned ? 1 : 0;
    }

    /// <summary>The id or name that addresses the session.</summary>
    public LivyId Id { get; }

    /// <summary>Whether disposing this handle deletes the session.</summary>
    public bool IsOwned => Volatile.Read(ref _owned) == 1;

    /// <summary>The log of the driver.</summary>
    public LivyLog Log { get; }

    /// <summary>Uploads files into the session and adds files that the cluster can read.</summary>
    public SessionFiles Files { get; }

    /// <summary>Asks for the session as it is now.</summary>
    /// <exception cref="LivyApiException">It does not exist any more: <see cref="LivyErrorCode.SessionNotFound"/>.</exception>
    public async Task<SessionInfo> GetAsync(CancellationToken cancellationToken = default)
    {
        var info = await _context.Calls.GetSessionAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        _kind ??= info.Kind;
        return info;
    }

    /// <summary>Asks for the state alone. It flickers while statements run: whether a statement has ended only the statement says.</summary>
    /// <exception cref="LivyApiException">The session does not exist any more: <see cref="LivyErrorCode.SessionNotFound"/>.</exception>
    public async Task<SessionState> GetStateAsync(CancellationToken cancellationToken = default) =>
        (await _context.Calls.GetSessionStateAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false)).State;

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
        var info = await _context.Engine.WaitAsync(
            new SessionStartSubject(_context, Id), first: null, timeout ?? _context.Options.Waiting.SessionStartTimeout, progress, cancellationToken).ConfigureAwait(false);
        _kind ??= info.Kind;
        if (!info.State.IsReady)
        {
            throw await SessionFailure.ToStartAsync(_context, Id, info).ConfigureAwait(false);
        }

        _hasBeenReady = true;
        Client.Log.SessionReady(_context.Logger, Id);
        return info;
    }

    /// <summary>Brings the session as it is, then each change of its state or application, and ends when the session has ended. Leaving the loop ends the looking.</summary>
    /// <exception cref="LivyApiException">It does not exist any more: <see cref="LivyErrorCode.SessionNotFound"/>.</exception>
    public IAsyncEnumerable<SessionInfo> WatchAsync(CancellationToken cancellationToken = default) =>
        _context.Engine.WatchAsync(new SessionLifeSubject(_context, Id), _created?.IfFresh(), timeout: null, cancellationToken);

    /// <summary>Submits code in the language of the session and returns at once. If the session is still starting, waits for that first. If the token is cancelled meanwhile, what was submitted is cancelled.</summary>
    /// <param name="code">The code; blank code is legal.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The session is shared and no kind is given. Nothing was sent.</exception>
    /// <exception cref="LivyApiException">The server refused it; <see cref="LivyErrorCode.SessionNotActive"/> if the session has ended.</exception>
    /// <exception cref="LivyConnectionException">There was no answer; see <see cref="LivyConnectionException.MayHaveReachedServer"/>.</exception>
    /// <exception cref="LivySessionFailedException">The session was starting and failed.</exception>
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
    /// <exception cref="LivyTimeoutException">The limit was reached.</exception>
    /// <exception cref="LivyApiException">The server refused the statement.</exception>
    /// <exception cref="LivyConnectionException">The answer to the submission is missing.</exception>
    public async Task<StatementOutput> RunAsync(string code, RunOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        SpecRules.Positive(options.Timeout, nameof(options));
        var statement = await SubmitAsync(code, options.Kind, options.OnCancel, cancellationToken).ConfigureAwait(false);
        return await statement.WaitAsync(options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A handle of a statement by its number. Makes no call.</summary>
    public LivyStatement GetStatement(int statementId)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(statementId);
        return new LivyStatement(_context, Id, statementId);
    }

    /// <summary>The statements that the session keeps, oldest first, with their outputs; page by page as they are asked for.</summary>
    public async IAsyncEnumerable<StatementInfo> ListStatementsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pages = Paging.AllAsync(
            async (from, size, token) =>
            {
                var page = await ListStatementsPageAsync(from, size, token).ConfigureAwait(false);
                return (page.Statements, page.Total);
            },
            statement => statement.Id,
            cancellationToken);
        await foreach (var statement in pages.ConfigureAwait(false))
        {
            yield return statement;
        }
    }

    /// <summary>One page of the statements that the session keeps, oldest first, with their outputs.</summary>
    /// <param name="from">The position of the first one among those kept, which is not its number once older ones were forgotten.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public Task<StatementPage> ListStatementsPageAsync(int from = 0, int size = Paging.DefaultSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return _context.Calls.ListStatementsAsync(Id, from, size, cancellationToken: cancellationToken);
    }

    /// <summary>Asks how code can go on. Livy answers for Scala only; for other languages the list is empty.</summary>
    /// <param name="code">The code so far.</param>
    /// <param name="cursor">The position in the code; its end by default.</param>
    /// <param name="kind">The language; the session's by default, and required in a shared session.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The session is shared and no kind is given, or the cursor is outside of the code.</exception>
    public async Task<IReadOnlyList<string>> CompleteAsync(string code, int? cursor = null, StatementKind? kind = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (cursor < 0 || cursor > code.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(cursor), cursor, "The cursor is outside of the code.");
        }

        var language = kind ?? await LanguageAsync(cancellationToken).ConfigureAwait(false)
            ?? throw new ArgumentException("The session is shared: say the kind of the code, such as StatementKind.Spark.", nameof(kind));
        var request = new CompletionRequest { Code = code, Kind = language, Cursor = cursor ?? code.Length };
        return (await _context.Calls.CompleteCodeAsync(Id, request, cancellationToken: cancellationToken).ConfigureAwait(false)).Candidates;
    }

    /// <summary>Tells the server that the session is in use, which puts off its idle timeout; looking at it or waiting for a statement does not.</summary>
    /// <exception cref="LivyApiException">The session does not exist any more: <see cref="LivyErrorCode.SessionNotFound"/>.</exception>
    public Task<SessionInfo> TouchAsync(CancellationToken cancellationToken = default) => _context.Calls.ConnectSessionAsync(Id, cancellationToken: cancellationToken);

    /// <summary>Leaves the session to live on when this handle is disposed.</summary>
    /// <returns>This handle.</returns>
    public LivySession KeepAlive()
    {
        Volatile.Write(ref _owned, 0);
        return this;
    }

    /// <summary>Ends the session but leaves it, its state and its log to be looked at until the server forgets it after ten minutes.</summary>
    public Task StopAsync(CancellationToken cancellationToken = default) => _context.Calls.StopSessionAsync(Id, cancellationToken: cancellationToken);

    /// <summary>Ends the session and removes it. That it is gone already is fine. Goes on at the server if the token is cancelled.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _context.Calls.DeleteSessionAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false);
            Client.Log.SessionDeleted(_context.Logger, Id);
        }
        catch (LivyApiException gone) when (gone.Verdict is Verdict.Gone)
        {
            // Deleted by somebody else, or by an earlier attempt whose answer was lost.
        }

        Volatile.Write(ref _owned, 0);
    }

    /// <summary>Deletes the session if this handle owns it. Never throws; takes <see cref="LivyClientOptions.DisposeTimeout"/> at most.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _owned, 0) == 0)
        {
            return;
        }

        using var limit = _context.Within(_context.Options.DisposeTimeout);
        try
        {
            await DeleteAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // Also what an authentication of the user's throws.
            Client.Log.SessionLeftBehind(_context.Logger, Id, error);
        }
    }

    /// <summary>The id and, if known, the kind.</summary>
    public override string ToString() => _kind is { } kind ? $"session {Id} ({kind})" : $"session {Id}";

    /// <summary>Waits for the session if this handle has not seen it ready yet; says its kind.</summary>
    internal async Task<SessionKind> EnsureReadyAsync(CancellationToken cancellationToken)
    {
        if (!_hasBeenReady)
        {
            await WaitUntilReadyAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        return _kind ?? SessionKind.Shared;
    }

    private async Task<StatementKind?> LanguageAsync(CancellationToken cancellationToken)
    {
        var kind = await EnsureReadyAsync(cancellationToken).ConfigureAwait(false);
        return kind == SessionKind.Shared ? null : new StatementKind(kind.Value);
    }

    private async Task<LivyStatement> SubmitAsync(string code, StatementKind? kind, CancelBehavior onCancel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (kind == default(StatementKind))
        {
            throw new ArgumentException("The kind is default, which is none: leave it out, or say one, such as StatementKind.PySpark.", nameof(kind));
        }

        if (kind is null && _kind == SessionKind.Shared)
        {
            throw new ArgumentException("The session is shared: a statement must say its kind, such as StatementKind.PySpark.", nameof(kind));
        }

        var request = new CreateStatementRequest { Code = code, Kind = kind };
        var started = _context.Time.GetTimestamp();
        PollSchedule? schedule = null;
        while (true)
        {
            try
            {
                var submitted = await _context.Detached.CreateAsync(
                    () => _context.Calls.CreateStatementAsync(Id, request, cancellationToken: CancellationToken.None),
                    orphan => onCancel is CancelBehavior.RequestCancel ? new LivyStatement(_context, Id, orphan.Id).TryCancelAsync() : Task.CompletedTask,
                    cancellationToken).ConfigureAwait(false);
                return new LivyStatement(_context, Id, submitted);
            }
            catch (LivyApiException notReady) when (notReady.Verdict is Verdict.StillStarting && _context.Time.GetElapsedTime(started) < _context.Options.Waiting.SessionStartTimeout)
            {
                await WaitUntilReadyAsync(cancellationToken: cancellationToken).ConfigureAwait(false);

                // For a server whose answers to the two contradict each other.
                schedule ??= new PollSchedule(_context.Time, _context.Options.Waiting.MinInterval, _context.Options.Waiting.MaxInterval);
                await Task.Delay(schedule.Next(), _context.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
