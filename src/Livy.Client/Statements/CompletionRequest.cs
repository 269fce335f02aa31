using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The body of <c>POST /sessions/{id}/completion</c>.</summary>
public sealed class CompletionRequest
{
    /// <summary>The code so far.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>The language. The server answers 500 without it.</summary>
    [JsonPropertyName("kind")]
    public required StatementKind Kind { get; init; }

    /// <summary>The position in the code, in characters.</summary>
    [JsonPropertyName("cursor")]
    public required int Cursor { get; init; }
}
