using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>What a token holds, as JSON: enough to know the session, batch or statement again, and nothing that gives access to it.</summary>
internal sealed class HandleToken
{
    /// <summary>The version of this format; higher if older clients must not read it.</summary>
    [JsonPropertyName("v")]
    public int Version { get; init; }

    /// <summary><c>session</c>, <c>batch</c> or <c>statement</c>.</summary>
    [JsonPropertyName("kind")]
    public string? Kind { get; init; }

    /// <summary>The server, with a slash at its end; <see langword="null"/> for a client without one.</summary>
    [JsonPropertyName("endpoint")]
    public string? Endpoint { get; init; }

    /// <summary>The user that calls were made for (<c>doAs</c>).</summary>
    [JsonPropertyName("user")]
    public string? User { get; init; }

    /// <summary>What requests address: a name or a number.</summary>
    [JsonPropertyName("address")]
    public string? Address { get; init; }

    /// <summary>The number, where it is known.</summary>
    [JsonPropertyName("id")]
    public string? Id { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonPropertyName("owner")]
    public string? Owner { get; init; }

    [JsonPropertyName("appId")]
    public string? AppId { get; init; }

    /// <summary>The number of the statement.</summary>
    [JsonPropertyName("statement")]
    public string? Statement { get; init; }

    /// <summary>The mark behind its code, as 16 hexadecimal digits.</summary>
    [JsonPropertyName("nonce")]
    public string? Nonce { get; init; }

    /// <summary>The hash of its code, if that carries no mark.</summary>
    [JsonPropertyName("code")]
    public string? Code { get; init; }
}
