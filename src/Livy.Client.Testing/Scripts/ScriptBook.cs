namespace Livy.Client.Testing;

/// <summary>
/// All scripts. The newest is asked first, so a test can override what its setup said. Tests add scripts while requests are served, hence the copies.
/// </summary>
internal sealed class ScriptBook
{
    private StatementScript[] statements = [];
    private SessionScript[] sessions = [];
    private BatchScript[] batches = [];
    private JobScript[] jobs = [];

    public StatementScript Add(StatementScript script) => Add(ref statements, script);

    public SessionScript Add(SessionScript script) => Add(ref sessions, script);

    public BatchScript Add(BatchScript script) => Add(ref batches, script);

    public JobScript Add(JobScript script) => Add(ref jobs, script);

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

    public SessionScript? ForSession(SessionRequest request) => Array.Find(sessions, script => script.Take(request));

    public BatchScript ForBatch(BatchRequest request) => Array.Find(batches, script => script.Take(request)) ?? new BatchScript(static _ => true);

    public JobScript? ForJob(JobContext context) => Array.Find(jobs, script => script.Matches(context));

    private static T Add<T>(ref T[] scripts, T script)
        where T : class
    {
        T[] seen;
        do
        {
            seen = scripts;
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref scripts, [script, .. seen], seen), seen));
        return script;
    }
}
