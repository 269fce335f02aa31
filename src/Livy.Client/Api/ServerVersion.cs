using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>What <c>GET /version</c> says of the server.</summary>
public sealed class ServerVersion
{
    /// <summary>The version, such as <c>0.9.0-incubating</c>.</summary>
    [JsonPropertyName("version")]
    public string? Version { get; init; }

    /// <summary>The commit the server was built from, or <c>&lt;unknown&gt;</c>.</summary>
    [JsonPropertyName("revision")]
    public string? Revision { get; init; }

    /// <summary>The branch it was built from.</summary>
    [JsonPropertyName("branch")]
    public string? Branch { get; init; }

    /// <summary>Who built it.</summary>
    [JsonPropertyName("user")]
    public string? User { get; init; }

    /// <summary>When it was built, in the form of the machine that built it.</summary>
    [JsonPropertyName("date")]
    public string? Date { get; init; }

    /// <summary>The repository it was built from.</summary>
    [JsonPropertyName("url")]
    public string? Url { get; init; }

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
