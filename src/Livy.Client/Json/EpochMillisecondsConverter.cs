using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>Reads Livy's times: milliseconds since 1970, and 0 for what has not happened yet.</summary>
internal sealed class EpochMillisecondsConverter : JsonConverter<DateTimeOffset?>
{
    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType is JsonTokenType.String)
        {
            return long.TryParse(reader.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var text) ? FromMilliseconds(text) : null;
        }

        var milliseconds = reader.TryGetInt64(out var whole) ? whole : (long)reader.GetDouble();
        return FromMilliseconds(milliseconds);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value?.ToUnixTimeMilliseconds() ?? 0);

    private static DateTimeOffset? FromMilliseconds(long milliseconds) =>
        milliseconds is > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
