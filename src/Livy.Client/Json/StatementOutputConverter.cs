using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>Keeps the output's JSON whole; its members are read from it.</summary>
internal sealed class StatementOutputConverter : JsonConverter<StatementOutput>
{
    public override StatementOutput Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(JsonElement.ParseValue(ref reader));

    public override void Write(Utf8JsonWriter writer, StatementOutput value, JsonSerializerOptions options) => value.Raw.WriteTo(writer);
}
