using System.Globalization;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>
/// Writes JSON as Livy's Jackson does: no spaces, BMP characters raw, everything beyond as a pair of <c>\uXXXX</c> in upper case.
/// <c>Utf8JsonWriter</c> has no encoder that does both, hence the hand-written escapes.
/// </summary>
internal sealed class JacksonWriter
{
    private readonly StringBuilder text = new();
    private bool needsComma;

    public override string ToString() => text.ToString();

    public JacksonWriter Open(char bracket)
    {
        Separate();
        text.Append(bracket);
        needsComma = false;
        return this;
    }

    public JacksonWriter Close(char bracket)
    {
        text.Append(bracket);
        needsComma = true;
        return this;
    }

    public JacksonWriter Name(string name)
    {
        Separate();
        Quote(text, name);
        text.Append(':');
        needsComma = false;
        return this;
    }

    public JacksonWriter String(string? value)
    {
        Separate();
        if (value is null)
        {
            text.Append("null");
        }
        else
        {
            Quote(text, value);
        }

        needsComma = true;
        return this;
    }

    public JacksonWriter Number(long value)
    {
        Separate();
        text.Append(value.ToString(CultureInfo.InvariantCulture));
        needsComma = true;
        return this;
    }

    /// <summary>A double with a point in it, as Java prints <c>1.0</c>.</summary>
    public JacksonWriter Double(double value)
    {
        Separate();
        text.Append(JavaNumbers.Format(value));
        needsComma = true;
        return this;
    }

    /// <summary>JSON text spliced in as it is: Livy's <c>@JsonRawValue</c> on statement outputs.</summary>
    public JacksonWriter Raw(string? json)
    {
        Separate();
        text.Append(json ?? "null");
        needsComma = true;
        return this;
    }

    public JacksonWriter Strings(IEnumerable<string> values)
    {
        Open('[');
        foreach (string value in values)
        {
            String(value);
        }

        return Close(']');
    }

    public JacksonWriter Message(string message) => Open('{').Name("msg").String(message).Close('}');

    private static void Quote(StringBuilder target, string value)
    {
        target.Append('"');
        foreach (char character in value)
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
        if (needsComma)
        {
            text.Append(',');
        }
    }
}
