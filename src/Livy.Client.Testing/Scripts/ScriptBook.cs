namespace Livy.Client.Testing;

/// <summary>
/// All scripts. The newest is asked first, so a test can override what its setup said. Tests add scripts while requests are served, hence the copies.
/// </summary>
internal sealed class ScriptBook
{
    private StatementScript[] _statements = [];
    private CompletionScript[] _completions = [];
    private SessionScript[] _sessions = [];
    private BatchScript[] _batches = [];
    private JobScript[] _jobs = [];
    private Func<int, IDriverProgram>[] _driverPrograms = [];

    /// <summary>What starts the programs on the driver of a session, the newest first.</summary>
    public IReadOnlyList<Func<int, IDriverProgram>> DriverPrograms => _driverPrograms;

    public StatementScript Add(StatementScript script) => Add(ref _statements, script);

    public CompletionScript Add(CompletionScript script) => Add(ref _completions, script);

    public SessionScript Add(SessionScript script) => Add(ref _sessions, script);

    public BatchScript Add(BatchScript script) => Add(ref _batches, script);

    public JobScript Add(JobScript script) => Add(ref _jobs, script);

    public void Add(Func<int, IDriverProgram> start) => Add(ref _driverPrograms, start);

    public StatementOutcome? ForStatement(StatementContext context)
    {
        foreach (var script in _statements)
        {
            if (script.Run(context) is { } outcome)
            {
                return outcome;
            }
        }

        return null;
    }

    public CompletionScript? ForCompletion(CompletionContext context) => Array.Find(_completions, script => script.Take(context));

    public SessionScript? ForSession(SessionRequest request) => Array.Find(_sessions, script => script.Take(request));

    public BatchScript ForBatch(BatchRequest request) => Array.Find(_batches, script => script.Take(request)) ?? new BatchScript(static _ => true);

    public JobScript? ForJob(JobContext context) => Array.Find(_jobs, script => script.Take(context));

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
