using System.Text.Json;
using System.Text.Json.Serialization;

namespace WebApi;

/// <summary>The answer of <c>POST /run</c>: <c>{"text":"2"}</c>.</summary>
/// <param name="Text">What was printed, and the value of the last expression.</param>
/// <param name="Json">What SQL returned.</param>
public sealed record RunResponse(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Json);
