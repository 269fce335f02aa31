using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>One page of the list of batches, in the order of their creation, ended ones included until the server forgets them.</summary>
public sealed class BatchPage
{
    /// <summary>The position of the first batch, as it was asked for.</summary>
    [JsonPropertyName("from")]
    public int From { get; init; }

    /// <summary>How many batches the server knows.</summary>
    [JsonPropertyName("total")]
    public int Total { get; init; }

    /// <summary>The batches of this page; the server calls them sessions.</summary>
    [JsonPropertyName("sessions")]
    public required IReadOnlyList<BatchInfo> Batches { get; init => field = Lists.WithoutNulls(value); }

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
