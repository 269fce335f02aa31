using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>Links to pages of the Spark application, where the cluster manager gives them.</summary>
public sealed class AppInfo
{
    /// <summary>The log of the driver, as the server writes it; <see cref="SessionInfo.DriverLogUri"/> is the same for a browser.</summary>
    [JsonPropertyName("driverLogUrl")]
    public string? DriverLogUrl { get; init; }

    /// <summary>Spark's own page of the application, as the server writes it; <see cref="SessionInfo.SparkUiUri"/> is the same for a browser.</summary>
    [JsonPropertyName("sparkUiUrl")]
    public string? SparkUiUrl { get; init; }

    /// <summary>The logs of the executors; from Livy 0.9.</summary>
    [JsonPropertyName("executorLogUrls")]
    public string? ExecutorLogUrls { get; init; }

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>An address for a browser; <see langword="null"/> for anything but http and https, so that a server can not have a script or a file opened.</summary>
    internal static Uri? ToUri(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri : null;
}
