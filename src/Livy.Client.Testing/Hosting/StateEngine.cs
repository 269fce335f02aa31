namespace Livy.Client.Testing;

/// <summary>Runs the state machine: one lock, events before every look, requests that block until the state lets them go.</summary>
internal sealed class StateEngine : IDisposable
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly SimulatedClock? _clock;
    private readonly Router _router = new();
    private readonly BlockedRequests _blocked = new();
    private readonly ITimer _timer;
    private readonly ServerState _server;

    public StateEngine(FakeLivyOptions options, TimeProvider time, ScriptBook scripts)
    {
        _time = time;
        _clock = time as SimulatedClock;
        _server = new ServerState(options, time, scripts);
        _timer = time.CreateTimer(static engine => ((StateEngine)engine!).Look(static _ => { }), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Answers a request; blocks as long as Livy would.</summary>
    public async Task<FakeLivyResponse> HandleAsync(Exchange exchange, CancellationToken cancellationToken)
    {
        FakeLivyResponse? response = null;
        BlockedRequest? waiter = null;
        Look(state =>
        {
            var answer = _router.Handle(state, exchange);
            response = answer.Response;
            if (answer.Ready is { } ready)
            {
                waiter = new BlockedRequest(answer.Subject!.Events, ready, _clock);
                _blocked.Add(waiter);
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
            Look(_ => _blocked.Remove(waiter!));
            throw;
        }
    }

    /// <summary>Looks at the state, or changes it, as of now; then lets go whom that has freed.</summary>
    public void Look(Action<ServerState> action)
    {
        List<BlockedRequest> freed = [];
        try
        {
            lock (_gate)
            {
                _server.Events.Pump();
                try
                {
                    action(_server);
                }
                finally
                {
                    freed = _blocked.Free(_server.Events.Changed);
                    ArmTimer();
                }
            }
        }
        finally
        {
            foreach (var request in freed)
            {
                request.Wake();
            }
        }
    }

    /// <summary>Forgets everything, ids included, and drops whoever is connected.</summary>
    public void Restart()
    {
        List<BlockedRequest> dropped = [];
        Look(state =>
        {
            state.Restart();
            dropped = _blocked.Drop();
        });
        dropped.ForEach(request => request.Wake());
    }

    /// <summary>What the server holds right now.</summary>
    public StateCounts Counts()
    {
        StateCounts counts = default;
        Look(state => counts = new StateCounts(
            state.Sessions.Count + state.Batches.Count,
            state.Sessions.Names + state.Batches.Names,
            state.Processes,
            state.Events.Count,
            _blocked.Count));
        return counts;
    }

    public void Dispose()
    {
        _timer.Dispose();
        lock (_gate)
        {
            _server.StopPrograms();
        }
    }

    private void ArmTimer()
    {
        var next = _blocked.Count == 0 ? null : _server.Events.NextDue();
        var wait = next is { } due ? TimeSpan.FromTicks(Math.Max(0, (due - _time.GetUtcNow()).Ticks)) : Timeout.InfiniteTimeSpan;

        // Real timers count whole milliseconds and may ring early; a ring too early would find nothing to do and be set again for zero.
        _timer.Change(wait == Timeout.InfiniteTimeSpan || _clock is not null ? wait : wait + TimeSpan.FromMilliseconds(1), Timeout.InfiniteTimeSpan);
    }
}
