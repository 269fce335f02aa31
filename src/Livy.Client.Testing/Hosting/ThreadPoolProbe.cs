namespace Livy.Client.Testing;

/// <summary>
/// Finds out whether code under test is still running somewhere. .NET cannot be asked that, so work items are sent behind everything that is queued,
/// on the pool and on the caller's synchronization context, until several in a row find nothing new and no thread of the pool works.
/// </summary>
internal sealed class ThreadPoolProbe(SimulatedClock clock)
{
    /// <summary>Rounds without news after which nothing is left, if the pool has nothing queued either.</summary>
    private const int QuietRounds = 4;

    /// <summary>Rounds without news after which work of the pool is given real time.</summary>
    private const int SureRounds = 16;

    /// <summary>The pauses of real time before a short jump, if the pool does not come to rest.</summary>
    private const int ShortPatience = 2;

    /// <summary>The pauses of real time before a long jump, if the pool does not come to rest.</summary>
    private const int LongPatience = 100;

    /// <summary>Rounds after which a request in flight is given real time instead of work items.</summary>
    private const int BusyRounds = 200;
    private const int MaximumRounds = 5_000;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);

    /// <summary>The fewest working threads that were seen in this process; a lost update only costs patience.</summary>
    private static int _fewestWorking = int.MaxValue;

    private readonly SynchronizationContext? _context = SynchronizationContext.Current;

    /// <summary>Returns when nothing seems runnable any more.</summary>
    /// <param name="task">Its end ends the search.</param>
    /// <param name="longJump">Whether being wrong would be costly, because the next timer is a timeout more likely than a pause.</param>
    public async Task SettleAsync(Task task, bool longJump)
    {
        await PassContextAsync().ConfigureAwait(false);
        var patience = longJump ? LongPatience : ShortPatience;
        var quiet = 0;
        var pauses = 0;
        long seen = -1;
        for (var round = 0; round < MaximumRounds && !task.IsCompleted; round++)
        {
            await HopAsync().ConfigureAwait(false);
            quiet = clock.InFlight <= 0 && clock.Activity == seen ? quiet + 1 : 0;
            seen = clock.Activity;
            if (quiet >= QuietRounds && IsPoolAtRest() && !IsContextAtWork())
            {
                break;
            }

            // Somebody works without news: code under test whose thread got no processor yet, or a test beside this one. Only real time can tell.
            if (quiet >= SureRounds && pauses++ >= patience)
            {
                break;
            }

            if (quiet >= SureRounds || (round > BusyRounds && quiet == 0))
            {
                await PauseAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits in real time until something happens.</summary>
    /// <returns>False when nothing did.</returns>
    public async Task<bool> WaitForActivityAsync(Task task, TimeSpan patience)
    {
        var before = clock.Activity;
        var start = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(start) < patience)
        {
            if (task.IsCompleted || clock.Activity != before)
            {
                return true;
            }

            await PauseAsync().ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>
    /// Whether code that was just woken may be running on the threads of the caller's synchronization context, of which the pool knows nothing: xunit has such threads,
    /// and code that awaits without ConfigureAwait(false) comes back to them. It has gone to sleep once it sets a timer of its own.
    /// </summary>
    private bool IsContextAtWork() => _context is not null && clock.IsSomebodyAwake;

    /// <summary>Whether nothing is queued and no more threads work than ever at rest: test runners block some for good.</summary>
    private static bool IsPoolAtRest()
    {
        ThreadPool.GetMaxThreads(out var most, out _);
        ThreadPool.GetAvailableThreads(out var available, out _);
        var working = most - available - (Thread.CurrentThread.IsThreadPoolThread ? 1 : 0);
        _fewestWorking = Math.Min(_fewestWorking, working);
        return ThreadPool.PendingWorkItemCount == 0 && working <= _fewestWorking;
    }

    private static Task PauseAsync() => Task.Delay(Pause, TimeProvider.System);

    /// <summary>Goes once through the queue of the pool. The continuation runs in the work item itself: no other thread has to wake up for it.</summary>
    private static Task HopAsync()
    {
        var hop = new TaskCompletionSource();
        ThreadPool.UnsafeQueueUserWorkItem(static source => source.SetResult(), hop, preferLocal: false);
        return hop.Task;
    }

    /// <summary>Goes once through the queue of the caller's synchronization context, which some test frameworks have.</summary>
    private Task PassContextAsync()
    {
        if (_context is null)
        {
            return Task.CompletedTask;
        }

        var hop = new TaskCompletionSource();
        _context.Post(static source => ((TaskCompletionSource)source!).SetResult(), hop);
        return hop.Task;
    }
}
