using System.Text;

namespace Livy.Client.Testing;

/// <summary>Strings and names, byte by byte: each fault has its own words and its own place.</summary>
internal static class JacksonText
{
    public static string Read(JacksonInput input, bool isName)
    {
        input.At++;
        var begin = input.At;
        var text = new StringBuilder();
        var plain = input.At;
        while (true)
        {
            if (input.IsAtEnd)
            {
                throw input.AtEnd(input.Words.EndInText(isName, isEmpty: input.At == begin));
            }

            var value = input.Next;
            if (value is (byte)'"' or (byte)'\\')
            {
                text.Append(Encoding.UTF8.GetString(input.Since(plain)));
                input.At++;
                if (value == '"')
                {
                    return text.ToString();
                }

                text.Append(Escape(input));
                plain = input.At;
            }
            else if (value < ' ')
            {
                input.At++;
                throw input.Error($"Illegal unquoted character ((CTRL-CHAR, code {value})): has to be escaped using backslash to be included in {(isName ? "name" : "string value")}");
            }
            else
            {
                input.At += Wide(input, value);
            }
        }
    }

    /// <summary>The bytes of a character.</summary>
    private static int Wide(JacksonInput input, byte first)
    {
        var length = first switch { < 0x80 => 1, >= 0xc0 and < 0xe0 => 2, >= 0xe0 and < 0xf0 => 3, >= 0xf0 and < 0xf8 => 4, _ => 0 };
        if (length == 0)
        {
            input.At++;
            throw input.Error($"Invalid UTF-8 start byte 0x{first:x2}");
        }

        for (var next = 1; next < length; next++)
        {
            if (input.Ahead(next) is not { } middle)
            {
                input.SkipAll();
                throw input.AtEnd(JacksonInput.EndOfInput);
            }

            if ((middle & 0xc0) != 0x80)
            {
                input.At += next + 1;
                throw input.Error($"Invalid UTF-8 middle byte 0x{middle:x2}");
            }
        }

        return length;
    }

    private static char Escape(JacksonInput input)
    {
        var escape = !input.IsAtEnd ? input.Take() : throw input.AtEnd(JacksonInput.EndOfInput + " in character escape sequence");
        switch (escape)
        {
            case (byte)'b':
                return '\b';
            case (byte)'t':
                return '\t';
            case (byte)'n':
                return '\n';
            case (byte)'f':
                return '\f';
            case (byte)'r':
                return '\r';
            case (byte)'"' or (byte)'\\' or (byte)'/':
                return (char)escape;
            case (byte)'u':
                return Hex(input);
            default:
                throw input.Error($"Unrecognized character escape '{(char)escape}' (code {escape})");
        }
    }

    private static char Hex(JacksonInput input)
    {
        var value = 0;
        for (var digit = 0; digit < 4; digit++)
        {
            var found = !input.IsAtEnd ? input.Take() : throw input.AtEnd(JacksonInput.EndOfInput + " in character escape sequence");
            if (!char.IsAsciiHexDigit((char)found))
            {
                throw input.Error($"Unexpected character ({input.Shown(found)}): expected a hex-digit for character escape sequence");
            }

            value = (value * 16) + Convert.ToInt32(((char)found).ToString(), 16);
        }

        return (char)value;
    }
}
