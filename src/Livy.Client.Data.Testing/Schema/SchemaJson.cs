using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>A schema as Spark's <c>StructType.json</c> writes it.</summary>
internal static class SchemaJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ColumnField> fields)
    {
        json.WriteStartObject();
        json.WriteString("type", "struct");
        json.WriteStartArray("fields");
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString("name", field.Name);
            json.WritePropertyName("type");
            Write(json, field.Type);
            json.WriteBoolean("nullable", field.IsNullable);
            json.WriteStartObject("metadata");
            if (field.Type is { Kind: TypeKind.String, Words: { } declared })
            {
                json.WriteString("__CHAR_VARCHAR_TYPE_STRING", declared);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ColumnType type)
    {
        switch (type.Kind)
        {
            case TypeKind.Struct:
                Write(json, type.Fields);
                break;
            case TypeKind.Array:
                json.WriteStartObject();
                json.WriteString("type", "array");
                json.WritePropertyName("elementType");
                Write(json, type.Element!);
                json.WriteBoolean("containsNull", true);
                json.WriteEndObject();
                break;
            case TypeKind.Map:
                json.WriteStartObject();
                json.WriteString("type", "map");
                json.WritePropertyName("keyType");
                Write(json, type.Key!);
                json.WritePropertyName("valueType");
                Write(json, type.Element!);
                json.WriteBoolean("valueContainsNull", true);
                json.WriteEndObject();
                break;
            default:
                json.WriteStringValue(NameOf(type));
                break;
        }
    }

    private static string NameOf(ColumnType type) => type.Kind switch
    {
        TypeKind.TinyInt => "byte",
        TypeKind.SmallInt => "short",
        TypeKind.Int => "integer",
        TypeKind.BigInt => "long",
        TypeKind.String => "string",
        _ => type.ToString(),
    };
}
