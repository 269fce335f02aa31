using System.Text;

namespace Livy.Client.Testing;

/// <summary>
/// Reads a request body as Jackson 2.15 does and complains in its words. Only the first value is read; what follows it is never looked at.
/// <c>Utf8JsonReader</c> is no help here: the positions and texts of the errors are part of what clients see.
/// </summary>
internal ref struct JacksonParser
{
    private const string Source = "[Source: (org.eclipse.jetty.server.HttpInputOverHTTP); ";
    private readonly ReadOnlySpan<byte> bytes;
    private int at;
    private int line;
    private int lineStart;

    private JacksonParser(ReadOnlySpan<byte> bytes)
    {
        this.bytes = bytes;
        line = 1;
    }

    public static JacksonValue Parse(ReadOnlySpan<byte> body)
    {
        JacksonParser parser = new(ToUtf8(body));
        parser.SkipSpace();
        if (parser.at >= parser.bytes.Length)
        {
            throw Refusal.Unreadable($"No content to map due to end-of-input\n at {Source}line: 1, column: 0]");
        }

        return parser.Value();
    }

    private static byte[] ToUtf8(ReadOnlySpan<byte> body)
    {
        Encoding? encoding = body switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [not 0, 0, _, ..] => Encoding.Unicode,
            [0, not 0, _, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        ReadOnlySpan<byte> start = body is [0xEF, 0xBB, 0xBF, ..] ? body[3..] : body;
        return encoding is null ? start.ToArray() : Encoding.UTF8.GetBytes(encoding.GetString(body).TrimStart('\uFEFF'));
    }

    private readonly string Here() => $"{Source}line: {line}, column: {at - lineStart + 1}]";

    private readonly Refusal Error(string text) => Refusal.Unreadable($"{text}\n at {Here()}");

    private Refusal Unexpected(string expecting)
    {
        if (at >= bytes.Length)
        {
            return Error("Unexpected end-of-input");
        }

        byte found = bytes[at++];
        string shown = found < ' ' ? $"(CTRL-CHAR, code {found})" : $"('{(char)found}' (code {found}))";
        return Error($"Unexpected character {shown}: {expecting}");
    }

    private void SkipSpace()
    {
        while (at < bytes.Length && bytes[at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            if (bytes[at++] == '\n')
            {
                line++;
                lineStart = at;
            }
        }
    }

    private JacksonValue Value()
    {
        if (at >= bytes.Length)
        {
            throw Error("Unexpected end-of-input");
        }

        string start = Here();
        byte first = bytes[at];
        return first switch
        {
            (byte)'{' => Container(start, JacksonKind.Object, (byte)'}'),
            (byte)'[' => Container(start, JacksonKind.Array, (byte)']'),
            (byte)'"' => StringValue(start),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(start),
            _ when char.IsAsciiLetter((char)first) => Literal(start),
            _ => throw Unexpected("expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"),
        };
    }

    private JacksonValue Container(string start, JacksonKind kind, byte close)
    {
        at++;
        JacksonValue container = new() { Kind = kind, Start = start, Seen = Here() };
        try
        {
            Fill(container, close);
        }
        catch (Refusal broken)
        {
            container.Broken = broken;
        }

        return container;
    }

    private void Fill(JacksonValue container, byte close)
    {
        bool isObject = container.Kind == JacksonKind.Object;
        string noun = isObject ? "Object" : "Array";
        SkipSpace();
        for (bool first = true; at >= bytes.Length || bytes[at] != close; first = false)
        {
            if (at >= bytes.Length)
            {
                throw Error($"Unexpected end-of-input: expected close marker for {noun} (start marker at {container.Start})");
            }

            if (!first)
            {
                if (bytes[at] != ',')
                {
                    throw Unexpected($"was expecting comma to separate {noun} entries");
                }

                at++;
                SkipSpace();
            }

            JacksonValue? broken = isObject ? Member(container) : Item(container);
            if (broken?.Broken is { } error)
            {
                throw error;
            }

            SkipSpace();
        }

        at++;
    }

    private JacksonValue Item(JacksonValue array)
    {
        JacksonValue value = Value();
        array.Items.Add(value);
        return value;
    }

    private JacksonValue Member(JacksonValue target)
    {
        if (at >= bytes.Length || bytes[at] != '"')
        {
            throw Unexpected("was expecting double-quote to start field name");
        }

        string name = Text();
        SkipSpace();
        if (at >= bytes.Length || bytes[at] != ':')
        {
            throw Unexpected("was expecting a colon to separate field name and value");
        }

        at++;
        SkipSpace();
        JacksonValue value = Value();
        target.Members.Add(new(name, value));
        return value;
    }

    private JacksonValue StringValue(string start)
    {
        string seen = $"{Source}line: {line}, column: {at + 1 - lineStart + 1}]";
        return new JacksonValue { Kind = JacksonKind.String, Start = start, Seen = seen, Text = Text() };
    }

    private string Text()
    {
        at++;
        StringBuilder text = new();
        int plain = at;
        while (true)
        {
            if (at >= bytes.Length)
            {
                throw Error("Unexpected end-of-input: was expecting closing quote for a string value");
            }

            byte value = bytes[at];
            if (value is (byte)'"' or (byte)'\\')
            {
                text.Append(Encoding.UTF8.GetString(bytes[plain..at]));
                at++;
                if (value == '"')
                {
                    return text.ToString();
                }

                text.Append(Escape());
                plain = at;
            }
            else if (value < ' ')
            {
                at++;
                throw Error($"Illegal unquoted character ((CTRL-CHAR, code {value})): has to be escaped using backslash to be included in string value");
            }
            else
            {
                at++;
            }
        }
    }

    private char Escape()
    {
        byte escape = at < bytes.Length ? bytes[at++] : throw Error("Unexpected end-of-input in character escape sequence");
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
            case (byte)'u' when at + 4 <= bytes.Length && IsHex(bytes.Slice(at, 4)):
                at += 4;
                return (char)Convert.ToInt32(Encoding.ASCII.GetString(bytes.Slice(at - 4, 4)), 16);
            default:
                throw Error($"Unrecognized character escape '{(char)escape}' (code {escape})");
        }
    }

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (byte digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return false;
            }
        }

        return true;
    }

    private JacksonValue Number(string start)
    {
        int begin = at;
        bool isFloat = false;
        while (at < bytes.Length && (char.IsAsciiDigit((char)bytes[at]) || bytes[at] is (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E'))
        {
            isFloat |= bytes[at] is (byte)'.' or (byte)'e' or (byte)'E';
            at++;
        }

        string text = Encoding.ASCII.GetString(bytes[begin..at]);
        return new JacksonValue { Kind = isFloat ? JacksonKind.Float : JacksonKind.Int, Text = text, Start = start, Seen = Here() };
    }

    private JacksonValue Literal(string start)
    {
        int begin = at;
        while (at < bytes.Length && (char.IsAsciiLetterOrDigit((char)bytes[at]) || bytes[at] == '_'))
        {
            at++;
        }

        string word = Encoding.ASCII.GetString(bytes[begin..at]);
        JacksonKind kind = word switch
        {
            "true" => JacksonKind.True,
            "false" => JacksonKind.False,
            "null" => JacksonKind.Null,
            _ => throw Error($"Unrecognized token '{word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"),
        };
        return new JacksonValue { Kind = kind, Text = word, Start = start, Seen = Here() };
    }
}
