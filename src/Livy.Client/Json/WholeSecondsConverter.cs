using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Livy.Client;

/// <summary>Reads and writes a time that Livy counts in whole seconds, rounded up; 0 is none.</summary>
internal sealed class WholeSecondsConverter : JsonConverter<TimeSpan?>
{
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        double seconds;
        var isNumber = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out seconds),
            JsonTokenType.String => double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out seconds),
            _ => throw new JsonException("A time must be a number of seconds."),
        };
        return isNumber && seconds is > 0 and <= int.MaxValue ? TimeSpan.FromSeconds(seconds) : null;
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options) =>
        writer.WriteNumberValue((int)Math.Ceiling((value ?? TimeSpan.Zero).TotalSeconds));
}
