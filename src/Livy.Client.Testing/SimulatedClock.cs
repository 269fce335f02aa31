namespace Livy.Client.Testing;

/// <summary>
/// A clock that stands still until it is moved. Give it to a <see cref="FakeLivy"/> and to the code under test, and hours of waiting take milliseconds:
/// <see cref="RunUntilAsync(Task, TimeSpan?)"/> jumps from timer to timer, and only when nothing could go on without a jump.
/// </summary>
/// <remarks>
/// For hosts in process only: over a real socket nobody can know whether a request is still on its way.
/// Timer callbacks run on the thread that moves the clock, so what they wake has run, or has gone to sleep again, before the next jump.
/// </remarks>
public sealed class SimulatedClock : TimeProvider
{
    /// <summary>A jump longer than this may be a timeout firing, so the thread pool is given more time to prove that it has nothing left to do.</summary>
    private static readonly TimeSpan LongJump = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromDays(7);

    private readonly Lock _gate = new();
    private readonly SortedSet<SimulatedTimer> _timers = new(Comparer<SimulatedTimer>.Create(static (left, right) => (left.Due, left.Order).CompareTo((right.Due, right.Order))));
    private DateTimeOffset _now;
    private long _order;
    private long _activity;
    private int _inFlight;
    private volatile bool _isSomebodyAwake;

    /// <summary>A clock that shows 2026-01-01T00:00:00Z.</summary>
    public SimulatedClock()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>A clock that shows the given time.</summary>
    /// <param name="start">The time.</param>
    public SimulatedClock(DateTimeOffset start) => _now = start;

    /// <summary>How long the thread pool may take, in real time, to finish or to start a timer once nothing is scheduled any more. Default: 5 s.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Requests inside a fake or a host in process that do not wait for simulated time.</summary>
    internal int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>Timers that are set.</summary>
    internal int Timers
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count;
            }
        }
    }

    /// <summary>Grows with everything that happens; unchanged means that nobody did anything.</summary>
    internal long Activity => Interlocked.Read(ref _activity);

    /// <summary>Whether a timer or an answer was the last thing that happened, and nobody has set a timer since: whom it woke is still to be heard of.</summary>
    internal bool IsSomebodyAwake => _isSomebodyAwake;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new SimulatedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>
    /// Moves the clock and runs the timers that come due, each at its own time, without waiting for the code they wake: what it does next, it does after the whole jump.
    /// Use <see cref="RunForAsync"/> to let code under test live through the time.
    /// </summary>
    /// <param name="time">How far; not negative.</param>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        var target = GetUtcNow() + time;
        while (RunNextTimer(target))
        {
        }

        lock (_gate)
        {
            _now = target > _now ? target : _now;
        }
    }

    /// <summary>Moves the clock until the task is done, from timer to timer, and returns or throws what the task does.</summary>
    /// <param name="task">The task, begun already.</param>
    /// <param name="limit">The simulated time after which it is given up. Default: 7 days.</param>
    /// <returns>A task that ends when <paramref name="task"/> does.</returns>
    /// <exception cref="InvalidOperationException">The task is not done although no timer is left, or the limit is reached.</exception>
    public async Task RunUntilAsync(Task task, TimeSpan? limit = null)
    {
        ArgumentNullException.ThrowIfNull(task);
        var deadline = GetUtcNow() + (limit ?? DefaultLimit);
        var probe = new ThreadPoolProbe(this);
        while (!task.IsCompleted)
        {
            await probe.SettleAsync(task, longJump: NextDue() - GetUtcNow() > LongJump).ConfigureAwait(false);
            if (task.IsCompleted || RunNextTimer(deadline))
            {
                continue;
            }

            if (NextDue() is { } next)
            {
                throw new InvalidOperationException($"The task is not done after {limit ?? DefaultLimit} of simulated time; the next timer is due at {next:O}.");
            }

            if (!await probe.WaitForActivityAsync(task, Patience).ConfigureAwait(false))
            {
                throw new InvalidOperationException(
                    $"The task is not done, but no timer is left that could finish it and nothing has happened for {Patience.TotalSeconds} s "
                    + $"({InFlight} requests are being answered; one that waits for time, or hangs, does not count). "
                    + "Does the code under test take its time from this clock? HttpClient.Timeout, for one, counts real time. "
                    + "Does it wait for something that never comes, such as a session that failed to start, or the answer of a stub that hangs?");
            }
        }

        await task.ConfigureAwait(false);
    }

    /// <summary>Moves the clock until the task is done, from timer to timer, and returns its result.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="task">The task, begun already.</param>
    /// <param name="limit">The simulated time after which it is given up. Default: 7 days.</param>
    /// <returns>The result.</returns>
    /// <exception cref="InvalidOperationException">The task is not done although no timer is left, or the limit is reached.</exception>
    public async Task<T> RunUntilAsync<T>(Task<T> task, TimeSpan? limit = null)
    {
        await RunUntilAsync((Task)task, limit).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <summary>Lets this much time pass from timer to timer while code under test runs beside it, for example until the middle of a long statement.</summary>
    /// <param name="time">How long; not negative.</param>
    /// <returns>A task that ends when the clock has moved so far.</returns>
    public async Task RunForAsync(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        await RunUntilAsync(Task.Delay(time, this), time).ConfigureAwait(false);
    }

    /// <summary>Somebody runs who will come to rest by himself: no jump until <see cref="Leave"/>.</summary>
    internal void Enter()
    {
        Interlocked.Increment(ref _activity);
        Interlocked.Increment(ref _inFlight);
    }

    /// <summary>Whoever ran hands over to the code under test.</summary>
    internal void Leave()
    {
        _isSomebodyAwake = true;
        Rest();
    }

    /// <summary>Whoever ran waits for simulated time.</summary>
    internal void Rest()
    {
        Interlocked.Increment(ref _activity);
        Interlocked.Decrement(ref _inFlight);
    }

    internal bool Reschedule(SimulatedTimer timer, TimeSpan dueTime)
    {
        Interlocked.Increment(ref _activity);
        lock (_gate)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return true;
            }

            _isSomebodyAwake = false;

            timer.Due = _now + dueTime;
            timer.Order = _order++;
            return _timers.Add(timer);
        }
    }

    private DateTimeOffset? NextDue()
    {
        lock (_gate)
        {
            return _timers.Min?.Due;
        }
    }

    private bool RunNextTimer(DateTimeOffset until)
    {
        SimulatedTimer? timer;
        lock (_gate)
        {
            timer = _timers.Min;
            if (timer is null || timer.Due > until)
            {
                return false;
            }

            _timers.Remove(timer);
            _now = timer.Due > _now ? timer.Due : _now;
        }

        Interlocked.Increment(ref _activity);
        _isSomebodyAwake = true;
        timer.Fire();
        return true;
    }
}
