using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>Links to pages of the Spark application, where the cluster manager gives them.</summary>
public sealed class AppInfo
{
    /// <summary>The log of the driver.</summary>
    [JsonPropertyName("driverLogUrl")]
    public string? DriverLogUrl { get; init; }

    /// <summary>Spark's own page of the application.</summary>
    [JsonPropertyName("sparkUiUrl")]
    public string? SparkUiUrl { get; init; }

    /// <summary>The logs of the executors; from Livy 0.9.</summary>
    [JsonPropertyName("executorLogUrls")]
    public string? ExecutorLogUrls { get; init; }

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
