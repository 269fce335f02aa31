using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>A batch as the server shows it.</summary>
/// <remarks>Only <see cref="Id"/> and <see cref="State"/> are always there.</remarks>
public sealed class BatchInfo
{
    /// <summary>The id.</summary>
    [JsonPropertyName("id")]
    public required LivyId Id { get; init; }

    /// <summary>The state.</summary>
    [JsonPropertyName("state")]
    public required BatchState State { get; init; }

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

    /// <summary>The last lines of the log, at most ten; empty if the caller may not see them.</summary>
    [JsonPropertyName("log")]
    public IReadOnlyList<string> Log { get; init => field = Lists.WithoutNulls(value); } = [];

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
