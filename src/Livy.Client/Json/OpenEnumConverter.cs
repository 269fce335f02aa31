using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>Reads and writes an open enum as its word.</summary>
internal sealed class OpenEnumConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnum<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String && reader.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? From(text)
            : throw new JsonException($"A {typeof(T).Name} must be a text.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    private static T From(string text)
    {
        try
        {
            return T.From(text);
        }
        catch (ArgumentException refused)
        {
            // A word that is known to be none, such as the kind "shared" of a statement, read from somebody's JSON.
            throw new JsonException(refused.Message, refused);
        }
    }
}
