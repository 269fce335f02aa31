namespace Livy.Client.Testing;

/// <summary>What running a piece of code comes to.</summary>
internal sealed record StatementOutcome
{
    /// <summary>The output as JSON text, <c>execution_count</c> included.</summary>
    public required string Output { get; init; }

    /// <summary>Whether an interpreter has made it of what a client sent.</summary>
    public bool IsInterpreted { get; init; }

    /// <summary>How long it runs; null for the default.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The values shown one after another while it runs.</summary>
    public IReadOnlyList<double> Progress { get; init; } = [];

    /// <summary>Code outside Spark is not interrupted: it finishes, and leaves its output on a cancelled statement.</summary>
    public bool IgnoresCancel { get; init; }

    /// <summary>The driver ends with the code: the session dies, the statement is lost.</summary>
    public bool KillsSession { get; init; }

    /// <summary>The interpreter of this kind dies: the session turns to <c>error</c>.</summary>
    public bool BreaksInterpreter { get; init; }

    /// <summary>Lines the code leaves in the session's log.</summary>
    public IReadOnlyList<string> LogLines { get; init; } = [];

    /// <summary>The length it really has, for the progress.</summary>
    public TimeSpan Length { get; set; }

    public bool IsSuccess => Output.StartsWith("{\"status\":\"ok\"", StringComparison.Ordinal);

    public double ProgressAfter(TimeSpan time)
    {
        if (Progress.Count == 0 || Length <= TimeSpan.Zero)
        {
            return 0;
        }

        var step = (int)(time.Ticks * Progress.Count / Length.Ticks);
        return Progress[Math.Clamp(step, 0, Progress.Count - 1)];
    }
}
