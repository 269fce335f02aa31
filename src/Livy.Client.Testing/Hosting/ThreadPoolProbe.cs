namespace Livy.Client.Testing;

/// <summary>
/// Finds out whether code under test is still running somewhere. .NET cannot be asked that, so work items are sent behind everything that is queued,
/// on the pool and on the caller's synchronization context, until several in a row find nothing new.
/// </summary>
internal sealed class ThreadPoolProbe(SimulatedClock clock)
{
    private const int QuietRounds = 4;
    private const int MaximumRounds = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1);
    private readonly SynchronizationContext? context = SynchronizationContext.Current;

    /// <summary>Returns when nothing seems runnable any more.</summary>
    public async Task SettleAsync(Task task, bool longJump)
    {
        int quiet = 0;
        long seen = -1;
        for (int round = 0; quiet < QuietRounds && !task.IsCompleted; round++)
        {
            await HopAsync().ConfigureAwait(false);
            bool isQuiet = clock.InFlight <= 0 && clock.Activity == seen && (ThreadPool.PendingWorkItemCount == 0 || round > MaximumRounds);
            quiet = isQuiet ? quiet + 1 : 0;
            seen = clock.Activity;
            if (round > MaximumRounds && !isQuiet)
            {
                await PauseAsync().ConfigureAwait(false);
                if (round > 20 * MaximumRounds)
                {
                    return;
                }
            }
        }

        if (longJump && !task.IsCompleted)
        {
            long before = clock.Activity;
            await PauseAsync().ConfigureAwait(false);
            await HopAsync().ConfigureAwait(false);
            if (clock.Activity != before)
            {
                await SettleAsync(task, longJump).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Waits in real time until something happens.</summary>
    /// <returns>False when nothing did.</returns>
    public async Task<bool> WaitForActivityAsync(Task task, TimeSpan patience)
    {
        long before = clock.Activity;
        long start = TimeProvider.System.GetTimestamp();
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

    private static Task PauseAsync() => Task.Delay(Pause, TimeProvider.System);

    private async Task HopAsync()
    {
        TaskCompletionSource pool = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ThreadPool.UnsafeQueueUserWorkItem(static source => source.SetResult(), pool, preferLocal: false);
        await pool.Task.ConfigureAwait(false);
        if (context is not null)
        {
            TaskCompletionSource posted = new(TaskCreationOptions.RunContinuationsAsynchronously);
            context.Post(static source => ((TaskCompletionSource)source!).SetResult(), posted);
            await posted.Task.ConfigureAwait(false);
        }
    }
}
