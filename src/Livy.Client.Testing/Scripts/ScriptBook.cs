namespace Livy.Client.Testing;

/// <summary>All scripts. The newest is asked first, so a test can override what its setup said.</summary>
internal sealed class ScriptBook
{
    private readonly List<StatementScript> statements = [];
    private readonly List<SessionScript> sessions = [];
    private readonly List<BatchScript> batches = [];
    private readonly List<JobScript> jobs = [];

    public StatementScript Add(StatementScript script) => Add(statements, script);

    public SessionScript Add(SessionScript script) => Add(sessions, script);

    public BatchScript Add(BatchScript script) => Add(batches, script);

    public JobScript Add(JobScript script) => Add(jobs, script);

    public StatementOutcome? ForStatement(StatementContext context)
    {
        foreach (StatementScript script in statements)
        {
            if (script.Run(context) is { } outcome)
            {
                return outcome;
            }
        }

        return null;
    }

    public SessionScript? ForSession(SessionRequest request) => sessions.Find(script => script.Take(request));

    public BatchScript ForBatch(BatchRequest request) => batches.Find(script => script.Take(request)) ?? new BatchScript(static _ => true);

    public JobScript? ForJob(JobContext context) => jobs.Find(script => script.Matches(context));

    private static T Add<T>(List<T> scripts, T script)
    {
        scripts.Insert(0, script);
        return script;
    }
}
