using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>
/// What may be running although nobody wants it: the answer to its creation was lost and it could not be found, or its deletion failed. It is looked for in the background, also after the caller has left, and
/// deleted when it shows up. Only what no stranger can be taken for comes here: it has a name with our random part, or has proved to be what a refused create leaves.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer; the pauses end with it.")]
internal sealed class Leftovers(LivySubmissionOptions options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private const double PauseGrowth = 1.5;

    /// <summary>Whoever disposes a client waits for these.</summary>
    private static readonly TimeSpan LastPause = TimeSpan.FromMilliseconds(250);

    private const int MostLastTries = 5;

    private readonly ConcurrentDictionary<Leftover, Task> _tasks = new(ReferenceEqualityComparer.Instance);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>What is looked for at the moment.</summary>
    public IReadOnlyList<LivyCandidate> All => [.. _tasks.Keys.Select(leftover => leftover.Candidate)];

    /// <summary>Looks for it until it is deleted, or for <see cref="LivySubmissionOptions.CleanupTime"/>.</summary>
    public void Watch(Leftover leftover)
    {
        var begin = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _tasks[leftover] = WatchAsync(leftover, begin.Task);
        begin.SetResult();
    }

    /// <summary>Begins to give up; does not wait.</summary>
    public void Stop() => _stopping.Cancel();

    /// <summary>Tries a few times more for each, then gives up and says what is left.</summary>
    /// <param name="limit">How long that may take.</param>
    [SuppressMessage("Usage", "MA0040", Justification = "The token that is at hand says that this has begun.")]
    public async Task StopAsync(TimeSpan limit)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        try
        {
            await Task.WhenAll(_tasks.Values).WaitAsync(limit, time).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            foreach (var candidate in All)
            {
                LogMessages.LeftBehind(logger, candidate.ToString());
            }
        }
    }

    private async Task WatchAsync(Leftover leftover, Task begin)
    {
        await begin.ConfigureAwait(false);
        LogMessages.Watching(logger, leftover.Candidate.ToString());
        var started = time.GetTimestamp();
        var pause = ShortestPause;
        var open = leftover.Requests;
        var isCertain = false;
        var lastTries = 0;
        while (true)
        {
            var isLast = _stopping.IsCancellationRequested || time.GetElapsedTime(started) >= options.CleanupTime;
            try
            {
                using var limit = new CancellationTokenSource(LongestPause, time);
                if (await leftover.TryDeleteAsync(limit.Token).ConfigureAwait(false))
                {
                    LogMessages.LeftoverGone(logger, leftover.Candidate.ToString());
                    open--;
                }

                isCertain = true;
            }
            catch (Exception error)
            {
                // The next look may succeed, and there is nobody to hear of it.
                LogMessages.PollFailedAgain(logger, leftover.Candidate.ToString(), error.GetType().Name);
                isCertain = false;
            }

            if (open <= 0 || (isLast && (isCertain || ++lastTries >= MostLastTries)))
            {
                break;
            }

            if (isLast)
            {
                await Task.Delay(LastPause, time, CancellationToken.None).ConfigureAwait(false);
                continue;
            }

            await Task.Delay(pause, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = pause * PauseGrowth < LongestPause ? pause * PauseGrowth : LongestPause;
        }

        if (open > 0 && !isCertain)
        {
            LogMessages.LeftBehind(logger, leftover.Candidate.ToString());
        }

        _tasks.TryRemove(leftover, out _);
    }
}
