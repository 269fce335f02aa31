using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>A session as the server shows it.</summary>
/// <remarks>Only <see cref="Id"/> is always there. Livy 0.7 shows nothing of the request but name, kind and proxy user.</remarks>
public sealed class SessionInfo : IApplicationInfo
{
    /// <summary>The id.</summary>
    [JsonPropertyName("id")]
    public required LivyId Id { get; init; }

    /// <summary>The state; <see cref="SessionState.Unknown"/> if the server does not say it.</summary>
    [JsonPropertyName("state")]
    public SessionState State { get; init; }

    /// <summary>The kind.</summary>
    [JsonPropertyName("kind")]
    public SessionKind? Kind { get; init; }

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

    /// <summary>The longest life as it was asked for, from Livy 0.9. (Livy 0.8 shows the proxy user here.)</summary>
    [JsonPropertyName("ttl")]
    public string? Ttl { get; init; }

    /// <summary>The idle time after which the server stops it, as it was asked for; from Livy 0.9.</summary>
    [JsonPropertyName("idleTimeout")]
    public string? IdleTimeout { get; init; }

    /// <summary>How long without a call the server keeps it; <see langword="null"/> for ever, and where the server does not say it (Livy 0.7).</summary>
    [JsonConverter(typeof(WholeSecondsConverter))]
    [JsonPropertyName("heartbeatTimeoutInSecond")]
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>As asked for; from Livy 0.8.</summary>
    [JsonPropertyName("driverMemory")]
    public string? DriverMemory { get; init; }

    /// <summary>As asked for, 0 if it was not; from Livy 0.8.</summary>
    [JsonPropertyName("driverCores")]
    public int? DriverCores { get; init; }

    /// <summary>As asked for; from Livy 0.8.</summary>
    [JsonPropertyName("executorMemory")]
    public string? ExecutorMemory { get; init; }

    /// <summary>As asked for, 0 if it was not; from Livy 0.8.</summary>
    [JsonPropertyName("executorCores")]
    public int? ExecutorCores { get; init; }

    /// <summary>As asked for, 0 if it was not; from Livy 0.8.</summary>
    [JsonPropertyName("numExecutors")]
    public int? NumExecutors { get; init; }

    /// <summary>As asked for; from Livy 0.8.</summary>
    [JsonPropertyName("queue")]
    public string? Queue { get; init; }

    /// <summary>The Spark settings as asked for; from Livy 0.8.</summary>
    [JsonPropertyName("conf")]
    public IReadOnlyDictionary<string, string>? Conf { get; init; }

    /// <summary>As asked for; from Livy 0.8.</summary>
    [JsonPropertyName("jars")]
    public IReadOnlyList<string>? Jars { get; init; }

    /// <summary>As asked for; from Livy 0.8.</summary>
    [JsonPropertyName("pyFiles")]
    public IReadOnlyList<string>? PyFiles { get; init; }

    /// <summary>As asked for; from Livy 0.8.</summary>
    [JsonPropertyName("files")]
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>As asked for; from Livy 0.8.</summary>
    [JsonPropertyName("archives")]
    public IReadOnlyList<string>? Archives { get; init; }

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
