using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Starts the heartbeats of sessions that the server deletes when no call addresses them for a time.</summary>
/// <param name="calls">The routes, with repeats.</param>
/// <param name="guard">Says who answers where it could be a stranger.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures go.</param>
/// <param name="ended">Cancelled when the client is disposed.</param>
internal sealed class SessionHeartbeats(ILivyApi calls, SessionGuard guard, TimeProvider time, ILogger logger, CancellationToken ended)
{
    private const int BeatsPerTimeout = 3;
    private static readonly TimeSpan LongestPause = TimeSpan.FromDays(1);

    /// <summary>Begins, unless the session needs none.</summary>
    /// <param name="session">The session; not kept from being collected.</param>
    /// <param name="timeout">How long the server keeps it without a call; <see langword="null"/> for ever.</param>
    public SessionHeartbeat? Start(ApplicationIdentity session, TimeSpan? timeout)
    {
        if (timeout is not { } limit)
        {
            return null;
        }

        var pause = limit / BeatsPerTimeout;
        return new SessionHeartbeat(session, BeatAsync, pause < LongestPause ? pause : LongestPause, time, logger, ended);
    }

    /// <summary>Calls; says whether there is anything left to be kept.</summary>
    private async Task<bool> BeatAsync(ApplicationIdentity session)
    {
        var state = session.NeedsComparison
            ? (await guard.GetAsync(session, CancellationToken.None).ConfigureAwait(false)).State
            : (await calls.GetSessionStateAsync(session.Address, cancellationToken: CancellationToken.None).ConfigureAwait(false)).State;
        return !state.IsTerminal;
    }
}
