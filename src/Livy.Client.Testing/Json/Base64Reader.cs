using System.Text;

namespace Livy.Client.Testing;

/// <summary>Base64 as Jackson reads it straight from the body, four characters at a time; in an error it shows what it has not read yet.</summary>
internal static class Base64Reader
{
    private const string Variant = "Failed to decode VALUE_STRING as base64 (MIME-NO-LINEFEEDS): ";

    /// <returns>The bytes, or a complaint together with the rest of the text; a null complaint says that the reader ran past the closing quote.</returns>
    public static (byte[]? Bytes, string? Complaint, string Unread) Read(byte[] text, JacksonWords words)
    {
        using var bytes = new MemoryStream();
        var at = 0;
        while (true)
        {
            while (at < text.Length && text[at] <= ' ')
            {
                at++;
            }

            if (at >= text.Length)
            {
                return (bytes.ToArray(), null, "");
            }

            var unit = 0;
            for (var position = 0; position < 4; position++)
            {
                if (at >= text.Length)
                {
                    // After two or three characters the end is known for one; after one it is looked for further on.
                    return position == 1 ? (null, null, "") : (null, words.MissingPadding, "");
                }

                var character = text[at++];
                if (character == '=' && position >= 2)
                {
                    if (position == 2 && (at >= text.Length || text[at++] != '='))
                    {
                        return at >= text.Length ? (null, null, "") : (null, $"{Variant}expected padding character '='", Unread(text, at));
                    }

                    Flush(bytes, unit << (position == 2 ? 12 : 6), position - 1);
                    unit = -1;
                    break;
                }

                var bits = Bits(character);
                if (bits < 0)
                {
                    return (null, Variant + Illegal(character, position), Unread(text, at));
                }

                unit = (unit << 6) | bits;
            }

            if (unit >= 0)
            {
                Flush(bytes, unit, 3);
            }
        }
    }

    private static string Illegal(byte character, int position) => character switch
    {
        <= (byte)' ' => $"Illegal white space character (code 0x{character:x}) as character #{position + 1} of 4-char base64 unit: can only used between units",
        (byte)'=' => $"Unexpected padding character ('=') as character #{position + 1} of 4-char base64 unit: padding only legal as 3rd or 4th character",
        _ => $"Illegal character '{(char)character}' (code 0x{character:x}) in base64 content",
    };

    private static string Unread(byte[] text, int at) => Encoding.UTF8.GetString(text.AsSpan(at));

    private static int Bits(byte character) => character switch
    {
        >= (byte)'A' and <= (byte)'Z' => character - 'A',
        >= (byte)'a' and <= (byte)'z' => character - 'a' + 26,
        >= (byte)'0' and <= (byte)'9' => character - '0' + 52,
        (byte)'+' => 62,
        (byte)'/' => 63,
        _ => -1,
    };

    private static void Flush(MemoryStream target, int unit, int count)
    {
        for (var index = 0; index < count; index++)
        {
            target.WriteByte((byte)(unit >> (16 - (8 * index))));
        }
    }
}
