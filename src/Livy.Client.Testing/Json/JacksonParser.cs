using System.Text;

namespace Livy.Client.Testing;

/// <summary>
/// Reads a request body as Jackson 2.15 does, or 2.9 in Livy 0.7, and complains in its words. Only the first value is read; what follows it is never looked at.
/// <c>Utf8JsonReader</c> is no help here: the positions and texts of the errors are part of what clients see.
/// </summary>
internal sealed class JacksonParser(JacksonInput input)
{
    public static JacksonValue Parse(ReadOnlySpan<byte> body, JacksonWords words)
    {
        var input = JacksonInput.Of(body, words);
        input.SkipSpace();
        if (input.IsAtEnd)
        {
            throw Refusal.Unreadable($"No content to map due to end-of-input\n at {JacksonInput.Source}line: 1, column: 0]");
        }

        try
        {
            return new JacksonParser(input).Value("");
        }
        catch (JacksonFault fault)
        {
            throw Refusal.Unreadable(fault.Message);
        }
    }

    /// <param name="parent">Object or Array; empty at the root.</param>
    private JacksonValue Value(string parent)
    {
        if (input.IsAtEnd)
        {
            throw input.AtEnd(input.Words.EndBetween(parent));
        }

        var start = input.Here();
        var first = input.Next;
        return first switch
        {
            (byte)'{' => Container(input.Token = start, JacksonKind.Object, (byte)'}'),
            (byte)'[' => Container(input.Token = start, JacksonKind.Array, (byte)']'),
            (byte)'"' => StringValue(input.Token = start),
            (byte)'-' or (>= (byte)'0' and <= (byte)'9') => JacksonNumber.Read(input, start),
            _ when char.IsAsciiLetter((char)first) => Literal(start),
            _ => throw NoValue(first, parent),
        };
    }

    private JacksonFault NoValue(byte first, string parent)
    {
        if (first is (byte)'}' or (byte)']' && parent.Length == 0 && input.Words.CloseMarker(first, JacksonInput.Source) is { } marker)
        {
            input.At++;
            return input.Error(marker);
        }

        if (first == '+' && input.Words.StrayPlus is { } digits && input.Ahead(1) is { } afterPlus)
        {
            input.At += 2;
            return input.Error($"Unexpected character ({input.Shown(afterPlus)}) in numeric value: {digits}");
        }

        if (first >= 0x80 && input.Words.ReadsOnAfterALetter && char.IsLetter((char)first) && input.Ahead(1) is { } afterLetter)
        {
            input.At += 2;
            return input.Error($"Invalid UTF-8 start byte 0x{afterLetter:x2}");
        }

        return input.Unexpected(first == ',' ? input.Words.ValueBeforeComma : input.Words.AValue);
    }

    private JacksonValue Container(string start, JacksonKind kind, byte close)
    {
        input.At++;
        var container = new JacksonValue { Kind = kind, Start = start, Seen = input.Here() };
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
        input.SkipSpace();
        for (var first = true; input.IsAtEnd || input.Next != close; first = false)
        {
            if (input.IsAtEnd)
            {
                throw input.AtEnd($"{JacksonInput.EndOfInput}: expected close marker for {noun} (start marker at {container.Start})");
            }

            if (!first)
            {
                if (input.Next != ',')
                {
                    throw input.Unexpected($"was expecting comma to separate {noun} entries");
                }

                input.At++;
                input.SkipSpace();
                if (input.IsAtEnd)
                {
                    throw input.AtEnd(input.Words.EndBetween(noun));
                }
            }

            var broken = isObject ? Member(container) : Item(container);
            if (broken.Broken is { } fault)
            {
                throw fault;
            }

            input.SkipSpace();
        }

        input.At++;
        container.End = input.Here();
    }

    private JacksonValue Item(JacksonValue array)
    {
        var value = Value("Array");
        array.Items.Add(value);
        return value;
    }

    private JacksonValue Member(JacksonValue target)
    {
        if (input.Next != '"')
        {
            throw input.Unexpected("was expecting double-quote to start field name");
        }

        var begin = input.Here();
        var name = JacksonText.Read(input, isName: true);
        input.Token = begin;
        input.SkipSpace();
        if (input.IsAtEnd)
        {
            throw input.AtEnd(input.Words.EndBetween("Object"));
        }

        if (input.Next != ':')
        {
            throw input.Unexpected("was expecting a colon to separate field name and value");
        }

        input.At++;
        input.SkipSpace();
        var value = Value("Object");
        target.Members.Add(new(name, value));
        return value;
    }

    /// <summary>Strings are read when somebody wants them: what is wrong in one is found by whoever reads the property.</summary>
    private JacksonValue StringValue(string start)
    {
        var seen = input.Here(places: 1);
        var begin = input.At + 1;
        try
        {
            var text = JacksonText.Read(input, isName: false);
            return new JacksonValue { Kind = JacksonKind.String, Start = start, Seen = seen, Text = text, Raw = input.Since(begin)[..^1].ToArray() };
        }
        catch (JacksonFault fault)
        {
            return new JacksonValue { Kind = JacksonKind.String, Start = start, Seen = seen, Broken = fault };
        }
    }

    private JacksonValue Literal(string start)
    {
        var begin = input.At;
        while (!input.IsAtEnd && (char.IsAsciiLetterOrDigit((char)input.Next) || input.Next == '_'))
        {
            input.At++;
        }

        var word = Encoding.ASCII.GetString(input.Since(begin));
        return word switch
        {
            "true" => new JacksonValue { Kind = JacksonKind.True, Text = word, Start = start, Seen = input.Here() },
            "false" => new JacksonValue { Kind = JacksonKind.False, Text = word, Start = start, Seen = input.Here() },
            "null" => new JacksonValue { Kind = JacksonKind.Null, Text = word, Start = start, Seen = input.Here() },
            _ => throw NoWord(word),
        };
    }

    private JacksonFault NoWord(string word)
    {
        if (input.Words.NonStandard(word) is { } standard)
        {
            return input.Error(standard);
        }

        var complaint = input.Words.NoWord(word);
        if (!input.Words.ReadsOnAfterALetter)
        {
            return input.Error(complaint);
        }

        // The old parser reads up to the first character that no Java name could hold, and that one, too; control characters are none.
        while (!input.IsAtEnd && input.Next is < 0x09 or (>= 0x0e and < 0x1c) or 0x7f or (byte)'$')
        {
            input.At++;
        }

        if (input.IsAtEnd)
        {
            return input.AtEnd(complaint);
        }

        var next = input.Take();
        return next is >= 0x80 and < 0xc0 or >= 0xf8 ? input.Error($"Invalid UTF-8 start byte 0x{next:x2}") : input.Error(complaint);
    }
}
