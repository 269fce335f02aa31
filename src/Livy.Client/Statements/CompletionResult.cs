using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The answer to a request for code completion.</summary>
public sealed class CompletionResult
{
    /// <summary>What the code can be completed with; always empty for other languages than Scala.</summary>
    [JsonPropertyName("candidates")]
    public IReadOnlyList<string> Candidates { get; init => field = Lists.WithoutNulls(value); } = [];

    /// <summary>Fields of the answer that this version of the client does not know.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }
}
