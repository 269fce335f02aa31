using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>Reads and writes an open enum as its word; none is <see langword="default"/>, for servers leave states out while they do not know them.</summary>
internal sealed class OpenEnumConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnum<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType switch
        {
            JsonTokenType.Null => default,
            JsonTokenType.String when reader.GetString() is { } text => string.IsNullOrWhiteSpace(text) ? default : From(text),
            _ => throw new JsonException($"A {typeof(T).Name} must be a text."),
        };

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
