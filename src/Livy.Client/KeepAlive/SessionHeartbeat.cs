using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>The heartbeat of one session: a call in every third of the time after which the server would delete it. Ends by itself when the session has ended, or when nobody has a handle of it any more.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer; the pauses end with it.")]
internal sealed class SessionHeartbeat
{
    /// <summary>After a failure the next beat comes this much sooner.</summary>
    private const int Haste = 4;

    private readonly WeakReference<ApplicationIdentity> _session;
    private readonly Func<ApplicationIdentity, Task<bool>> _beat;
    private readonly TimeSpan _pause;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationToken _ended;
    private readonly CancellationTokenSource _stopping = new();

    /// <param name="session">The session; not kept from being collected.</param>
    /// <param name="beat">Calls; says whether there is anything left to be kept.</param>
    /// <param name="pause">The time between two beats.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Where failures go.</param>
    /// <param name="ended">Cancelled when the client is disposed.</param>
    public SessionHeartbeat(ApplicationIdentity session, Func<ApplicationIdentity, Task<bool>> beat, TimeSpan pause, TimeProvider time, ILogger logger, CancellationToken ended)
    {
        _session = new WeakReference<ApplicationIdentity>(session);
        _beat = beat;
        _pause = pause;
        _time = time;
        _logger = logger;
        _ended = ended;
        _ = RunAsync();
    }

    /// <summary>Ends it.</summary>
    public void Stop() => _stopping.Cancel();

    private async Task RunAsync()
    {
        var pause = _pause;
        while (true)
        {
            await Task.Delay(pause, _time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_stopping.IsCancellationRequested || _ended.IsCancellationRequested || await BeatAsync().ConfigureAwait(false) is not { } wentWell)
            {
                return;
            }

            pause = wentWell ? _pause : _pause / Haste;
        }
    }

    /// <summary>One beat: whether it went well; <see langword="null"/> if there is nothing to be kept any more. The handle is held meanwhile only.</summary>
    private async Task<bool?> BeatAsync()
    {
        if (!_session.TryGetTarget(out var session))
        {
            return null;
        }

        try
        {
            return await _beat(session).ConfigureAwait(false) ? true : null;
        }
        catch (Exception failure) when (failure is LivySessionFailedException or LivyApiException { MeansGone: true })
        {
            return null;
        }
        catch (Exception failure)
        {
            // There is nobody to hear of it, and the next one may get through.
            LogMessages.HeartbeatFailed(_logger, session.ToString(), OneLine.Of(failure.Message));
            return false;
        }
    }
}
