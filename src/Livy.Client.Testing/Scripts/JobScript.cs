namespace Livy.Client.Testing;

/// <summary>How a matching job of the programmatic API ends. Jobs without a script fail.</summary>
public sealed class JobScript : Script<JobContext, JobScript>
{
    private Func<JobContext, (byte[]? Result, string? Error)> _answer = static _ => (null, null);

    internal JobScript(Func<JobContext, bool> matches)
        : base(matches)
    {
    }

    internal TimeSpan? Duration { get; private set; }

    /// <summary>Succeeds with the serialized result; null is a result, too.</summary>
    /// <param name="result">The bytes: Kryo's for Java, for Python the base64 text of a pickle.</param>
    /// <returns>This script.</returns>
    public JobScript Returns(byte[]? result)
    {
        _answer = _ => (result, null);
        return this;
    }

    /// <summary>Fails with this text, a Java stack trace on a real server.</summary>
    /// <param name="error">The text.</param>
    /// <returns>This script.</returns>
    public JobScript Fails(string error)
    {
        _answer = _ => (null, error);
        return this;
    }

    /// <summary>Decides by the job how it ends.</summary>
    /// <param name="outcome">Makes the serialized result, or the text of an error; with an error the job fails.</param>
    /// <returns>This script.</returns>
    public JobScript Answers(Func<JobContext, (byte[]? Result, string? Error)> outcome)
    {
        _answer = outcome;
        return this;
    }

    /// <summary>Runs for this long.</summary>
    /// <param name="time">Simulated or real, as the clock of the fake is.</param>
    /// <returns>This script.</returns>
    public JobScript Takes(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Duration = time;
        return this;
    }

    internal (byte[]? Result, string? Error) Run(JobContext context) => _answer(context);
}
