using System.Globalization;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>
/// Writes JSON as Livy's Jackson does: no spaces, BMP characters raw, everything beyond as a pair of <c>\uXXXX</c> in upper case.
/// <c>Utf8JsonWriter</c> has no encoder that does both, hence the hand-written escapes.
/// </summary>
internal sealed class JacksonWriter
{
    private readonly StringBuilder _text = new();
    private bool _needsComma;

    public override string ToString() => _text.ToString();

    public JacksonWriter Open(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _needsComma = false;
        return this;
    }

    public JacksonWriter Close(char bracket)
    {
        _text.Append(bracket);
        _needsComma = true;
        return this;
    }

    public JacksonWriter Name(string name)
    {
        Separate();
        Quote(_text, name);
        _text.Append(':');
        _needsComma = false;
        return this;
    }

    public JacksonWriter String(string? value)
    {
        Separate();
        if (value is null)
        {
            _text.Append("null");
        }
        else
        {
            Quote(_text, value);
        }

        _needsComma = true;
        return this;
    }

    public JacksonWriter Number(long value)
    {
        Separate();
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
        _needsComma = true;
        return this;
    }

    /// <summary>A double with a point in it, as Java prints <c>1.0</c>.</summary>
    public JacksonWriter Double(double value)
    {
        Separate();
        _text.Append(JavaNumbers.Format(value));
        _needsComma = true;
        return this;
    }

    /// <summary>JSON text spliced in as it is: Livy's <c>@JsonRawValue</c> on statement outputs.</summary>
    public JacksonWriter Raw(string? json)
    {
        Separate();
        _text.Append(json ?? "null");
        _needsComma = true;
        return this;
    }

    public JacksonWriter Strings(IEnumerable<string> values)
    {
        Open('[');
        foreach (var value in values)
        {
            String(value);
        }

        return Close(']');
    }

    public JacksonWriter Message(string message) => Open('{').Name("msg").String(message).Close('}');

    private static void Quote(StringBuilder target, string value)
    {
        target.Append('"');
        foreach (var character in value)
        {
            if (char.IsSurrogate(character))
            {
                target.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
            }
            else
            {
                JsonEscapes.Append(target, character);
            }
        }

        target.Append('"');
    }

    private void Separate()
    {
        if (_needsComma)
        {
            _text.Append(',');
        }
    }
}
