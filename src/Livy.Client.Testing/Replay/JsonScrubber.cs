using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>Takes secrets and hosts out of JSON: only the strings that hold some change, every other byte stays.</summary>
internal static class JsonScrubber
{
    /// <summary>The text without them, or null when it is no JSON.</summary>
    public static string? TryScrub(string text, Scrubber scrubber)
    {
        var json = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 1_000 });
        using var output = new MemoryStream();
        var copied = 0;
        var isSecret = false;
        int? secretDepth = null;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        isSecret = Scrubber.IsSecretName(StringOf(in reader));
                        Replace(StringOf(in reader), scrubber.Text(StringOf(in reader)), in reader);
                        break;
                    case JsonTokenType.String:
                        var value = StringOf(in reader);
                        Replace(value, isSecret || secretDepth is not null ? scrubber.Secret(value) : scrubber.Text(value), in reader);

                        // In a list of arguments the value stands behind its name.
                        isSecret = value.StartsWith('-') && !value.Contains('=', StringComparison.Ordinal) && Scrubber.IsSecretName(value);
                        break;
                    case JsonTokenType.Number when isSecret || secretDepth is not null:
                        output.Write(json.AsSpan(copied, (int)reader.TokenStartIndex - copied));
                        output.WriteByte((byte)'0');
                        copied = (int)reader.BytesConsumed;
                        isSecret = false;
                        break;
                    case JsonTokenType.StartObject or JsonTokenType.StartArray:
                        secretDepth ??= isSecret ? reader.CurrentDepth : null;
                        isSecret = false;
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        secretDepth = secretDepth == reader.CurrentDepth ? null : secretDepth;
                        isSecret = false;
                        break;
                    default:
                        isSecret = false;
                        break;
                }
            }
        }
        catch (JsonException)
        {
            return null;
        }

        output.Write(json.AsSpan(copied));
        return Encoding.UTF8.GetString(output.GetBuffer(), 0, (int)output.Length);

        void Replace(string before, string after, in Utf8JsonReader at)
        {
            if (before != after)
            {
                output.Write(json.AsSpan(copied, (int)at.TokenStartIndex + 1 - copied));
                output.Write(JsonEncodedText.Encode(after, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes);
                copied = (int)at.TokenStartIndex + 1 + at.ValueSpan.Length;
            }
        }
    }

    /// <summary>The string, or, when it has half a surrogate pair, its escapes.</summary>
    private static string StringOf(in Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}
