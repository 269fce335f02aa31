namespace Livy.Client.Tests;

/// <summary>A clock that stands still until a test moves it, and then jumps from timer to timer.</summary>
internal sealed class ManualTime : TimeProvider
{
    private const int MostJumps = 100_000;
    private const int LeastYields = 8;
    private const int MostYields = 10_000;
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Reaction = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _activity = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How much time has passed since the clock was made.</summary>
    public TimeSpan Elapsed { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Elapsed.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + Elapsed;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Passes time, firing what falls due.</summary>
    public void Advance(TimeSpan by)
    {
        var end = Elapsed + by;
        while (FireNext(end))
        {
        }

        Elapsed = end;
    }

    /// <summary>Jumps from timer to timer until <paramref name="task"/> is done, and passes its result or exception on.</summary>
    public async Task RunUntilAsync(Task task)
    {
        await SettleAsync(task);
        for (var jumps = 0; !task.IsCompleted; jumps++)
        {
            jumps.ShouldBeLessThan(MostJumps, "The task waits in an endless loop.");
            var activity = _activity.Task;
            if (!FireNext(TimeSpan.MaxValue))
            {
                await Task.WhenAny(task, activity).WaitAsync(HangGuard);
            }

            await RestAsync(task, activity);
            await SettleAsync(task);
        }

        await task;
    }

    /// <inheritdoc cref="RunUntilAsync(Task)"/>
    public async Task<T> RunUntilAsync<T>(Task<T> task)
    {
        await RunUntilAsync((Task)task);
        return await task;
    }

    /// <summary>Jumps from timer to timer until <paramref name="task"/> is done, and brings the exception it ends with.</summary>
    public Task<TException> RunUntilThrownAsync<TException>(Task task)
        where TException : Exception => Assert.ThrowsAnyAsync<TException>(() => RunUntilAsync(task));

    /// <summary>
    /// A jump after which no timer was set cancelled something, and a cancelled delay goes on in the thread pool: waits until it is heard of again, and then until it is quiet.
    /// </summary>
    private async Task RestAsync(Task task, Task activity)
    {
        for (var patience = Reaction; !activity.IsCompleted && !task.IsCompleted; patience = Quiet)
        {
            try
            {
                await Task.WhenAny(task, activity).WaitAsync(patience);
                activity = _activity.Task;
            }
            catch (TimeoutException)
            {
                return;
            }
        }
    }

    /// <summary>Lets what the last jump set off come to rest: cancelled delays go on in the thread pool.</summary>
    private static async Task SettleAsync(Task task)
    {
        for (var i = 0; (i < LeastYields || (i < MostYields && ThreadPool.PendingWorkItemCount > 0)) && !task.IsCompleted; i++)
        {
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }
    }

    private bool FireNext(TimeSpan end)
    {
        ManualTimer? next;
        lock (_gate)
        {
            next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (next is null)
            {
                return false;
            }

            _timers.Remove(next);
            Elapsed = next.Due > Elapsed ? next.Due : Elapsed;
        }

        next.Fire();
        return true;
    }

    private void Set(ManualTimer timer, TimeSpan? dueTime)
    {
        TaskCompletionSource? activity = null;
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime is { } delay)
            {
                timer.Due = Elapsed + delay;
                _timers.Add(timer);
                (activity, _activity) = (_activity, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            }
        }

        activity?.TrySetResult();
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        public TimeSpan Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            period.ShouldBe(Timeout.InfiniteTimeSpan, "Nothing in this client uses a periodic timer.");
            time.Set(this, dueTime == Timeout.InfiniteTimeSpan ? null : dueTime);
            return true;
        }

        public void Fire() => callback(state);

        public void Dispose() => time.Set(this, dueTime: null);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
