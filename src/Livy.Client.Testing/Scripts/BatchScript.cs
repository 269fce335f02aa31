namespace Livy.Client.Testing;

/// <summary>How a matching batch runs. Without further words it succeeds with a short log.</summary>
public sealed class BatchScript : Script<BatchRequest, BatchScript>
{
    private readonly List<string> _lines = [];
    private bool _hasLog;

    internal BatchScript(Func<BatchRequest, bool> matches)
        : base(matches)
    {
    }

    internal TimeSpan? Duration { get; private set; }

    internal string EndState { get; private set; } = "success";

    /// <summary>Prints these lines; batches print stderr into stdout. Without this call Spark's usual lines are printed.</summary>
    /// <param name="log">The lines, without line ends.</param>
    /// <returns>This script.</returns>
    public BatchScript Logs(params string[] log)
    {
        _hasLog = true;
        _lines.AddRange(log);
        return this;
    }

    /// <summary>Is <c>running</c> for this long.</summary>
    /// <param name="time">Simulated or real, as the clock of the fake is.</param>
    /// <returns>This script.</returns>
    public BatchScript Takes(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Duration = time;
        return this;
    }

    /// <summary>Ends as <c>success</c>; the default.</summary>
    /// <returns>This script.</returns>
    public BatchScript Succeeds()
    {
        EndState = "success";
        return this;
    }

    /// <summary>Ends as <c>dead</c>, as with any exit code but 0.</summary>
    /// <param name="log">Lines to print.</param>
    /// <returns>This script.</returns>
    public BatchScript Dies(params string[] log)
    {
        EndState = "dead";
        return log.Length == 0 ? this : Logs(log);
    }

    /// <summary>Ends as <c>killed</c>, as when somebody kills the application in YARN.</summary>
    /// <returns>This script.</returns>
    public BatchScript Killed()
    {
        EndState = "killed";
        return this;
    }

    internal IEnumerable<string> StartLog(BatchRequest request, DateTimeOffset now) =>
        _hasLog ? _lines : SparkLogs.BatchStart(now, request.Name ?? request.ClassName ?? request.File ?? "");

    internal IEnumerable<string> EndLog(BatchRequest request, DateTimeOffset now)
    {
        if (_hasLog)
        {
            return [];
        }

        var isPi = request.ClassName?.EndsWith("SparkPi", StringComparison.Ordinal) == true;
        return isPi ? SparkPi.Log(request, now) : SparkLogs.BatchEnd(now);
    }
}
