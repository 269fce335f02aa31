namespace Livy.Client.Testing;

/// <summary>
/// The statements of a session: strictly one after another, all kinds in one queue. Only the newest are kept, whatever their state:
/// a running statement can be forgotten and still runs.
/// </summary>
internal sealed class StatementQueue(InteractiveSession session, FakeLivyOptions options, ScriptBook scripts)
{
    /// <summary>From the POST, or the end of the one before, to <c>running</c>.</summary>
    private static readonly TimeSpan DispatchTime = TimeSpan.FromMilliseconds(5);

    /// <summary><c>livy.rsc.job-cancel.trigger-interval</c>.</summary>
    private static readonly TimeSpan CancelInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>How long the session looks idle between the hidden <c>setJobGroup</c> and the code itself.</summary>
    private static readonly TimeSpan FlickerTime = TimeSpan.FromMilliseconds(5);

    /// <summary><c>livy.rsc.sql.num-rows</c> of a real server.</summary>
    private const int DefaultRows = 1_000;

    /// <summary>A few words of code can print very much; scripts may print what they like.</summary>
    private const int LongestInterpreted = 1 << 18;

    private readonly EntryEvents _events = session.Events;
    private readonly List<Statement> _retained = [];
    private readonly Queue<Statement> _waiting = new();
    private readonly SessionInterpreters _interpreters = new(SessionConf.Count(session.Request, "livy.rsc.sql.num-rows", DefaultRows));
    private readonly int _retention = SessionConf.Count(session.Request, "livy.rsc.retained-statements", options.RetainedStatements);
    private readonly TimeSpan _cancelTimeout = SessionConf.Time(session.Request, "livy.rsc.job-cancel.timeout", options.JobCancelTimeout);
    private Statement? _running;
    private ScheduledEvent? _dispatch;
    private ScheduledEvent? _end;
    private bool _hasRunPython;
    private int _nextId;

    public bool IsBusy => _running is not null || _waiting.Any(statement => statement.State is StatementStates.Waiting && statement.Kind is not CodeKinds.Shared);

    /// <summary>
    /// The session looks idle although a statement is on its way: spark and sql run a <c>setJobGroup</c> of their own first, so that one statement shows busy, idle, busy, idle,
    /// and before the first Python statement Python has to start. With others waiting the session stays busy.
    /// </summary>
    public bool IsFlickering => options.StateFlicker && (_running is { } statement ? IsBetweenJobs(statement) : IsPythonStarting);

    private bool IsPythonStarting => !_hasRunPython && _waiting is { Count: 1 } && _waiting.Peek().Kind is CodeKinds.PySpark;

    public IReadOnlyList<Statement> Retained => _retained;

    public Statement Submit(string code, string kind)
    {
        var statement = new Statement(_nextId++, LineEnds.ToUnix(code), kind);
        _retained.Add(statement);
        session.Held.Add(statement.Held);
        if (_retained.Count > _retention)
        {
            session.Held.Add(-_retained[0].Held);
            _retained.RemoveAt(0);
        }

        _waiting.Enqueue(statement);
        Dispatch();
        return statement;
    }

    public Statement Find(int id) =>
        _retained.Find(statement => statement.Id == id) ?? throw new LivyFault(LivyFaultKind.StatementNotFound, "Statement not found");

    /// <summary>Fire and forget, as in Livy: unknown, finished and evicted ids are fine.</summary>
    public void Cancel(int id)
    {
        var statement = _retained.Find(candidate => candidate.Id == id);
        switch (statement?.State)
        {
            case StatementStates.Waiting:
                statement.State = StatementStates.Cancelled;
                statement.Completed = _events.NowMilliseconds;
                break;
            case StatementStates.Running:
                statement.State = StatementStates.Cancelling;
                if (statement.Outcome is { IgnoresCancel: true })
                {
                    _events.Schedule(_cancelTimeout, () => Force(statement));
                }
                else
                {
                    _events.Cancel(_end);
                    _end = _events.Schedule(CancelInterval, () => Finish(statement, DriverFaults.CancelledOutput(statement.Id, statement.Kind)));
                }

                break;
        }
    }

    /// <summary>The driver is gone, but nobody knows yet: nothing moves any more.</summary>
    public void Freeze()
    {
        _events.Cancel(_dispatch);
        _events.Cancel(_end);
    }

    /// <summary>The driver is gone, and everything in it.</summary>
    public void Abandon()
    {
        _waiting.Clear();
        session.Held.Add(-_retained.Sum(statement => statement.Held));
        _retained.Clear();
        _running = null;
    }

    private void Dispatch()
    {
        if (_running is null && _dispatch is null or { IsCancelled: true } && _waiting.Count > 0)
        {
            _dispatch = _events.Schedule(DispatchTime, Next);
        }
    }

    private void Next()
    {
        while (_running is null && _waiting.TryDequeue(out Statement? statement))
        {
            if (statement.State is StatementStates.Cancelled)
            {
                // The driver stamps it a second time when the queue comes to it.
                statement.Completed = _events.NowMilliseconds;
            }
            else if (statement.Kind is not CodeKinds.Shared)
            {
                Run(statement);
            }
        }
    }

    /// <summary>Clients put marks there; Livy's interpreters do not look at it.</summary>
    private static string WithoutBlankEnd(string code)
    {
        var end = code.LastIndexOf('\n');
        return end >= 0 && end < code.Length - 1 && code.AsSpan(end).IsWhiteSpace() ? code[..end] : code;
    }

    private void Run(Statement statement)
    {
        session.WhenRunning?.Invoke(statement);
        var context = new StatementContext()
        {
            Id = statement.Id,
            SessionId = session.Id,
            SessionName = session.Name,
            Code = WithoutBlankEnd(statement.Code),
            Kind = statement.Kind,
        };
        var scripted = Guarded(context, Scripted);
        if (scripted is not null)
        {
            _interpreters.Overlook(context);
        }

        var outcome = scripted ?? Guarded(context, Interpret)!;
        outcome.Length = outcome.Duration ?? options.StatementTime;
        _running = statement;
        _hasRunPython |= statement.Kind is CodeKinds.PySpark;
        statement.State = StatementStates.Running;
        statement.StartedAt = _events.Now;
        statement.Started = _events.NowMilliseconds;
        statement.Outcome = outcome;
        _end = _events.Schedule(outcome.Length, () => Finish(statement, outcome.Output));
    }

    private StatementOutcome? Scripted(StatementContext context) => session.Programs.Run(context) is not { } reply ? scripts.ForStatement(context) : new StatementOutcome
    {
        Output = reply.Error is { } error ? Outputs.Error(context.Id, "Error", error) : Outputs.Text(context.Id, reply.Text),
        Duration = reply.Duration,
    };

    /// <summary>Scripts are the test's own code, and interpreters take whatever a client sends: what they throw must be seen by the test, and not upset the server.</summary>
    private static StatementOutcome? Guarded(StatementContext context, Func<StatementContext, StatementOutcome?> run)
    {
        try
        {
            return run(context);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new StatementOutcome { Output = Outputs.Error(context.Id, "FakeLivy", $"What answers this statement threw {failure.GetType().Name}: {failure.Message}") };
        }
    }

    private StatementOutcome Interpret(StatementContext context)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var outcome = _interpreters.Run(context) with { IsInterpreted = true };
        Garbage.Leave(GC.GetAllocatedBytesForCurrentThread() - allocated);
        return outcome.Output.Length <= LongestInterpreted ? outcome
            : outcome with { Output = Outputs.Error(context.Id, "FakeLivy", $"An output of {outcome.Output.Length} characters is beyond the built-in interpreters. Add a script: livy.OnStatement(...).Returns(...).") };
    }

    private void Finish(Statement statement, string output)
    {
        var outcome = statement.Outcome!;
        session.Log.Out(outcome.LogLines);
        if (outcome.KillsSession)
        {
            session.Crash();
            return;
        }

        _running = null;

        statement.State = statement.State is StatementStates.Running ? StatementStates.Available : StatementStates.Cancelled;
        statement.Output = output;
        if (outcome.IsInterpreted && _retained.Contains(statement))
        {
            statement.Held += HeldBytes.OfText(output.Length);
            session.Held.Add(HeldBytes.OfText(output.Length));
        }

        Stamp(statement);
        if (outcome.BreaksInterpreter)
        {
            session.IsInterpreterBroken = true;
            _interpreters.Break(statement.Kind);
        }
        else if (outcome.IsSuccess && _interpreters.HasBroken && !_interpreters.IsBroken(statement.Kind))
        {
            // Livy forgets the dead interpreter as soon as another one succeeds.
            session.IsInterpreterBroken = false;
        }

        // The busy → idle edge counts as activity.
        if (!IsBusy)
        {
            session.Touch();
        }

        Dispatch();
    }

    private bool IsBetweenJobs(Statement statement) =>
        _waiting.Count == 0 && statement.Kind is (CodeKinds.Spark or CodeKinds.Sql) && _events.Now - statement.StartedAt < FlickerTime;

    /// <summary>The driver sets the state first, and the time after it.</summary>
    private void Stamp(Statement statement)
    {
        if (options.CompletedDelay > TimeSpan.Zero)
        {
            _events.Schedule(options.CompletedDelay, () => statement.Completed = _events.NowMilliseconds);
        }
        else
        {
            statement.Completed = _events.NowMilliseconds;
        }
    }

    /// <summary>The code did not react: cancelled by decree, its output comes later, the queue still waits for it.</summary>
    private void Force(Statement statement)
    {
        if (statement.State is StatementStates.Cancelling)
        {
            statement.State = StatementStates.Cancelled;
            statement.Completed = _events.NowMilliseconds;
        }
    }
}
