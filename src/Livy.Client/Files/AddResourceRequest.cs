using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The body of <c>add-jar</c>, <c>add-pyfile</c> and <c>add-file</c>.</summary>
public sealed class AddResourceRequest
{
    /// <summary>The absolute URI, as the cluster reads it.</summary>
    [JsonPropertyName("uri")]
    public required string Uri { get; init; }
}
