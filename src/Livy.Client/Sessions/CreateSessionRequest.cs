using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The body of <c>POST /sessions</c>.</summary>
/// <remarks>Unset fields are left out: the server answers 500 to an explicit null and 400 to a field that its version lacks.</remarks>
public sealed class CreateSessionRequest
{
    /// <summary>The kind; the server's default is <c>shared</c>.</summary>
    [JsonPropertyName("kind")]
    public SessionKind? Kind { get; init; }

    /// <summary>The user to run as; ignored by a server without impersonation.</summary>
    [JsonPropertyName("proxyUser")]
    public string? ProxyUser { get; init; }

    /// <summary>URIs of jars for driver and executors.</summary>
    [JsonPropertyName("jars")]
    public IReadOnlyList<string>? Jars { get; init; }

    /// <summary>URIs of Python files.</summary>
    [JsonPropertyName("pyFiles")]
    public IReadOnlyList<string>? PyFiles { get; init; }

    /// <summary>URIs of other files.</summary>
    [JsonPropertyName("files")]
    public IReadOnlyList<string>? Files { get; init; }

    /// <summary>URIs of archives, unpacked for each executor.</summary>
    [JsonPropertyName("archives")]
    public IReadOnlyList<string>? Archives { get; init; }

    /// <summary>Memory of the driver, such as <c>512m</c> or <c>2g</c>.</summary>
    [JsonPropertyName("driverMemory")]
    public string? DriverMemory { get; init; }

    /// <summary>Cores of the driver.</summary>
    [JsonPropertyName("driverCores")]
    public int? DriverCores { get; init; }

    /// <summary>Memory of each executor, such as <c>512m</c> or <c>2g</c>.</summary>
    [JsonPropertyName("executorMemory")]
    public string? ExecutorMemory { get; init; }

    /// <summary>Cores of each executor.</summary>
    [JsonPropertyName("executorCores")]
    public int? ExecutorCores { get; init; }

    /// <summary>How many executors.</summary>
    [JsonPropertyName("numExecutors")]
    public int? NumExecutors { get; init; }

    /// <summary>The YARN queue.</summary>
    [JsonPropertyName("queue")]
    public string? Queue { get; init; }

    /// <summary>A name, unique among the sessions (or batches) that the server knows.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>Spark and <c>livy.rsc</c> settings.</summary>
    [JsonPropertyName("conf")]
    public IReadOnlyDictionary<string, string>? Conf { get; init; }

    /// <summary>How long without a call the server keeps the session, sent in whole seconds, rounded up; for ever if unset.</summary>
    [JsonConverter(typeof(WholeSecondsConverter))]
    [JsonPropertyName("heartbeatTimeoutInSecond")]
    public TimeSpan? HeartbeatTimeout { get; init; }

    /// <summary>The longest life, such as <c>10h</c>; from Livy 0.8, where it was the idle time.</summary>
    [JsonPropertyName("ttl")]
    public string? Ttl { get; init; }

    /// <summary>The idle time after which the server stops the session, such as <c>30m</c>; from Livy 0.9.</summary>
    [JsonPropertyName("idleTimeout")]
    public string? IdleTimeout { get; init; }
}
