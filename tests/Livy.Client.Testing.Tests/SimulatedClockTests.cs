namespace Livy.Client.Testing.Tests;

public sealed class SimulatedClockTests
{
    private readonly SimulatedClock clock = new();

    [Fact]
    public async Task RunUntilAsync_HoursOfPolling_ReachTheEnd()
    {
        using FakeLivy livy = new(new FakeLivyOptions { TimeoutCheck = false }, clock);
        using RawClient client = new(livy);
        livy.OnStatement("work()").Returns("done").Takes(TimeSpan.FromHours(6));
        await client.StartSessionAsync(clock, "pyspark");
        await client.PostAsync("/sessions/0/statements", """{"code": "work()"}""");

        int polls = await clock.RunUntilAsync(PollAsync(client));

        polls.ShouldBeInRange(4318, 4324);
        clock.GetUtcNow().ShouldBeGreaterThan(new DateTimeOffset(2026, 1, 1, 6, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task RunUntilAsync_NothingScheduled_ThrowsInsteadOfHanging()
    {
        clock.Patience = TimeSpan.FromMilliseconds(50);
        TaskCompletionSource never = new();

        InvalidOperationException failure = await Should.ThrowAsync<InvalidOperationException>(() => clock.RunUntilAsync(never.Task));

        failure.Message.ShouldContain("no timer is left");
    }

    [Fact]
    public async Task RunUntilAsync_LimitReached_Throws()
    {
        using CancellationTokenSource stop = new();
        Task endless = TickAsync(stop.Token);

        InvalidOperationException failure = await Should.ThrowAsync<InvalidOperationException>(() => clock.RunUntilAsync(endless, TimeSpan.FromMinutes(1)));

        failure.Message.ShouldContain("not done after 00:01:00");
        await stop.CancelAsync();
    }

    [Fact]
    public async Task RunUntilAsync_WorkOnTheThreadPool_IsWaitedFor()
    {
        DateTimeOffset seen = await clock.RunUntilAsync(Task.Run(async () =>
        {
            await Task.Yield();
            await Task.Delay(TimeSpan.FromMinutes(1), clock);
            await Task.Run(static () => Thread.SpinWait(5_000_000));
            return clock.GetUtcNow();
        }));

        seen.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 1, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task RunUntilAsync_TaskFails_ThrowsItsException()
    {
        Task failing = Task.Delay(TimeSpan.FromHours(1), clock).ContinueWith(static _ => throw new FormatException("no"), TaskScheduler.Default);

        await Should.ThrowAsync<FormatException>(() => clock.RunUntilAsync(failing));
    }

    [Fact]
    public void Advance_SeveralTimers_FireInOrderAtTheirTimes()
    {
        List<int> fired = [];
        using ITimer late = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow().Second), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using ITimer every = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow().Second), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(6));

        fired.ShouldBe([2, 4, 5, 6]);
    }

    private async Task<int> PollAsync(RawClient client)
    {
        for (int polls = 1; ; polls++)
        {
            Reply reply = await client.GetAsync("/sessions/0/statements/0").ConfigureAwait(false);
            if (reply.Body.Contains("\"available\"", StringComparison.Ordinal))
            {
                return polls;
            }

            await Task.Delay(TimeSpan.FromSeconds(5), clock).ConfigureAwait(false);
        }
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), clock, cancellationToken).ConfigureAwait(false);
        }
    }
}
