namespace Livy.Client.Testing;

/// <summary>One interactive session: its life from <c>starting</c> to gone, its statements, jobs and files.</summary>
internal sealed class InteractiveSession : LivyEntry
{
    private readonly FakeLivyOptions _options;
    private string _state = "starting";

    public InteractiveSession(int id, SessionRequest request, FakeLivyOptions options, EventQueue events, ScriptBook scripts)
        : base(id, request.Name, new LogBuffer(options.CacheLogSize), new EntryEvents(events))
    {
        _options = options;
        Request = request;
        CreatedAt = Events.Now;
        LastActivity = Events.Now;
        Programs = new DriverPrograms(id, scripts);
        Statements = new StatementQueue(this, options, scripts);
        Jobs = new JobTable(this, options, scripts);
        Beat();
        Log.Open();
        RpcMaxSize = SessionConf.Number(request, "livy.rsc.rpc.max.size", options.RpcMaxSize);
        Begin(scripts.ForSession(request));
    }

    public SessionRequest Request { get; }

    public string Kind => Request.Kind;

    public DateTimeOffset CreatedAt { get; }

    /// <summary>Create, connect, statements, jobs and files count as activity; reading does not.</summary>
    public DateTimeOffset LastActivity { get; private set; }

    public DateTimeOffset? HeartbeatDeadline { get; private set; }

    public StatementQueue Statements { get; }

    public JobTable Jobs { get; }

    public DriverPrograms Programs { get; }

    /// <summary>The names of the jars and Python files that were added.</summary>
    public HashSet<string> Resources { get; } = new(StringComparer.Ordinal);

    /// <summary>True once the driver has called back.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>One of its statements begins to run.</summary>
    public Action<Statement>? WhenRunning { get; set; }

    public bool IsInterpreterBroken { get; set; }

    /// <summary><c>livy.rsc.rpc.max.size</c> of this session.</summary>
    public long RpcMaxSize { get; }

    /// <summary>The driver cannot be reached any more, which the state does not show.</summary>
    public bool IsChannelLost { get; private set; }

    /// <summary>The driver is gone and the server has not noticed: its calls hang.</summary>
    public bool IsDriverSilent { get; private set; }

    public override string State => _state is not "idle" ? _state : Statements.IsBusy && !Statements.IsFlickering ? "busy" : IsInterpreterBroken ? "error" : "idle";

    public override bool HasProcess => _state is "starting" or "idle" or "shutting_down";

    /// <summary>Livy's <c>ensureActive</c>: false once it shuts down.</summary>
    public bool IsActive => _state is "starting" or "idle";

    public void Touch() => LastActivity = Events.Now;

    /// <summary>Livy's own check before most that is asked of a session.</summary>
    public void CheckActive()
    {
        if (!IsActive)
        {
            throw LivyFault.Illegal("requirement failed: Session isn't active.");
        }
    }

    /// <summary>What needs an interpreter needs one that has started; a broken one counts.</summary>
    public void CheckRunning()
    {
        if (State is not ("idle" or "busy" or "error"))
        {
            throw LivyFault.Failed($"java.lang.IllegalStateException: Session is in state {State}");
        }
    }

    /// <summary>Any call on <c>/sessions/{id}…</c> feeds the heartbeat.</summary>
    public void Beat()
    {
        if (Request.HeartbeatTimeoutInSecond > 0)
        {
            HeartbeatDeadline = Events.Now + TimeSpan.FromSeconds(Request.HeartbeatTimeoutInSecond);
        }
    }

    public override void Stop()
    {
        if (!IsActive)
        {
            return;
        }

        // A driver that has not called back is simply killed.
        var time = _state is "starting" ? TimeSpan.FromTicks(_options.StopTime.Ticks / 5) : _options.StopTime;
        _state = "shutting_down";
        Abandon();
        Events.Schedule(time, () => Finish("dead"));
    }

    public void LoseChannel() => IsChannelLost = true;

    /// <summary>What every call says that would go over a lost channel.</summary>
    public void CheckChannel()
    {
        if (IsChannelLost && IsActive)
        {
            throw LivyFault.Failed("java.lang.IllegalStateException: RPC channel is closed.");
        }
    }

    /// <summary>The driver's process ends by itself. With <see cref="FakeLivyOptions.DriverLossTime"/> the server notices in steps, as a real one does.</summary>
    public void Crash()
    {
        if (_options.DriverLossTime <= TimeSpan.Zero || !IsConnected || !IsActive)
        {
            Die();
            return;
        }

        IsDriverSilent = true;
        Statements.Freeze();
        Events.Schedule(_options.DriverLossTime, LoseChannel);
        Events.Schedule(_options.DriverLossTime * 2, () => Die());
    }

    /// <summary>The driver is gone, whatever the reason.</summary>
    public void Die(string endState = "dead")
    {
        if (HasProcess)
        {
            Abandon();
            Finish(endState);
        }
    }

    private void Begin(SessionScript? script)
    {
        var time = script?.StartTime ?? _options.SessionStartTime;
        _ = script?.FailureLog is { } failure
            ? Events.Schedule(time, () => Fail(failure, script.FailureSteps))
            : Events.Schedule(time, Connect);
    }

    private void Connect()
    {
        _state = "idle";
        IsConnected = true;
        Log.Error(SparkLogs.SessionStart(Events.Now, Request.Name ?? $"livy-session-{Id}"));
        Jobs.Connect();
    }

    /// <summary>The start fails: the process ended and said why, or nobody called back in time and the server ends what it has started.</summary>
    private void Fail(IReadOnlyList<string> lines, IReadOnlyList<string> states)
    {
        Log.Error(lines);
        Abandon();
        Pass(states, 0);
    }

    private void Pass(IReadOnlyList<string> states, int at)
    {
        if (states[at] is "shutting_down")
        {
            _state = states[at];
        }
        else
        {
            Finish(states[at]);
        }

        if (at + 1 < states.Count)
        {
            Events.Schedule(_options.StopTime, () => Pass(states, at + 1));
        }
    }

    private void Finish(string endState)
    {
        _state = endState;
        End();
    }

    private void Abandon()
    {
        Events.CancelAll();
        Statements.Abandon();
        Jobs.Abandon();
        Programs.Stop();
    }
}
