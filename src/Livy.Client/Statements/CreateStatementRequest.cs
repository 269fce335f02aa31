using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>The body of <c>POST /sessions/{id}/statements</c>.</summary>
/// <remarks>Unset fields are left out: the server answers 500 to an explicit null and 400 to a field that its version lacks.</remarks>
public sealed class CreateStatementRequest
{
    /// <summary>The code.</summary>
    [JsonPropertyName("code")]
    public required string Code { get; init; }

    /// <summary>The language; the session's if unset, and required in a shared session.</summary>
    [JsonPropertyName("kind")]
    public StatementKind? Kind { get; init; }
}
