using System.Net;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>One session that is kept alive while somebody waits for work in it.</summary>
/// <param name="touch">Tells the server that it is in use.</param>
/// <param name="name">What it is called in logs.</param>
/// <param name="pause">How long after one touch the next one follows.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures go.</param>
internal sealed class KeptSession(Func<CancellationToken, Task> touch, string name, TimeSpan pause, TimeProvider time, ILogger logger)
{
    private readonly Lock _gate = new();
    private ITimer? _timer;
    private long? _touched;
    private int _holders;
    private bool _isOver;

    /// <summary>Keeps it alive until what is returned is disposed.</summary>
    /// <param name="isFresh">Whether the server counts it as used just now.</param>
    public IDisposable? Hold(bool isFresh)
    {
        lock (_gate)
        {
            if (_isOver)
            {
                return null;
            }

            if (isFresh || _touched is null)
            {
                _touched = time.GetTimestamp();
            }

            if (_holders++ == 0)
            {
                _timer = time.CreateTimer(OnTimer, state: null, Left(), Timeout.InfiniteTimeSpan);
            }
        }

        return new KeptSessionHold(this);
    }

    /// <summary>One who waited does so no longer.</summary>
    public void Release()
    {
        lock (_gate)
        {
            if (--_holders == 0)
            {
                _timer?.Dispose();
                _timer = null;
            }
        }
    }

    private static bool EndsIt(Exception failure) =>
        failure is LivySessionFailedException or LivyApiException { MeansGone: true } or LivyApiException { StatusCode: HttpStatusCode.Forbidden } or ObjectDisposedException;

    /// <summary>How long the next touch can wait.</summary>
    private TimeSpan Left()
    {
        var left = pause - time.GetElapsedTime(_touched!.Value);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private void OnTimer(object? state)
    {
        lock (_gate)
        {
            if (_holders == 0 || _isOver)
            {
                return;
            }

            if (Left() is var left && left > TimeSpan.Zero)
            {
                // Something was submitted meanwhile.
                _timer?.Change(left, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        _ = TouchAsync();
    }

    /// <summary>Never throws: there is nobody to hear of it, and a session that has ended is found out by the wait itself.</summary>
    private async Task TouchAsync()
    {
        var isOver = false;
        try
        {
            await touch(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // Who may not touch it will not be let to it later; whatever else it is, such as what an authentication of the user's throws, may pass.
            isOver = EndsIt(failure);
            LogMessages.NotKeptAlive(logger, name, OneLine.Of(failure.Message));
        }

        lock (_gate)
        {
            _isOver |= isOver;
            _touched = time.GetTimestamp();
            if (_holders > 0 && !_isOver)
            {
                _timer?.Change(pause, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
