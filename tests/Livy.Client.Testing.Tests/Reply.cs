using System.Text.Json.Nodes;

namespace Livy.Client.Testing.Tests;

/// <summary>An answer as a test looks at it.</summary>
internal sealed record Reply(int Status, string? Reason, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
