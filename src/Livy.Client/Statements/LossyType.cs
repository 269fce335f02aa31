using System.Text.Json;

namespace Livy.Client;

/// <summary>Which types of columns do not survive Livy's own JSON.</summary>
internal static class LossyType
{
    /// <summary>Whether cells of the type may lose something.</summary>
    /// <param name="type">The server's word, or the JSON of a nested type.</param>
    public static bool Is(string type)
    {
        if (!type.StartsWith('{'))
        {
            return IsWord(type);
        }

        try
        {
            using var nested = JsonDocument.Parse(type, new JsonDocumentOptions { MaxDepth = 256 });
            return Is(nested.RootElement);
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static bool Is(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.String => IsWord(type.GetString()!),
        JsonValueKind.Object => WordOf(type) switch
        {
            "array" => IsPart(type, "elementType"),
            "map" => IsPart(type, "keyType") || IsPart(type, "valueType"),
            _ => true,
        },
        _ => true,
    };

    private static string? WordOf(JsonElement type) => type.TryGetProperty("type", out var word) && word.ValueKind is JsonValueKind.String ? word.GetString() : null;

    private static bool IsPart(JsonElement type, string property) => !type.TryGetProperty(property, out var part) || Is(part);

    private static bool IsWord(string type) =>
        type is "double" or "float" or "timestamp" or "timestamp_ltz" or "timestamp_ntz" or "DECIMAL_TYPE"
        || type.StartsWith("decimal", StringComparison.Ordinal)
        || type.StartsWith("interval", StringComparison.Ordinal);
}
