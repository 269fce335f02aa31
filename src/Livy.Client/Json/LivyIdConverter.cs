using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>Reads Apache's numbers and other servers' GUIDs alike.</summary>
internal sealed class LivyIdConverter : JsonConverter<LivyId>
{
    public override LivyId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Number && reader.TryGetInt64(out var number) && number >= 0)
        {
            return new LivyId(number);
        }

        return reader.TokenType is JsonTokenType.String && LivyId.TryParse(reader.GetString(), provider: null, out var id)
            ? id
            : throw new JsonException("An id must be a number or a text that can be asked for.");
    }

    public override void Write(Utf8JsonWriter writer, LivyId value, JsonSerializerOptions options)
    {
        if (value.IsNumber)
        {
            writer.WriteRawValue(value.Value);
        }
        else
        {
            writer.WriteStringValue(value.Value);
        }
    }
}
