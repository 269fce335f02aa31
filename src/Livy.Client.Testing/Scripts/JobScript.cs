namespace Livy.Client.Testing;

/// <summary>How a matching job of the programmatic API ends. Jobs without a script fail.</summary>
public sealed class JobScript
{
    private readonly Func<JobContext, bool> matches;

    internal JobScript(Func<JobContext, bool> matches) => this.matches = matches;

    internal TimeSpan? Duration { get; private set; }

    internal byte[]? Result { get; private set; }

    internal string? Error { get; private set; }

    /// <summary>Succeeds with the serialized result; null is a result, too.</summary>
    /// <param name="result">The bytes: Kryo's for Java, for Python the base64 text of a pickle.</param>
    /// <returns>This script.</returns>
    public JobScript Returns(byte[]? result)
    {
        Result = result;
        Error = null;
        return this;
    }

    /// <summary>Fails with this text, a Java stack trace on a real server.</summary>
    /// <param name="error">The text.</param>
    /// <returns>This script.</returns>
    public JobScript Fails(string error)
    {
        Error = error;
        return this;
    }

    /// <summary>Runs for this long.</summary>
    /// <param name="time">Simulated or real, as the clock of the fake is.</param>
    /// <returns>This script.</returns>
    public JobScript Takes(TimeSpan time)
    {
        Duration = time;
        return this;
    }

    internal bool Matches(JobContext context) => matches(context);
}
