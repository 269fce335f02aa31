using System.Text;

namespace Livy.Client.Testing;

/// <summary>
/// Reads a request body as Jackson 2.15 does and complains in its words. Only the first value is read; what follows it is never looked at.
/// <c>Utf8JsonReader</c> is no help here: the positions and texts of the errors are part of what clients see.
/// </summary>
internal ref struct JacksonParser
{
    private const string Source = "[Source: (org.eclipse.jetty.server.HttpInputOverHTTP); ";
    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;
    private int _line;
    private int _lineStart;

    private JacksonParser(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        _line = 1;
    }

    public static JacksonValue Parse(ReadOnlySpan<byte> body)
    {
        var parser = new JacksonParser(ToUtf8(body));
        parser.SkipSpace();
        if (parser._at >= parser._bytes.Length)
        {
            throw Refusal.Unreadable($"No content to map due to end-of-input\n at {Source}line: 1, column: 0]");
        }

        return parser.Value();
    }

    private static byte[] ToUtf8(ReadOnlySpan<byte> body)
    {
        var encoding = body switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            [not 0, 0, _, ..] => Encoding.Unicode,
            [0, not 0, _, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };
        var start = body is [0xEF, 0xBB, 0xBF, ..] ? body[3..] : body;
        return encoding is null ? start.ToArray() : Encoding.UTF8.GetBytes(encoding.GetString(body).TrimStart('\uFEFF'));
    }

    private readonly string Here() => $"{Source}line: {_line}, column: {_at - _lineStart + 1}]";

    private readonly Refusal Error(string text) => Refusal.Unreadable($"{text}\n at {Here()}");

    private Refusal Unexpected(string expecting)
    {
        if (_at >= _bytes.Length)
        {
            return Error("Unexpected end-of-input");
        }

        var found = _bytes[_at++];
        var shown = found < ' ' ? $"(CTRL-CHAR, code {found})" : $"('{(char)found}' (code {found}))";
        return Error($"Unexpected character {shown}: {expecting}");
    }

    private void SkipSpace()
    {
        while (_at < _bytes.Length && _bytes[_at] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            if (_bytes[_at++] == '\n')
            {
                _line++;
                _lineStart = _at;
            }
        }
    }

    private JacksonValue Value()
    {
        if (_at >= _bytes.Length)
        {
            throw Error("Unexpected end-of-input");
        }

        var start = Here();
        var first = _bytes[_at];
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
        _at++;
        var container = new JacksonValue { Kind = kind, Start = start, Seen = Here() };
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
        var isObject = container.Kind == JacksonKind.Object;
        var noun = isObject ? "Object" : "Array";
        SkipSpace();
        for (var first = true; _at >= _bytes.Length || _bytes[_at] != close; first = false)
        {
            if (_at >= _bytes.Length)
            {
                throw Error($"Unexpected end-of-input: expected close marker for {noun} (start marker at {container.Start})");
            }

            if (!first)
            {
                if (_bytes[_at] != ',')
                {
                    throw Unexpected($"was expecting comma to separate {noun} entries");
                }

                _at++;
                SkipSpace();
            }

            var broken = isObject ? Member(container) : Item(container);
            if (broken?.Broken is { } error)
            {
                throw error;
            }

            SkipSpace();
        }

        _at++;
    }

    private JacksonValue Item(JacksonValue array)
    {
        var value = Value();
        array.Items.Add(value);
        return value;
    }

    private JacksonValue Member(JacksonValue target)
    {
        if (_at >= _bytes.Length || _bytes[_at] != '"')
        {
            throw Unexpected("was expecting double-quote to start field name");
        }

        var name = Text();
        SkipSpace();
        if (_at >= _bytes.Length || _bytes[_at] != ':')
        {
            throw Unexpected("was expecting a colon to separate field name and value");
        }

        _at++;
        SkipSpace();
        var value = Value();
        target.Members.Add(new(name, value));
        return value;
    }

    private JacksonValue StringValue(string start)
    {
        var seen = $"{Source}line: {_line}, column: {_at + 1 - _lineStart + 1}]";
        return new JacksonValue { Kind = JacksonKind.String, Start = start, Seen = seen, Text = Text() };
    }

    private string Text()
    {
        _at++;
        var text = new StringBuilder();
        var plain = _at;
        while (true)
        {
            if (_at >= _bytes.Length)
            {
                throw Error("Unexpected end-of-input: was expecting closing quote for a string value");
            }

            var value = _bytes[_at];
            if (value is (byte)'"' or (byte)'\\')
            {
                text.Append(Encoding.UTF8.GetString(_bytes[plain.._at]));
                _at++;
                if (value == '"')
                {
                    return text.ToString();
                }

                text.Append(Escape());
                plain = _at;
            }
            else if (value < ' ')
            {
                _at++;
                throw Error($"Illegal unquoted character ((CTRL-CHAR, code {value})): has to be escaped using backslash to be included in string value");
            }
            else
            {
                _at++;
            }
        }
    }

    private char Escape()
    {
        var escape = _at < _bytes.Length ? _bytes[_at++] : throw Error("Unexpected end-of-input in character escape sequence");
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
            case (byte)'u' when _at + 4 <= _bytes.Length && IsHex(_bytes.Slice(_at, 4)):
                _at += 4;
                return (char)Convert.ToInt32(Encoding.ASCII.GetString(_bytes.Slice(_at - 4, 4)), 16);
            default:
                throw Error($"Unrecognized character escape '{(char)escape}' (code {escape})");
        }
    }

    private static bool IsHex(ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits)
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
        var begin = _at;
        var isFloat = false;
        while (_at < _bytes.Length && (char.IsAsciiDigit((char)_bytes[_at]) || _bytes[_at] is (byte)'-' or (byte)'+' or (byte)'.' or (byte)'e' or (byte)'E'))
        {
            isFloat |= _bytes[_at] is (byte)'.' or (byte)'e' or (byte)'E';
            _at++;
        }

        var text = Encoding.ASCII.GetString(_bytes[begin.._at]);
        return new JacksonValue { Kind = isFloat ? JacksonKind.Float : JacksonKind.Int, Text = text, Start = start, Seen = Here() };
    }

    private JacksonValue Literal(string start)
    {
        var begin = _at;
        while (_at < _bytes.Length && (char.IsAsciiLetterOrDigit((char)_bytes[_at]) || _bytes[_at] == '_'))
        {
            _at++;
        }

        var word = Encoding.ASCII.GetString(_bytes[begin.._at]);
        var kind = word switch
        {
            "true" => JacksonKind.True,
            "false" => JacksonKind.False,
            "null" => JacksonKind.Null,
            _ => throw Error($"Unrecognized token '{word}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"),
        };
        return new JacksonValue { Kind = kind, Text = word, Start = start, Seen = Here() };
    }
}
