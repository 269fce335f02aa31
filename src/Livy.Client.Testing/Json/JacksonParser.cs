using System.Text;

namespace Livy.Client.Testing;

/// <summary>
/// Reads a request body as Jackson 2.15 does, or 2.9 in Livy 0.7, and complains in its words. Only the first value is read; what follows it is never looked at.
/// <c>Utf8JsonReader</c> is no help here: the positions and texts of the errors are part of what clients see.
/// </summary>
internal ref struct JacksonParser
{
    private const string Source = "[Source: (org.eclipse.jetty.server.HttpInputOverHTTP); ";
    private const string EndOfInput = "Unexpected end-of-input";
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly JacksonWords _words;
    private int _at;
    private int _line;
    private int _lineStart;
    private string _token;

    private JacksonParser(ReadOnlySpan<byte> bytes, JacksonWords words)
    {
        _bytes = bytes;
        _words = words;
        _line = 1;
        _token = "";
    }

    public static JacksonValue Parse(ReadOnlySpan<byte> body, JacksonWords words)
    {
        var parser = new JacksonParser(ToUtf8(body), words);
        parser.SkipSpace();
        if (parser._at >= parser._bytes.Length)
        {
            throw Refusal.Unreadable($"No content to map due to end-of-input\n at {Source}line: 1, column: 0]");
        }

        try
        {
            return parser.Value("");
        }
        catch (JacksonFault fault)
        {
            throw Refusal.Unreadable(fault.Message);
        }
    }

    private static byte[] ToUtf8(ReadOnlySpan<byte> body)
    {
        var encoding = body switch
        {
            [not 0, 0, 0, 0, ..] => Encoding.UTF32,
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

    private readonly string Ending() => $"{Source}line: {_line}, column: {_words.ColumnAtEnd(_bytes.Length - _lineStart + 1, _bytes.Length)}]";

    private readonly JacksonFault Error(string text) => new(text, Here(), _token);

    private readonly JacksonFault AtEnd(string text) => new(text, Ending(), _token);

    private JacksonFault Unexpected(string expecting)
    {
        var found = _bytes[_at++];
        return found switch
        {
            < (byte)' ' when _words.ControlCharacter(found) is { } text => Error(text),
            (byte)'/' when _words.Comment is { } comment => Error($"Unexpected character ('/' (code 47)): {comment}"),
            < (byte)' ' => Error($"Unexpected character ((CTRL-CHAR, code {found})): {expecting}"),
            _ => Error($"Unexpected character ({Shown(found)}): {expecting}"),
        };
    }

    /// <summary>A character for an error; the rest of it is read with it.</summary>
    private string Shown(byte first)
    {
        if (first < 0x80 || System.Text.Rune.DecodeFromUtf8(_bytes[(_at - 1)..], out var rune, out var length) != System.Buffers.OperationStatus.Done)
        {
            return $"'{(char)first}' (code {first})";
        }

        _at += length - 1;
        return $"'{rune}' (code {rune.Value})";
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

    /// <param name="parent">Object or Array; empty at the root.</param>
    private JacksonValue Value(string parent)
    {
        if (_at >= _bytes.Length)
        {
            throw AtEnd(_words.EndBetween(parent));
        }

        var start = Here();
        var first = _bytes[_at];
        return first switch
        {
            (byte)'{' => Container(_token = start, JacksonKind.Object, (byte)'}'),
            (byte)'[' => Container(_token = start, JacksonKind.Array, (byte)']'),
            (byte)'"' => StringValue(_token = start),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => Number(start),
            _ when char.IsAsciiLetter((char)first) => Literal(start),
            _ => throw NoValue(first, parent),
        };
    }

    private JacksonFault NoValue(byte first, string parent)
    {
        if (first is (byte)'}' or (byte)']' && parent.Length == 0 && _words.CloseMarker(first, Source) is { } marker)
        {
            _at++;
            return Error(marker);
        }

        if (first == '+' && _words.StrayPlus is { } digits)
        {
            _at += 2;
            return Error($"Unexpected character ({Shown(_bytes[_at - 1])}) in numeric value: {digits}");
        }

        if (first >= 0x80 && _words.ReadsOnAfterALetter && char.IsLetter((char)first) && _at + 1 < _bytes.Length)
        {
            _at += 2;
            return Error($"Invalid UTF-8 start byte 0x{_bytes[_at - 1]:x2}");
        }

        return Unexpected(first == ',' ? _words.ValueBeforeComma : _words.AValue);
    }

    private JacksonValue Container(string start, JacksonKind kind, byte close)
    {
        _at++;
        var container = new JacksonValue { Kind = kind, Start = start, Seen = Here() };
        try
        {
            Fill(container, close);
        }
        catch (JacksonFault fault)
        {
            container.Broken = fault;
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
                throw AtEnd($"{EndOfInput}: expected close marker for {noun} (start marker at {container.Start})");
            }

            if (!first)
            {
                if (_bytes[_at] != ',')
                {
                    throw Unexpected($"was expecting comma to separate {noun} entries");
                }

                _at++;
                SkipSpace();
                if (_at >= _bytes.Length)
                {
                    throw AtEnd(_words.EndBetween(noun));
                }
            }

            var broken = isObject ? Member(container) : Item(container);
            if (broken.Broken is { } fault)
            {
                throw fault;
            }

            SkipSpace();
        }

        _at++;
        container.End = Here();
    }

    private JacksonValue Item(JacksonValue array)
    {
        var value = Value("Array");
        array.Items.Add(value);
        return value;
    }

    private JacksonValue Member(JacksonValue target)
    {
        if (_bytes[_at] != '"')
        {
            throw Unexpected("was expecting double-quote to start field name");
        }

        var begin = Here();
        var name = Text(isName: true);
        _token = begin;
        SkipSpace();
        if (_at >= _bytes.Length)
        {
            throw AtEnd(_words.EndBetween("Object"));
        }

        if (_bytes[_at] != ':')
        {
            throw Unexpected("was expecting a colon to separate field name and value");
        }

        _at++;
        SkipSpace();
        var value = Value("Object");
        target.Members.Add(new(name, value));
        return value;
    }

    /// <summary>Strings are read when somebody wants them: what is wrong in one is found by whoever reads the property.</summary>
    private JacksonValue StringValue(string start)
    {
        var seen = $"{Source}line: {_line}, column: {_at + 1 - _lineStart + 1}]";
        var begin = _at + 1;
        try
        {
            var text = Text(isName: false);
            return new JacksonValue { Kind = JacksonKind.String, Start = start, Seen = seen, Text = text, Raw = _bytes[begin..(_at - 1)].ToArray() };
        }
        catch (JacksonFault fault)
        {
            return new JacksonValue { Kind = JacksonKind.String, Start = start, Seen = seen, Broken = fault };
        }
    }

    private string Text(bool isName)
    {
        _at++;
        var begin = _at;
        var text = new StringBuilder();
        var plain = _at;
        while (true)
        {
            if (_at >= _bytes.Length)
            {
                throw AtEnd(_words.EndInText(isName, isEmpty: _at == begin));
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
                throw Error($"Illegal unquoted character ((CTRL-CHAR, code {value})): has to be escaped using backslash to be included in {(isName ? "name" : "string value")}");
            }
            else
            {
                _at += Wide(value);
            }
        }
    }

    /// <summary>The bytes of a character.</summary>
    private int Wide(byte first)
    {
        var length = first switch { < 0x80 => 1, >= 0xc0 and < 0xe0 => 2, >= 0xe0 and < 0xf0 => 3, >= 0xf0 and < 0xf8 => 4, _ => 0 };
        if (length == 0)
        {
            _at++;
            throw Error($"Invalid UTF-8 start byte 0x{first:x2}");
        }

        for (var next = 1; next < length; next++)
        {
            if (_at + next >= _bytes.Length)
            {
                _at = _bytes.Length;
                throw AtEnd(EndOfInput);
            }

            if ((_bytes[_at + next] & 0xc0) != 0x80)
            {
                var wrong = _bytes[_at + next];
                _at += next + 1;
                throw Error($"Invalid UTF-8 middle byte 0x{wrong:x2}");
            }
        }

        return length;
    }

    private char Escape()
    {
        var escape = _at < _bytes.Length ? _bytes[_at++] : throw AtEnd(EndOfInput + " in character escape sequence");
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
                return Hex();
            default:
                throw Error($"Unrecognized character escape '{(char)escape}' (code {escape})");
        }
    }

    private char Hex()
    {
        var value = 0;
        for (var digit = 0; digit < 4; digit++)
        {
            var found = _at < _bytes.Length ? _bytes[_at++] : throw AtEnd(EndOfInput + " in character escape sequence");
            if (!char.IsAsciiHexDigit((char)found))
            {
                throw Error($"Unexpected character ({Shown(found)}): expected a hex-digit for character escape sequence");
            }

            value = (value * 16) + Convert.ToInt32(((char)found).ToString(), 16);
        }

        return (char)value;
    }

    private JacksonValue Number(string start)
    {
        var begin = _at;
        if (_bytes[_at] == '-')
        {
            _at++;
            Digits("expected digit (0-9) to follow minus sign, for valid numeric value");
        }
        else
        {
            Digits("");
        }

        var whole = _bytes[begin.._at].TrimStart((byte)'-');
        if (whole.Length > 1 && whole[0] == '0')
        {
            _at -= whole.Length - 1;
            throw Error("Invalid numeric value: Leading zeroes not allowed");
        }

        var isFloat = false;
        if (_at < _bytes.Length && _bytes[_at] == '.')
        {
            isFloat = true;
            _at++;
            Digits("Decimal point not followed by a digit");
        }

        if (_at < _bytes.Length && _bytes[_at] is (byte)'e' or (byte)'E')
        {
            isFloat = true;
            _at++;
            _at += _at < _bytes.Length && _bytes[_at] is (byte)'-' or (byte)'+' ? 1 : 0;
            Digits("Exponent indicator not followed by a digit");
        }

        var text = Encoding.ASCII.GetString(_bytes[begin.._at]);
        _token = start;
        return new JacksonValue { Kind = isFloat ? JacksonKind.Float : JacksonKind.Int, Text = text, Start = start, Seen = Here() };
    }

    private void Digits(string complaint)
    {
        var begin = _at;
        while (_at < _bytes.Length && char.IsAsciiDigit((char)_bytes[_at]))
        {
            _at++;
        }

        if (_at == begin)
        {
            throw _at < _bytes.Length ? Error($"Unexpected character ({Shown(_bytes[_at++])}) in numeric value: {complaint}") : AtEnd(EndOfInput);
        }
    }

    private JacksonValue Literal(string start)
    {
        var begin = _at;
        while (_at < _bytes.Length && (char.IsAsciiLetterOrDigit((char)_bytes[_at]) || _bytes[_at] == '_'))
        {
            _at++;
        }

        var word = Encoding.ASCII.GetString(_bytes[begin.._at]);
        return word switch
        {
            "true" => new JacksonValue { Kind = JacksonKind.True, Text = word, Start = start, Seen = Here() },
            "false" => new JacksonValue { Kind = JacksonKind.False, Text = word, Start = start, Seen = Here() },
            "null" => new JacksonValue { Kind = JacksonKind.Null, Text = word, Start = start, Seen = Here() },
            _ => throw NoWord(word),
        };
    }

    private JacksonFault NoWord(string word)
    {
        if (_words.NonStandard(word) is { } standard)
        {
            return Error(standard);
        }

        var complaint = _words.NoWord(word);
        if (!_words.ReadsOnAfterALetter)
        {
            return Error(complaint);
        }

        // The old parser reads up to the first character that no Java name could hold, and that one, too; control characters are none.
        while (_at < _bytes.Length && _bytes[_at] is < 0x09 or (>= 0x0e and < 0x1c) or 0x7f or (byte)'$')
        {
            _at++;
        }

        if (_at >= _bytes.Length)
        {
            return AtEnd(complaint);
        }

        var next = _bytes[_at++];
        return next is >= 0x80 and < 0xc0 or >= 0xf8 ? Error($"Invalid UTF-8 start byte 0x{next:x2}") : Error(complaint);
    }
}
