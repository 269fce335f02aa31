namespace Livy.Client.Testing;

/// <summary>Runs the state machine: one lock, events before every look, requests that block until the state lets them go.</summary>
internal sealed class StateEngine : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly SimulatedClock? clock;
    private readonly Router router = new();
    private readonly List<BlockedRequest> blocked = [];
    private readonly ITimer timer;
    private readonly ServerState server;

    public StateEngine(FakeLivyOptions options, TimeProvider time, ScriptBook scripts)
    {
        this.time = time;
        clock = time as SimulatedClock;
        server = new ServerState(options, time, scripts);
        timer = time.CreateTimer(static engine => ((StateEngine)engine!).Look(static _ => { }), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Answers a request; blocks as long as Livy would.</summary>
    public async Task<FakeLivyResponse> HandleAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        FakeLivyResponse? response = null;
        BlockedRequest? waiter = null;
        Look(state =>
        {
            Answer answer = router.Handle(state, exchange);
            response = answer.Response;
            if (answer.Ready is { } ready)
            {
                waiter = new BlockedRequest(ready, clock);
                blocked.Add(waiter);
            }
        });
        if (response is not null)
        {
            return response;
        }

        try
        {
            return await waiter!.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Look(_ => blocked.Remove(waiter!));
            throw;
        }
    }

    /// <summary>Looks at the state, or changes it, as of now; then lets go whom that has freed.</summary>
    public void Look(Action<ServerState> action)
    {
        List<BlockedRequest> freed = [];
        try
        {
            lock (gate)
            {
                server.Events.Pump();
                try
                {
                    action(server);
                }
                finally
                {
                    freed.AddRange(blocked.Where(request => request.Found is not null || request.Check()));
                    blocked.RemoveAll(request => request.Found is not null);
                    ArmTimer();
                }
            }
        }
        finally
        {
            foreach (BlockedRequest request in freed)
            {
                request.Wake();
            }
        }
    }

    /// <summary>Forgets everything, ids included, and drops whoever is connected.</summary>
    public void Restart() => Look(state =>
    {
        state.Restart();
        blocked.ForEach(request => request.Drop());
    });

    public void Dispose() => timer.Dispose();

    private void ArmTimer()
    {
        DateTimeOffset? next = blocked.Count == 0 ? null : server.Events.NextDue();
        TimeSpan wait = next is { } due ? TimeSpan.FromTicks(Math.Max(0, (due - time.GetUtcNow()).Ticks)) : Timeout.InfiniteTimeSpan;

        // Real timers count whole milliseconds and may ring early; a ring too early would find nothing to do and be set again for zero.
        timer.Change(wait == Timeout.InfiniteTimeSpan || clock is not null ? wait : wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}
