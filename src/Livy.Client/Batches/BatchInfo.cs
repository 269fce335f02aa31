using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>A batch as the server shows it.</summary>
/// <remarks>Only <see cref="Id"/> is always there.</remarks>
public sealed class BatchInfo : IApplicationInfo
{
    /// <summary>The id.</summary>
    [JsonPropertyName("id")]
    public required LivyId Id { get; init; }

    /// <summary>The state; <see cref="BatchState.Unknown"/> if the server does not say it.</summary>
    [JsonPropertyName("state")]
    public BatchState State { get; init; }

    /// <summary>The name given at the creation.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>The id of the application at the cluster manager; <see langword="null"/> in local mode and until it is known.</summary>
    [JsonPropertyName("appId")]
    public string? AppId { get; init; }

    /// <summary>The authenticated user who created it; <see langword="null"/> without authentication.</summary>
    [JsonPropertyName("owner")]
    public string? Owner { get; init; }

    /// <summary>The user it runs as; <see langword="null"/> where impersonation is off, whatever was asked for.</summary>
    [JsonPropertyName("proxyUser")]
    public string? ProxyUser { get; init; }

    /// <summary>Links to pages of the application.</summary>
    [JsonPropertyName("appInfo")]
    public AppInfo? AppInfo { get; init; }

    /// <summary>Spark's own page of the application, for a browser; <see langword="null"/> in local mode, until it is known, and after the end.</summary>
    [JsonIgnore]
    public Uri? SparkUiUri => AppInfo.ToUri(AppInfo?.SparkUiUrl);

    /// <summary>The log of the driver at the cluster manager, for a browser; <see langword="null"/> in local mode and until it is known.</summary>
    [JsonIgnore]
    public Uri? DriverLogUri => AppInfo.ToUri(AppInfo?.DriverLogUrl);

    /// <summary>The last lines of the log, at most ten; empty if the caller may not see them.</summary>
    [JsonConverter(typeof(LogLinesConverter))]
    [JsonPropertyName("log")]
    public IReadOnlyList<string> Log { get; init => field = value ?? []; } = [];

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
