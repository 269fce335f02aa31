namespace Livy.Client.Testing;

/// <summary>The job that is about to run; scripts decide by it.</summary>
public sealed class JobContext
{
    /// <summary>The id of the session.</summary>
    public required int SessionId { get; init; }

    /// <summary>The type, as sent: <c>spark</c> for Kryo bytes, <c>pyspark</c> for a pickle.</summary>
    public required string JobType { get; init; }

    /// <summary>The serialized job.</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>The full name of the class of a Java job, read from its Kryo bytes; <see langword="null"/> for a pickle.</summary>
    public string? ClassName => KryoJob.ReadClassName(Payload.Span);
}
