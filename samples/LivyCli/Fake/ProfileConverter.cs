using System.Text.Json;
using System.Text.Json.Serialization;
using Livy.Client.Testing;

namespace LivyCli;

/// <summary>A release of Livy as a JSON string.</summary>
internal sealed class ProfileConverter : JsonConverter<LivyProfile>
{
    public override LivyProfile Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType is JsonTokenType.String ? ProfileNames.Parse(reader.GetString()) : null) ?? throw new JsonException();

    public override void Write(Utf8JsonWriter writer, LivyProfile value, JsonSerializerOptions options) => throw new NotSupportedException("Scripts are only read.");
}
