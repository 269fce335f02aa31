using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>Reads a log: Apache's list of lines, and other servers' one text.</summary>
internal sealed class LogLinesConverter : JsonConverter<IReadOnlyList<string>>
{
    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.String)
        {
            var text = reader.GetString()!;
            return text.Length == 0 ? [] : text.TrimEnd('\n').Split('\n');
        }

        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("A log must be a list of lines or a text.");
        }

        var lines = new List<string>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.String:
                    lines.Add(reader.GetString()!);
                    break;
                case JsonTokenType.Null:
                    break;
                default:
                    throw new JsonException("A line of a log must be a text.");
            }
        }

        return lines;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var line in value)
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
    }
}
