using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The answer to <c>GET /sessions/{id}/state</c>.</summary>
public sealed class SessionStateInfo
{
    /// <summary>The id.</summary>
    [JsonPropertyName("id")]
    public required LivyId Id { get; init; }

    /// <summary>The state; <see cref="SessionState.Unknown"/> if the server does not say it.</summary>
    [JsonPropertyName("state")]
    public SessionState State { get; init; }

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
