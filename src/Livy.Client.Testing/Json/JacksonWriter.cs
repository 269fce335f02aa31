using System.Buffers;
using System.Globalization;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>
/// Writes JSON as Livy's Jackson does: no spaces, BMP characters raw, everything beyond as a pair of <c>\uXXXX</c> in upper case.
/// <c>Utf8JsonWriter</c> has no encoder that does both, hence the hand-written escapes.
/// </summary>
internal sealed class JacksonWriter
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Concat(Enumerable.Range('\ud800', 0x800)).Select(code => (char)code), '"', '\\']);

    private readonly ArrayBufferWriter<byte> _bytes = new();
    private bool _needsComma;

    /// <summary>What was written so far, without the room that the buffer has left.</summary>
    public byte[] ToArray()
    {
        // Two buffers while it grew, and the copy.
        Garbage.Leave(3L * _bytes.WrittenCount);
        return _bytes.WrittenSpan.ToArray();
    }

    public JacksonWriter Open(char bracket)
    {
        Separate(isValue: false);
        return Plain(bracket.ToString());
    }

    public JacksonWriter Close(char bracket)
    {
        _needsComma = true;
        return Plain(bracket.ToString());
    }

    public JacksonWriter Name(string name)
    {
        Separate(isValue: false);
        Quote(name);
        return Plain(":");
    }

    public JacksonWriter String(string? value)
    {
        if (value is null)
        {
            return Raw(null);
        }

        Separate();
        Quote(value);
        return this;
    }

    public JacksonWriter Number(long value) => Raw(value.ToString(CultureInfo.InvariantCulture));

    /// <summary>A double with a point in it, as Java prints <c>1.0</c>.</summary>
    public JacksonWriter Double(double value) => Raw(JavaNumbers.Format(value));

    /// <summary>JSON text spliced in as it is: Livy's <c>@JsonRawValue</c> on statement outputs.</summary>
    public JacksonWriter Raw(string? json)
    {
        Separate();
        return Plain(json ?? "null");
    }

    public JacksonWriter Strings(IEnumerable<string?> values)
    {
        Open('[');
        foreach (var value in values)
        {
            String(value);
        }

        return Close(']');
    }

    public JacksonWriter Message(string message) => Open('{').Name("msg").String(message).Close('}');

    private void Quote(string value)
    {
        Plain("\"");
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            Plain(rest[..at]);
            Plain(JsonEscapes.Escape(rest[at]));
            rest = rest[(at + 1)..];
        }

        Plain(rest);
        Plain("\"");
    }

    private JacksonWriter Plain(ReadOnlySpan<char> text)
    {
        Encoding.UTF8.GetBytes(text, _bytes);
        return this;
    }

    /// <param name="isValue">Whether the next name or value needs a comma before it; behind an opening bracket or a name none does.</param>
    private void Separate(bool isValue = true)
    {
        if (_needsComma)
        {
            Plain(",");
        }

        _needsComma = isValue;
    }
}
