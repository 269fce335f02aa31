using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The body of <c>POST /batches</c>.</summary>
/// <remarks>Unset fields are left out: the server answers 500 to an explicit null and 400 to a field that its version lacks.</remarks>
public sealed class CreateBatchRequest
{
    /// <summary>URI of the JAR or Python file to run.</summary>
    [JsonPropertyName("file")]
    public string? File { get; init; }

    /// <summary>The main class of a JAR.</summary>
    [JsonPropertyName("className")]
    public string? ClassName { get; init; }

    /// <summary>The arguments.</summary>
    [JsonPropertyName("args")]
    public IReadOnlyList<string>? Args { get; init; }

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
}
