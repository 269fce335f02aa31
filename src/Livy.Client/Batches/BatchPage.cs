using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>One page of the list of batches, in the order of their creation, ended ones included until the server forgets them.</summary>
public sealed class BatchPage : IJsonOnDeserialized
{
    private IReadOnlyList<BatchInfo>? _list;

    /// <summary>The position of the first batch, as it was asked for.</summary>
    [JsonPropertyName("from")]
    public int From { get; init; }

    /// <summary>How many batches the server knows.</summary>
    [JsonPropertyName("total")]
    public int Total { get; init; }

    /// <summary>The batches of this page.</summary>
    [JsonIgnore]
    public IReadOnlyList<BatchInfo> Batches { get => _list ?? []; init => _list = value; }

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The list as Apache's Livy names it, for sessions and for batches.</summary>
    [JsonInclude]
    [JsonPropertyName("sessions")]
    internal IReadOnlyList<BatchInfo>? SessionList { get => _list; set => _list = Lists.WithoutNulls(value); }

    /// <summary>The list as Lighter names it.</summary>
    [JsonInclude]
    [JsonPropertyName("applications")]
    internal IReadOnlyList<BatchInfo>? ApplicationList { get => null; set => _list = Lists.WithoutNulls(value); }

    void IJsonOnDeserialized.OnDeserialized()
    {
        if (_list is null)
        {
            throw new JsonException("A page must have a list, 'sessions' or 'applications'.");
        }
    }
}
