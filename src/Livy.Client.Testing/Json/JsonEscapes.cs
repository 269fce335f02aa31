using System.Globalization;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>The escapes that Jackson and json4s have in common.</summary>
internal static class JsonEscapes
{
    /// <summary>A string as the driver's json4s writes it into an output: nothing beyond the control characters is escaped.</summary>
    public static string Quote(string value)
    {
        var target = new StringBuilder("\"", value.Length + 2);
        foreach (var character in value)
        {
            Append(target, character);
        }

        return target.Append('"').ToString();
    }

    public static void Append(StringBuilder target, char character)
    {
        switch (character)
        {
            case '"':
                target.Append("\\\"");
                break;
            case '\\':
                target.Append("\\\\");
                break;
            case '\b':
                target.Append("\\b");
                break;
            case '\t':
                target.Append("\\t");
                break;
            case '\n':
                target.Append("\\n");
                break;
            case '\f':
                target.Append("\\f");
                break;
            case '\r':
                target.Append("\\r");
                break;
            case < ' ':
                target.Append("\\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                break;
            default:
                target.Append(character);
                break;
        }
    }
}
