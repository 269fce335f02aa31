using System.Buffers;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>The escapes that Jackson and json4s have in common: those of the control characters, of quotes and of backslashes.</summary>
internal static class JsonEscapes
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    /// <summary>A string as the driver's json4s writes it into an output.</summary>
    public static string Quote(string value)
    {
        var target = new StringBuilder("\"", value.Length + 2);
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            target.Append(rest[..at]).Append(Escape(rest[at]));
            rest = rest[(at + 1)..];
        }

        return target.Append(rest).Append('"').ToString();
    }

    public static string Escape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\b' => "\\b",
        '\t' => "\\t",
        '\n' => "\\n",
        '\f' => "\\f",
        '\r' => "\\r",
        _ => $"\\u{(int)character:X4}",
    };
}
