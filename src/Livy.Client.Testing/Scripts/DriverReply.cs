namespace Livy.Client.Testing;

/// <summary>How an <see cref="IDriverProgram"/> lets a job or a statement end.</summary>
public sealed class DriverReply
{
    private DriverReply(byte[]? result, string text, string? error, TimeSpan? duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration ?? TimeSpan.Zero, TimeSpan.Zero, nameof(duration));
        (Result, Text, Error, Duration) = (result, text, error, duration);
    }

    /// <summary>The serialized result of a job.</summary>
    internal byte[]? Result { get; }

    /// <summary>The <c>text/plain</c> output of a statement.</summary>
    internal string Text { get; }

    internal string? Error { get; }

    internal TimeSpan? Duration { get; }

    /// <summary>A job succeeds.</summary>
    /// <param name="result">Its serialized result: Kryo's for Java, for Python the base64 text of a pickle. The array is not copied.</param>
    /// <param name="duration">How long it runs. Default: <see cref="FakeLivyOptions.JobTime"/>.</param>
    /// <returns>The reply.</returns>
    public static DriverReply Returns(byte[]? result, TimeSpan? duration = null) => new(result, string.Empty, null, duration);

    /// <summary>A statement succeeds with a <c>text/plain</c> output.</summary>
    /// <param name="text">The text, exactly as it is to come back.</param>
    /// <param name="duration">How long it runs. Default: <see cref="FakeLivyOptions.StatementTime"/>.</param>
    /// <returns>The reply.</returns>
    public static DriverReply Prints(string text, TimeSpan? duration = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DriverReply(null, text, null, duration);
    }

    /// <summary>A job or a statement fails.</summary>
    /// <param name="error">The text of the error.</param>
    /// <param name="duration">How long it runs. Default: as for one that succeeds.</param>
    /// <returns>The reply.</returns>
    public static DriverReply Fails(string error, TimeSpan? duration = null)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new DriverReply(null, string.Empty, error, duration);
    }
}
