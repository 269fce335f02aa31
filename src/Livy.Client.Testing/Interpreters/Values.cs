using System.Globalization;
using System.Numerics;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>Values as the languages show them.</summary>
internal static class Values
{
    /// <summary>Scala's <c>toString</c>.</summary>
    public static string Show(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number => JavaNumbers.Format(number),
        List<object?> items => $"List({string.Join(", ", items.Select(Show))})",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        string text => text,
        _ => throw new BeyondFakeException(),
    };

    /// <summary>The static type Scala's REPL echoes.</summary>
    public static string ScalaType(object? value) => value switch
    {
        null => "Null",
        bool => "Boolean",
        int => "Int",
        long => "Long",
        double => "Double",
        string => "String",
        List<object?> { Count: 0 } => "List[Nothing]",
        List<object?> items when items.Select(ScalaType).Distinct(StringComparer.Ordinal).Count() == 1 => $"List[{ScalaType(items[0])}]",
        List<object?> => "List[Any]",
        _ => throw new BeyondFakeException(),
    };

    /// <summary>Python's <c>str</c>.</summary>
    public static string Str(object? value) => value as string ?? Repr(value);

    /// <summary>Python's <c>repr</c>.</summary>
    public static string Repr(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        double number => JavaNumbers.FormatPython(number),
        string text => Quote(text),
        List<object?> items => $"[{string.Join(", ", items.Select(Repr))}]",
        Dictionary<string, object?> map => $"{{{string.Join(", ", map.Select(pair => $"{Quote(pair.Key)}: {Repr(pair.Value)}"))}}}",
        _ => throw new BeyondFakeException(),
    };

    private static string Quote(string text)
    {
        var quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        var result = new StringBuilder();
        result.Append(quote);
        foreach (var character in text)
        {
            result.Append(character switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                < ' ' or '\u007f' => $"\\x{(int)character:x2}",
                '\u2028' or '\u2029' => $"\\u{(int)character:x4}",
                _ when character == quote => "\\" + quote,
                _ => character.ToString(),
            });
        }

        return result.Append(quote).ToString();
    }
}
