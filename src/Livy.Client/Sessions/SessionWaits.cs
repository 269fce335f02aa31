using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Waits for sessions: until they are ready, and through their lives.</summary>
internal sealed class SessionWaits(ILivyApi polls, WaitEngine engine, SessionFailures failures, LivyWaitOptions options, ILogger logger)
{
    /// <summary>Waits until it accepts statements.</summary>
    /// <exception cref="LivySessionFailedException">It ended or broke instead.</exception>
    public async Task<SessionInfo> UntilReadyAsync(ApplicationIdentity session, TimeSpan? timeout, IProgress<SessionInfo>? progress, CancellationToken cancellationToken)
    {
        var subject = Subject(session, static state => state.IsReady || state.IsTerminal || state == SessionState.Error);
        var info = await engine.WaitAsync(subject, first: null, timeout ?? options.SessionStartTimeout, progress, cancellationToken).ConfigureAwait(false);
        if (!info.State.IsReady)
        {
            throw await failures.ToStartAsync(session, info).ConfigureAwait(false);
        }

        LogMessages.SessionReady(logger, session.Id);
        return info;
    }

    /// <summary>Brings its changes until it has ended.</summary>
    public IAsyncEnumerable<SessionInfo> WatchAsync(ApplicationIdentity session, SessionInfo? first, CancellationToken cancellationToken) =>
        engine.WatchAsync(Subject(session, static state => state.IsTerminal), first, cancellationToken);

    private SessionSubject Subject(ApplicationIdentity session, Func<SessionState, bool> hasEnded) => new(polls, session, options.MaxInterval, hasEnded, failures);
}
