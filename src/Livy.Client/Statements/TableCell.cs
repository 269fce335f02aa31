using System.Text;
using System.Text.Json;

namespace Livy.Client;

/// <summary>Reads one cell of a table as what its column is: some servers send numbers and booleans as text, so that none loses a digit on the way.</summary>
internal static class TableCell
{
    private static readonly HashSet<string> NumberTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "byte", "short", "integer", "int", "long", "bigint", "float", "double", "TINYINT_TYPE", "SMALLINT_TYPE", "INT_TYPE", "BIGINT_TYPE", "FLOAT_TYPE", "DOUBLE_TYPE",
    };

    private static readonly HashSet<string> BooleanTypes = new(StringComparer.OrdinalIgnoreCase) { "boolean", "BOOLEAN_TYPE" };

    /// <summary>The cell, or what its text is in a column of that type.</summary>
    public static JsonElement Of(JsonElement cell, string type) =>
        cell.ValueKind is JsonValueKind.String && Expects(type) is { } isExpected && Parse(cell.GetString()!) is { } value && isExpected(value) ? value : cell;

    private static Func<JsonElement, bool>? Expects(string type) =>
        NumberTypes.Contains(type) ? static value => value.ValueKind is JsonValueKind.Number
        : BooleanTypes.Contains(type) ? static value => value.ValueKind is JsonValueKind.True or JsonValueKind.False
        : null;

    private static JsonElement? Parse(string text)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
        try
        {
            return JsonElement.TryParseValue(ref reader, out var value) && reader.BytesConsumed == Encoding.UTF8.GetByteCount(text) ? value : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
