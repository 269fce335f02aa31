using System.Globalization;

namespace Livy.Client.Testing;

/// <summary>
/// The statements of a session: strictly one after another, all kinds in one queue. Only the newest are kept, whatever their state:
/// a running statement can be forgotten and still runs.
/// </summary>
internal sealed class StatementQueue(InteractiveSession session, FakeLivyOptions options, EventQueue events, ScriptBook scripts)
{
    /// <summary>From the POST, or the end of the one before, to <c>running</c>.</summary>
    private static readonly TimeSpan DispatchTime = TimeSpan.FromMilliseconds(5);

    /// <summary><c>livy.rsc.job-cancel.trigger-interval</c>.</summary>
    private static readonly TimeSpan CancelInterval = TimeSpan.FromMilliseconds(100);

    private readonly List<Statement> retained = [];
    private readonly Queue<Statement> waiting = new();
    private readonly SessionInterpreters interpreters = new();
    private readonly int retention = IntConf(session.Request, "livy.rsc.retained-statements", options.RetainedStatements);
    private readonly TimeSpan cancelTimeout = TimeConf(session.Request, "livy.rsc.job-cancel.timeout", options.JobCancelTimeout);
    private Statement? running;
    private ScheduledEvent? dispatch;
    private ScheduledEvent? end;
    private int nextId;

    public bool IsBusy => running is not null || waiting.Any(statement => statement.State is StatementStates.Waiting && statement.Kind is not CodeKinds.Shared);

    public IReadOnlyList<Statement> Retained => retained;

    public Statement Submit(string code, string kind)
    {
        Statement statement = new(nextId++, code, kind);
        retained.Add(statement);
        if (retained.Count > retention)
        {
            retained.RemoveAt(0);
        }

        waiting.Enqueue(statement);
        Dispatch();
        return statement;
    }

    public Statement Find(int id) =>
        retained.Find(statement => statement.Id == id) ?? throw new Refusal(Replies.Quoted(404, "Statement not found"));

    /// <summary>Fire and forget, as in Livy: unknown, finished and evicted ids are fine.</summary>
    public void Cancel(int id)
    {
        Statement? statement = retained.Find(candidate => candidate.Id == id);
        switch (statement?.State)
        {
            case StatementStates.Waiting:
                statement.State = StatementStates.Cancelled;
                statement.Completed = events.NowMilliseconds;
                break;
            case StatementStates.Running:
                statement.State = StatementStates.Cancelling;
                if (statement.Outcome is { IgnoresCancel: true })
                {
                    events.Schedule(cancelTimeout, () => Force(statement));
                }
                else
                {
                    events.Cancel(end);
                    end = events.Schedule(CancelInterval, () => Finish(statement, Outputs.JobCancelled(statement.Id, statement.Kind)));
                }

                break;
        }
    }

    /// <summary>The driver is gone, and everything in it.</summary>
    public void Abandon()
    {
        events.Cancel(dispatch);
        events.Cancel(end);
        waiting.Clear();
        retained.Clear();
        running = null;
    }

    private void Dispatch()
    {
        if (running is null && dispatch is null or { IsCancelled: true } && waiting.Count > 0)
        {
            dispatch = events.Schedule(DispatchTime, Next);
        }
    }

    private void Next()
    {
        while (running is null && waiting.TryDequeue(out Statement? statement))
        {
            if (statement.State is StatementStates.Cancelled)
            {
                // The driver stamps it a second time when the queue comes to it.
                statement.Completed = events.NowMilliseconds;
            }
            else if (statement.Kind is not CodeKinds.Shared)
            {
                Run(statement);
            }
        }
    }

    private void Run(Statement statement)
    {
        StatementContext context = new()
        {
            Id = statement.Id,
            SessionId = session.Id,
            SessionName = session.Name,
            Code = statement.Code,
            Kind = statement.Kind,
        };
        StatementOutcome? scripted = Script(context);
        if (scripted is not null)
        {
            interpreters.Overlook(context);
        }

        StatementOutcome outcome = scripted ?? interpreters.Run(context);
        outcome.Length = outcome.Duration ?? options.StatementTime;
        running = statement;
        statement.State = StatementStates.Running;
        statement.StartedAt = events.Now;
        statement.Started = events.NowMilliseconds;
        statement.Outcome = outcome;
        end = events.Schedule(outcome.Length, () => Finish(statement, outcome.Output));
    }

    /// <summary>The test's own code runs in here; what it throws must be seen by the test and not upset the server.</summary>
    private StatementOutcome? Script(StatementContext context)
    {
        try
        {
            return scripts.ForStatement(context);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new StatementOutcome { Output = Outputs.Error(context.Id, "FakeLivy", $"The script for this statement threw {failure.GetType().Name}: {failure.Message}") };
        }
    }

    private void Finish(Statement statement, string output)
    {
        StatementOutcome outcome = statement.Outcome!;
        session.Log.Out(outcome.LogLines);
        running = null;
        if (outcome.KillsSession)
        {
            session.Die();
            return;
        }

        statement.State = statement.State is StatementStates.Running ? StatementStates.Available : StatementStates.Cancelled;
        statement.Output = output;
        statement.Completed = events.NowMilliseconds;
        if (outcome.BreaksInterpreter)
        {
            session.IsInterpreterBroken = true;
            interpreters.Break(statement.Kind);
        }
        else if (outcome.IsSuccess && interpreters.HasBroken && !interpreters.IsBroken(statement.Kind))
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

    /// <summary>The code did not react: cancelled by decree, its output comes later, the queue still waits for it.</summary>
    private void Force(Statement statement)
    {
        if (statement.State is StatementStates.Cancelling)
        {
            statement.State = StatementStates.Cancelled;
            statement.Completed = events.NowMilliseconds;
        }
    }

    private static int IntConf(SessionRequest request, string key, int fallback) =>
        request.Conf.TryGetValue(key, out string? text) && int.TryParse(text, CultureInfo.InvariantCulture, out int value) ? value : fallback;

    private static TimeSpan TimeConf(SessionRequest request, string key, TimeSpan fallback) =>
        request.Conf.TryGetValue(key, out string? text) && text is not null && TimeStrings.TryParse(text, out TimeSpan value) ? value : fallback;
}
