using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The body of <c>submit-job</c> and <c>run-job</c>.</summary>
public sealed class JobRequest
{
    /// <summary>The serialised job: Kryo for Spark, a pickle for PySpark. Sent in base64.</summary>
    [JsonPropertyName("job")]
    public required ReadOnlyMemory<byte> Job { get; init; }

    /// <summary><c>spark</c> or <c>pyspark</c>. The server does not check it, and a wrong one only shows when the job is read.</summary>
    [JsonPropertyName("jobType")]
    public required string JobType { get; init; }
}
