using System.Globalization;
using System.Text.Json;

namespace Livy.Client.Data;

/// <summary>Reads Spark's JSON of a schema (<c>StructType.json</c>).</summary>
internal static class SparkSchemaJson
{
    private const string CharOrVarChar = "__CHAR_VARCHAR_TYPE_STRING";

    /// <summary>Reads the text of a struct type.</summary>
    /// <exception cref="LivyDataException">It is none.</exception>
    public static SparkSchema Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
            return new SparkSchema(ColumnsOf(document.RootElement));
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw new LivyDataException("The schema of the result can not be read.", innerException: unreadable);
        }
    }

    private static SparkColumn[] ColumnsOf(JsonElement type) => [.. type.GetProperty("fields").EnumerateArray().Select(ColumnOf)];

    private static SparkColumn ColumnOf(JsonElement field)
    {
        var metadata = field.TryGetProperty("metadata", out var found) && found.ValueKind is JsonValueKind.Object ? found : default;
        var declared = TextOf(metadata, CharOrVarChar);
        return new SparkColumn(
            field.GetProperty("name").GetString()!,
            declared is null ? TypeOf(field.GetProperty("type")) : AtomicOf(declared),
            !field.TryGetProperty("nullable", out var nullable) || nullable.ValueKind is not JsonValueKind.False,
            TextOf(metadata, "comment"));
    }

    private static string? TextOf(JsonElement metadata, string property) =>
        metadata.ValueKind is JsonValueKind.Object && metadata.TryGetProperty(property, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static SparkType TypeOf(JsonElement type)
    {
        if (type.ValueKind is JsonValueKind.String)
        {
            return AtomicOf(type.GetString()!);
        }

        switch (type.GetProperty("type").GetString())
        {
            case "struct":
                var fields = ColumnsOf(type);
                return new SparkType(SparkTypeKind.Struct, $"struct<{string.Join(',', fields.Select(field => $"{field.Name}:{field.Type.Name}"))}>") { Fields = fields };
            case "array":
                var element = TypeOf(type.GetProperty("elementType"));
                return new SparkType(SparkTypeKind.Array, $"array<{element.Name}>") { ElementType = element, ContainsNull = MayBeNull(type, "containsNull") };
            case "map":
                var key = TypeOf(type.GetProperty("keyType"));
                var value = TypeOf(type.GetProperty("valueType"));
                return new SparkType(SparkTypeKind.Map, $"map<{key.Name},{value.Name}>") { KeyType = key, ElementType = value, ContainsNull = MayBeNull(type, "valueContainsNull") };
            case "udt":
                return TypeOf(type.GetProperty("sqlType"));
            case var other:
                return new SparkType(SparkTypeKind.Other, other ?? "unknown");
        }
    }

    private static bool MayBeNull(JsonElement type, string property) => !type.TryGetProperty(property, out var value) || value.ValueKind is not JsonValueKind.False;

    private static SparkType AtomicOf(string name)
    {
        var open = name.IndexOf('(', StringComparison.Ordinal);
        var (word, numbers) = open > 0 && name.EndsWith(')') ? (name[..open], name[(open + 1)..^1].Split(',')) : (name, []);
        return word switch
        {
            "void" or "null" => new SparkType(SparkTypeKind.Void, "void"),
            "boolean" => new SparkType(SparkTypeKind.Boolean, word),
            "byte" => new SparkType(SparkTypeKind.TinyInt, "tinyint"),
            "short" => new SparkType(SparkTypeKind.SmallInt, "smallint"),
            "integer" => new SparkType(SparkTypeKind.Int, "int"),
            "long" => new SparkType(SparkTypeKind.BigInt, "bigint"),
            "float" or "double" => new SparkType(word is "float" ? SparkTypeKind.Float : SparkTypeKind.Double, word),
            "decimal" when numbers.Length == 2 => new SparkType(SparkTypeKind.Decimal, name) { Precision = NumberOf(numbers[0]), Scale = NumberOf(numbers[1]) },
            "decimal" => new SparkType(SparkTypeKind.Decimal, "decimal(10,0)") { Precision = 10 },
            "string" => new SparkType(SparkTypeKind.String, "string"),
            "char" when numbers.Length == 1 => new SparkType(SparkTypeKind.Char, name) { Length = NumberOf(numbers[0]) },
            "varchar" when numbers.Length == 1 => new SparkType(SparkTypeKind.VarChar, name) { Length = NumberOf(numbers[0]) },
            "binary" => new SparkType(SparkTypeKind.Binary, word),
            "date" => new SparkType(SparkTypeKind.Date, word),
            "timestamp" or "timestamp_ltz" => new SparkType(SparkTypeKind.Timestamp, "timestamp"),
            "timestamp_ntz" => new SparkType(SparkTypeKind.TimestampNtz, word),
            "interval" => new SparkType(SparkTypeKind.CalendarInterval, word),
            _ when word.StartsWith("interval ", StringComparison.Ordinal) => new SparkType(
                word.Contains("year", StringComparison.Ordinal) || word.Contains("month", StringComparison.Ordinal) ? SparkTypeKind.YearMonthInterval : SparkTypeKind.DayTimeInterval, word),
            _ => new SparkType(SparkTypeKind.Other, name),
        };
    }

    private static int NumberOf(string digits) => int.Parse(digits, NumberStyles.Integer, CultureInfo.InvariantCulture);
}
