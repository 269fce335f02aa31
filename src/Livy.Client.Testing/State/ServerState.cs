namespace Livy.Client.Testing;

/// <summary>Everything a Livy server keeps in memory; recovery is off, so all of it is gone after a restart.</summary>
internal sealed class ServerState
{
    /// <summary>What a session or batch takes beside what was sent for it.</summary>
    private const int EntrySize = 1_024;
    private readonly HeldBytes _held = new();

    public ServerState(FakeLivyOptions options, TimeProvider time, ScriptBook scripts)
    {
        Options = options;
        Scripts = scripts;
        Events = new EventQueue(time);
        StartHousekeeping();
    }

    public FakeLivyOptions Options { get; }

    public ScriptBook Scripts { get; }

    public EventQueue Events { get; }

    public EntryManager<InteractiveSession> Sessions { get; } = new();

    public EntryManager<BatchSession> Batches { get; } = new();

    /// <summary>Who is told of everything; null for nobody.</summary>
    public IStateObserver? Observer { get; set; }

    /// <summary>The drivers and spark-submit processes that live.</summary>
    public int Processes { get; private set; }

    public void Restart()
    {
        Observer?.OnRestart();
        StopPrograms();
        Sessions.Clear();
        Batches.Clear();
        Events.Clear();
        Processes = 0;
        StartHousekeeping();
    }

    /// <summary>Ends what stands on the drivers beside the interpreters.</summary>
    public void StopPrograms()
    {
        foreach (var session in Sessions.All)
        {
            session.Programs.Stop();
        }
    }

    /// <summary>The check that comes before everything else in a create, the parsing of its body included.</summary>
    public void CheckCapacity()
    {
        if (Processes >= Options.MaxCreation)
        {
            throw LivyFault.Illegal("Rejected, too many sessions are being created!");
        }
    }

    /// <summary>The check that this server has and a real one has not: nothing that clients send may end the process it runs in.</summary>
    public void CheckRoom(long bytes)
    {
        if (_held.Total + bytes > Options.MemoryLimit)
        {
            throw new LivyFault(LivyFaultKind.TooLarge, $"FakeLivy holds {_held.Total} bytes of its clients, and {bytes} more would be above {nameof(FakeLivyOptions)}.{nameof(FakeLivyOptions.MemoryLimit)}.");
        }
    }

    public InteractiveSession CreateSession(int id, SessionRequest request, string? owner, long size)
    {
        var held = EntrySize + HeldBytes.OfText(size);
        CheckRoom(held);
        var session = new InteractiveSession(id, request, Options, Events, Scripts) { Owner = owner, ProxyUser = request.ProxyUser, Held = new HeldBytes(_held) };
        session.Held.Add(held);
        session.WhenRunning = statement => Observer?.OnRunning(session, statement);
        Sessions.Add(session);
        CountProcess(session);
        return session;
    }

    /// <summary>Stores the batch before it is launched: what is refused from here on stays behind.</summary>
    public BatchSession RegisterBatch(int id, BatchRequest request, string? owner, long size)
    {
        var held = EntrySize + HeldBytes.OfText(size);
        CheckRoom(held);
        var batch = new BatchSession(id, request, Options, Events) { Owner = owner, ProxyUser = request.ProxyUser, Held = new HeldBytes(_held) };
        batch.Held.Add(held);
        Batches.Add(batch);
        return batch;
    }

    public void Launch(BatchSession batch)
    {
        Observer?.OnLaunched(batch);
        batch.Launch(Scripts.ForBatch(batch.Request));
        CountProcess(batch);
    }

    /// <summary>Refusals of a create say so from 0.8 on.</summary>
    public LivyFault Rejected(string reason) => LivyFault.Illegal(Options.Profile >= LivyProfile.Livy08 ? "Rejected, Reason: " + reason : reason);

    private void CountProcess(LivyEntry entry)
    {
        Processes++;
        entry.WhenEnded = () =>
        {
            Processes--;
            Observer?.OnEnded(entry);
        };
    }

    private void StartHousekeeping()
    {
        Events.Every(Options.GarbageCollectionInterval, CollectGarbage);
        Events.Every(Options.HeartbeatWatchdogInterval, CheckHeartbeats);
    }

    private void CollectGarbage()
    {
        foreach (var session in Sessions.All.Where(IsOver).ToList())
        {
            Remove(session);
        }

        foreach (var batch in Batches.All.Where(batch => Events.Now - batch.FinishedAt > Options.StateRetain).ToList())
        {
            Batches.Remove(batch);
        }
    }

    private bool IsOver(InteractiveSession session)
    {
        if (session.FinishedAt is { } finished)
        {
            return Events.Now - finished > Options.StateRetain;
        }

        // In 0.8 the field named ttl is the idle timeout.
        var idle = Options.Profile == LivyProfile.Livy08 ? session.Request.Ttl : session.Request.IdleTimeout;
        var isIdle = Options.TimeoutCheck && Events.Now - session.LastActivity > Time(idle, Options.SessionTimeout);
        var isOld = Options.Profile == LivyProfile.Livy09 && Options.TtlCheck && Events.Now - session.CreatedAt > Time(session.Request.Ttl, Options.SessionTtl);
        return isIdle || isOld;
    }

    private void CheckHeartbeats()
    {
        foreach (var session in Sessions.All.Where(session => session.HeartbeatDeadline < Events.Now).ToList())
        {
            Remove(session);
        }
    }

    private void Remove(InteractiveSession session)
    {
        session.Die();
        Sessions.Remove(session);
    }

    private static TimeSpan Time(string? text, TimeSpan fallback) => text is not null && TimeStrings.TryParse(text, out TimeSpan time) ? time : fallback;
}
