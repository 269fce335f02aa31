using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>A programmatic job as the server shows it.</summary>
public sealed class JobInfo
{
    /// <summary>The number of the job in its session, from 1.</summary>
    [JsonPropertyName("id")]
    public required long Id { get; init; }

    /// <summary>The state; <see cref="JobState.Unknown"/> if the server does not say it.</summary>
    [JsonPropertyName("state")]
    public JobState State { get; init; }

    /// <summary>The result of a succeeded job, serialised by the language of the job: Kryo for Spark, the base64 text of a pickle for PySpark; <see langword="null"/> for none. Travels in base64.</summary>
    [JsonPropertyName("result")]
    public ReadOnlyMemory<byte>? Result { get; init; }

    /// <summary>The stack trace of a failed job.</summary>
    [JsonPropertyName("error")]
    public string? Error { get; init; }

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
