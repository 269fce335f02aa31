namespace Livy.Client.Testing.Tests;

public sealed class SimulatedClockTests
{
    private readonly SimulatedClock _clock = new();

    [Fact]
    public async Task RunUntilAsync_HoursOfPolling_ReachTheEnd()
    {
        using var livy = new FakeLivy(new FakeLivyOptions { TimeoutCheck = false }, _clock);
        using var client = new RawClient(livy);
        livy.OnStatement("work()").Returns("done").Takes(TimeSpan.FromHours(6));
        await client.StartSessionAsync(_clock, "pyspark");
        await client.PostAsync("/sessions/0/statements", """{"code": "work()"}""");

        var polls = await _clock.RunUntilAsync(PollAsync(client));

        polls.ShouldBeInRange(4318, 4324);
        _clock.GetUtcNow().ShouldBeGreaterThan(new DateTimeOffset(2026, 1, 1, 6, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task RunUntilAsync_NothingScheduled_ThrowsInsteadOfHanging()
    {
        _clock.Patience = TimeSpan.FromMilliseconds(50);
        var never = new TaskCompletionSource();

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => _clock.RunUntilAsync(never.Task));

        failure.Message.ShouldContain("no timer is left");
    }

    [Fact]
    public async Task RunUntilAsync_LimitReached_Throws()
    {
        using var stop = new CancellationTokenSource();
        var endless = TickAsync(stop.Token);

        var failure = await Should.ThrowAsync<InvalidOperationException>(() => _clock.RunUntilAsync(endless, TimeSpan.FromMinutes(1)));

        failure.Message.ShouldContain("not done after 00:01:00");
        await stop.CancelAsync();
    }

    [Fact]
    public async Task RunUntilAsync_WorkOnTheThreadPool_IsWaitedFor()
    {
        var seen = await _clock.RunUntilAsync(Task.Run(async () =>
        {
            await Task.Yield();
            await Task.Delay(TimeSpan.FromMinutes(1), _clock);
            await Task.Run(static () => Thread.SpinWait(5_000_000));
            return _clock.GetUtcNow();
        }));

        seen.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 1, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task RunUntilAsync_TaskFails_ThrowsItsException()
    {
        var failing = Task.Delay(TimeSpan.FromHours(1), _clock).ContinueWith(static _ => throw new FormatException("no"), TaskScheduler.Default);

        await Should.ThrowAsync<FormatException>(() => _clock.RunUntilAsync(failing));
    }

    [Fact]
    public void Advance_SeveralTimers_FireInOrderAtTheirTimes()
    {
        List<int> fired = [];
        using var late = _clock.CreateTimer(_ => fired.Add(_clock.GetUtcNow().Second), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var every = _clock.CreateTimer(_ => fired.Add(_clock.GetUtcNow().Second), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        _clock.Advance(TimeSpan.FromSeconds(6));

        fired.ShouldBe([2, 4, 5, 6]);
    }

    [Fact]
    public async Task RunUntilAsync_CodeOnASlowSynchronizationContext_IsWaitedForBeforeTheNextJump()
    {
        using var context = new OneThreadContext();
        using var late = _clock.CreateTimer(static _ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        var seen = await context.RunAsync(() => _clock.RunUntilAsync(AwaitManyTimesAsync()));

        seen.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 10, TimeSpan.Zero));
    }

    [Fact]
    public async Task RunForAsync_CodeBesideIt_LivesThroughTheTime()
    {
        using var stop = new CancellationTokenSource();
        using var livy = new FakeLivy(timeProvider: _clock);
        using var client = new RawClient(livy);
        livy.OnStatement("work()").Takes(TimeSpan.FromMinutes(40));
        await client.StartSessionAsync(_clock, "pyspark");
        await client.PostAsync("/sessions/0/statements", """{"code": "work()"}""");
        var work = PollAsync(client);
        var start = _clock.GetUtcNow();

        await _clock.RunForAsync(TimeSpan.FromMinutes(20));

        (_clock.GetUtcNow() - start).ShouldBe(TimeSpan.FromMinutes(20));
        livy.Requests.Count(request => request.Is("GET", "/sessions/0/statements/0")).ShouldBeInRange(239, 242);
        (await _clock.RunUntilAsync(work)).ShouldBeGreaterThan(478);
    }

    [Fact]
    public Task RunForAsync_NegativeTime_IsRefused() => Should.ThrowAsync<ArgumentOutOfRangeException>(() => _clock.RunForAsync(TimeSpan.FromSeconds(-1)));

    /// <summary>Wakes at ten seconds, then goes many times through the queue of its context: nothing of that is a work item of the pool.</summary>
    private async Task<DateTimeOffset> AwaitManyTimesAsync()
    {
        await Task.Delay(TimeSpan.FromSeconds(10), _clock);
        for (var turn = 0; turn < 3; turn++)
        {
            await Task.Yield();
            Thread.SpinWait(200_000);
        }

        return _clock.GetUtcNow();
    }

    private async Task<int> PollAsync(RawClient client)
    {
        for (var polls = 1; ; polls++)
        {
            var reply = await client.GetAsync("/sessions/0/statements/0").ConfigureAwait(false);
            if (reply.Body.Contains("\"available\"", StringComparison.Ordinal))
            {
                return polls;
            }

            await Task.Delay(TimeSpan.FromSeconds(5), _clock).ConfigureAwait(false);
        }
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), _clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
