using System.Runtime.CompilerServices;

namespace Livy.Client;

/// <summary>The sessions of a server: start, attach, list.</summary>
public sealed class LivySessions
{
    private readonly LivyContext _context;

    internal LivySessions(LivyContext context) => _context = context;

    /// <summary>Begins to describe a session fluently.</summary>
    public SessionBuilder New(SessionKind kind) => new(this, kind);

    /// <summary>
    /// Starts a session and waits until it is ready. The handle owns it: disposing the handle deletes the session. If it does not become ready, because it fails, the time
    /// (<see cref="LivyWaitOptions.SessionStartTimeout"/>) is up or the token is cancelled, it is deleted before this throws.
    /// </summary>
    /// <exception cref="ArgumentException">The spec has a value that no server takes. Nothing was sent.</exception>
    /// <exception cref="NotSupportedException">The server's version lacks something that the spec asks for. Nothing was created.</exception>
    /// <exception cref="LivyApiException">The server refused the create; <see cref="LivyErrorCode.TooManySessions"/> passes.</exception>
    /// <exception cref="LivyConnectionException">There was no answer to the create; see <see cref="LivyConnectionException.MayHaveReachedServer"/>.</exception>
    /// <exception cref="LivySessionFailedException">The session failed to start; has its state, the end of its log and a hint.</exception>
    /// <exception cref="LivyTimeoutException">It was not ready in time; has its id, last state and the end of its log.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the message has the id and the end of the log.</exception>
    public async Task<LivySession> StartAsync(SessionSpec spec, CancellationToken cancellationToken = default)
    {
        var session = await CreateAsync(spec, cancellationToken).ConfigureAwait(false);
        try
        {
            await session.WaitUntilReadyAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            return session;
        }
        catch (Exception stopped) when (stopped is LivyTimeoutException or OperationCanceledException)
        {
            var log = await session.Log.TryReadTailAsync().ConfigureAwait(false);
            await session.DisposeAsync().ConfigureAwait(false);
            throw stopped is LivyTimeoutException timeout
                ? new LivyTimeoutException(FailureText.Compose($"{timeout.Message} It was deleted.", Hints.For(log), log), timeout.Limit, session.Id, timeout.LastState, log, timeout)
                : new OperationCanceledException(
                    FailureText.Compose($"The start of session {session.Id} was cancelled; it was deleted.", Hints.For(log), log), stopped, cancellationToken);
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
        var version = spec.NeedsVersion ? await _context.Features.GetVersionAsync(_context.Calls, cancellationToken).ConfigureAwait(false) : null;
        var request = spec.ToRequest(version);
        var created = await _context.Detached.CreateAsync(
            () => _context.Calls.CreateSessionAsync(request, cancellationToken: CancellationToken.None),
            async orphan => await new LivySession(_context, orphan, isOwned: true).DisposeAsync().ConfigureAwait(false),
            cancellationToken).ConfigureAwait(false);
        Log.SessionCreated(_context.Logger, created.Id);
        return new LivySession(_context, created, isOwned: true);
    }

    /// <summary>A handle of a session that somebody else started, by id or name. Makes no call and never owns the session.</summary>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see langword="default"/>.</exception>
    public LivySession Attach(LivyId id)
    {
        id.ThrowIfDefault();
        return new LivySession(_context, id);
    }

    /// <summary>Asks for one session.</summary>
    /// <exception cref="LivyApiException">There is none of that id or name: <see cref="LivyErrorCode.SessionNotFound"/>.</exception>
    public Task<SessionInfo> GetAsync(LivyId id, CancellationToken cancellationToken = default)
    {
        id.ThrowIfDefault();
        return _context.Calls.GetSessionAsync(id, cancellationToken: cancellationToken);
    }

    /// <summary>All sessions that the server knows, oldest first, page by page as they are asked for. One that is created or deleted meanwhile may or may not be among them.</summary>
    public async IAsyncEnumerable<SessionInfo> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var pages = Paging.AllAsync(
            async (from, size, token) =>
            {
                var page = await ListPageAsync(from, size, token).ConfigureAwait(false);
                return (page.Sessions, page.Total);
            },
            session => session.Id,
            cancellationToken);
        await foreach (var session in pages.ConfigureAwait(false))
        {
            yield return session;
        }
    }

    /// <summary>One page of the sessions, oldest first.</summary>
    /// <param name="from">The position of the first one, from 0.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Task<SessionPage> ListPageAsync(int from = 0, int size = Paging.DefaultSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return _context.Calls.ListSessionsAsync(from, size, cancellationToken: cancellationToken);
    }
}
