using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>One page of the list of the statements that a session still keeps.</summary>
public sealed class StatementPage
{
    /// <summary>How many statements the session keeps; older ones are forgotten (<c>livy.rsc.retained-statements</c>, 100).</summary>
    [JsonPropertyName("total_statements")]
    public int Total { get; init; }

    /// <summary>The statements of this page.</summary>
    [JsonPropertyName("statements")]
    public required IReadOnlyList<StatementInfo> Statements { get; init => field = Lists.WithoutNulls(value); }

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
