using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>Texts of a request body as Java keeps them: half a surrogate pair is a character like any other there, on which <c>Utf8JsonReader</c> gives up.</summary>
internal static class JsonText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of the string, name or number that the reader stands on.</summary>
    /// <exception cref="DecoderFallbackException">It is not UTF-8.</exception>
    public static string Of(ref readonly Utf8JsonReader reader)
    {
        var text = Strict.GetString(reader.ValueSpan);
        return reader.ValueIsEscaped ? Unescape(text) : text;
    }

    /// <summary>The body as UTF-8, without a mark in front. Jackson takes UTF-16 and UTF-32, too, and finds out by itself.</summary>
    public static ReadOnlySpan<byte> ToUtf8(ReadOnlySpan<byte> body)
    {
        var encoding = body switch
        {
            [not 0, 0, 0, 0, ..] => Encoding.UTF32,
            [0xFF, 0xFE, ..] or [not 0, 0, _, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, not 0, _, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        return encoding is not null ? Encoding.UTF8.GetBytes(encoding.GetString(body).TrimStart('\uFEFF')) : body is [0xEF, 0xBB, 0xBF, ..] ? body[3..] : body;
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\')
            {
                plain.Append(text[at]);
                continue;
            }

            at++;
            plain.Append(text[at] switch
            {
                'b' => '\b',
                't' => '\t',
                'n' => '\n',
                'f' => '\f',
                'r' => '\r',
                'u' => (char)ushort.Parse(text.AsSpan(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                var itself => itself,
            });
            at += text[at] == 'u' ? 4 : 0;
        }

        return plain.ToString();
    }
}
