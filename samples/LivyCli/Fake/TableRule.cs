using System.Text.Json;
using System.Text.Json.Serialization;

namespace LivyCli;

/// <summary>A table as the output of a statement.</summary>
internal sealed record TableRule
{
    public required IReadOnlyList<string> Columns { get; init; }

    public required IReadOnlyList<IReadOnlyList<JsonElement>> Rows { get; init; }

    [JsonIgnore]
    public IReadOnlyList<IReadOnlyList<object?>> Cells => [.. Rows.Select(row => row.Select(Value).ToArray())];

    public void Check(string path)
    {
        for (var index = 0; index < Rows.Count; index++)
        {
            if (Rows[index].Any(cell => cell.ValueKind is JsonValueKind.Object or JsonValueKind.Array))
            {
                throw new ScriptException($"{path}.rows[{index}]", "expected strings, numbers, true, false or null");
            }
        }
    }

    private static object? Value(JsonElement cell) => cell.ValueKind switch
    {
        JsonValueKind.String => cell.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when cell.TryGetInt32(out var small) => small,
        JsonValueKind.Number when cell.TryGetInt64(out var large) => large,
        JsonValueKind.Number => cell.GetDouble(),
        _ => null,
    };
}
