using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>
/// Keeps sessions from standing idle in the server's eyes while work of ours is unfinished in them: the server counts from the last submission, not from the last look, and ends busy sessions, too.
/// </summary>
/// <param name="polls">The routes, without repeats: the next try comes anyway.</param>
/// <param name="guard">Says who answers where it could be a stranger.</param>
/// <param name="interval">How often; zero for never.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures go.</param>
internal sealed class SessionKeepAlive(ILivyApi polls, SessionGuard guard, TimeSpan interval, TimeProvider time, ILogger logger)
{
    /// <summary>A session is told of its use this often within its idle time, so that two lost calls do no harm.</summary>
    private const int TouchesPerIdleTime = 3;

    private readonly ConditionalWeakTable<ApplicationIdentity, KeptSession> _sessions = [];

    /// <summary>Says that the session was created with an idle time of its own, which may be shorter than the pauses.</summary>
    public void Expect(ApplicationIdentity session, TimeSpan? idleTimeout)
    {
        if (interval > TimeSpan.Zero && idleTimeout / TouchesPerIdleTime is { } pause && pause < interval)
        {
            _sessions.AddOrUpdate(session, New(session, pause));
        }
    }

    /// <summary>Work of ours is waited for, until what is returned is disposed.</summary>
    /// <param name="session">The session.</param>
    /// <param name="isFresh">Whether the work was submitted just now, which the server counts itself.</param>
    public IDisposable? Hold(ApplicationIdentity session, bool isFresh) =>
        interval <= TimeSpan.Zero ? null : _sessions.GetValue(session, key => New(key, interval)).Hold(isFresh);

    private KeptSession New(ApplicationIdentity session, TimeSpan pause) => new(token => TouchAsync(session, token), $"Session {session.Id}", pause, time, logger);

    private async Task TouchAsync(ApplicationIdentity session, CancellationToken cancellationToken)
    {
        await guard.CompareAsync(session, cancellationToken).ConfigureAwait(false);
        await polls.ConnectSessionAsync(session.Address, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
