namespace Livy.Client.Testing;

/// <summary>The jobs of a session. They run beside the statements; a terminal status can be read once, a cancelled job not at all.</summary>
internal sealed class JobTable(InteractiveSession session, FakeLivyOptions options, ScriptBook scripts)
{
    /// <summary>What a job takes beside what was sent for it; Livy never forgets one of a living session.</summary>
    private const int JobSize = 128;
    private static readonly TimeSpan QueueTime = TimeSpan.FromMilliseconds(5);
    private readonly Dictionary<long, Job> _jobs = [];
    private int _blocking;
    private int _lastId;

    /// <summary>A <c>run-job</c> is on the driver's RPC thread: nobody else is heard.</summary>
    public bool IsBlocking => _blocking > 0;

    public Job Submit(byte[] payload, string? jobType, bool isSync = false)
    {
        var job = new Job(++_lastId, NewUuid(), jobType) { Payload = payload, IsSync = isSync };
        session.Held.Add(JobSize + payload.Length);
        _jobs.Add(job.Id, job);
        if (jobType is null || CodeKinds.Parse(jobType) is null)
        {
            // The driver refuses it, and the server drops that answer.
            job.State = JobStates.Lost;
        }
        else if (session.IsConnected)
        {
            Start(job);
        }

        return job;
    }

    /// <summary>The driver is up: what was submitted before starts now.</summary>
    public void Connect()
    {
        foreach (var job in _jobs.Values)
        {
            if (job.State is JobStates.Queued)
            {
                Start(job);
            }
        }
    }

    /// <summary>Reads a status. The driver forgets a terminal one with that.</summary>
    public Job Read(long id)
    {
        if (!_jobs.TryGetValue(id, out Job? job))
        {
            throw LivyFault.Failed($"java.util.NoSuchElementException: key not found: {id}");
        }

        if (job.State == JobStates.Lost)
        {
            throw DriverFaults.JobForgotten(job.Uuid);
        }

        var seen = job.Copy();
        if (job.State is JobStates.Succeeded or JobStates.Failed)
        {
            job.State = JobStates.Lost;
            job.Result = null;
        }

        return seen;
    }

    public void Cancel(long id) => _jobs.Remove(id);

    /// <summary>It never reached the driver.</summary>
    public void Lose(Job job) => job.State = JobStates.Lost;

    public void Abandon()
    {
        _jobs.Clear();
        _blocking = 0;
    }

    private void Start(Job job)
    {
        var context = new JobContext { SessionId = session.Id, JobType = job.JobType!, Payload = job.Payload };
        session.Held.Add(-job.Payload.Length);
        job.Payload = [];
        var (duration, result, error) = Outcome(context);
        _blocking += job.IsSync ? 1 : 0;
        session.Events.Schedule(QueueTime, () => job.State = JobStates.Started);
        session.Events.Schedule(QueueTime + (duration ?? options.JobTime), () =>
        {
            job.State = error is null ? JobStates.Succeeded : JobStates.Failed;
            job.Result = result;
            job.Error = error;
            _blocking = Math.Max(0, _blocking - (job.IsSync ? 1 : 0));
        });
    }

    /// <summary>The test's own code runs in here; what it throws must be seen by the test, and not upset the server.</summary>
    private (TimeSpan? Duration, byte[]? Result, string? Error) Outcome(JobContext context)
    {
        try
        {
            if (session.Programs.Run(context) is { } reply)
            {
                return (reply.Duration, reply.Result, reply.Error);
            }

            var script = scripts.ForJob(context);
            var (result, error) = script?.Run(context) ?? (null, "FakeLivy: no script matches this job. Add one: livy.OnJob(...).Returns(...).");
            return (script?.Duration, result, error);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return (null, null, $"FakeLivy: the script for this job threw {failure.GetType().Name}: {failure.Message}");
        }
    }

    /// <summary>Looks like a UUID and is the same in every run.</summary>
    private string NewUuid() => $"00000000-0000-4000-{0x8000 + (session.Id & 0xFFF):x4}-{_lastId:x12}";
}
