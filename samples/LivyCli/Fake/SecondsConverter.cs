using System.Text.Json;
using System.Text.Json.Serialization;

namespace LivyCli;

/// <summary>A time as a JSON number of seconds.</summary>
internal sealed class SecondsConverter : JsonConverter<TimeSpan>
{
    private static readonly double Longest = TimeSpan.FromDays(10_000).TotalSeconds;

    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number && reader.GetDouble() is var seconds && seconds >= 0 && seconds <= Longest ? TimeSpan.FromSeconds(seconds) : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => throw new NotSupportedException("Scripts are only read.");
}
