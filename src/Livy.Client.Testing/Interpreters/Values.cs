using System.Globalization;
using System.Numerics;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>Values as the languages show them.</summary>
internal static class Values
{
    /// <summary>The argument <c>println</c> of <c>foreach(println)</c>.</summary>
    public const string PrintLine = "println(_)";

    private const int MostDigits = 4300;

    /// <summary>Scala's <c>()</c>, which nothing echoes.</summary>
    public static object Unit { get; } = new();

    /// <summary>Scala's <c>toString</c>.</summary>
    public static string Show(object? value) => Show(value, isEcho: false);

    /// <summary>What Scala's REPL echoes, where texts with blanks at their ends have quotes.</summary>
    public static string Echo(object? value) => Show(value, isEcho: true);

    /// <summary>The static type Scala's REPL echoes.</summary>
    public static string ScalaType(object? value) => value switch
    {
        null => "Null",
        bool => "Boolean",
        int => "Int",
        long => "Long",
        double => "Double",
        string => "String",
        Row => "org.apache.spark.sql.Row",
        TypedList { ScalaType: { } type } => type,
        TypedList tuple => $"({string.Join(", ", tuple.Select(ScalaType))})",
        List<object?> { Count: 0 } => "List[Nothing]",
        List<object?> items when items.Select(ScalaType).Distinct(StringComparer.Ordinal).Count() == 1 => $"List[{ScalaType(items[0])}]",
        List<object?> items when items.TrueForAll(item => item is int or string) => "List[Any]",
        Dataset data => DatasetText.ScalaType(data),
        Shown shown => shown.ScalaType,
        SparkObject or SparkApplication => ScalaObject(value).Split('@')[0],
        _ => throw new BeyondFakeException(),
    };

    /// <summary>Whether a value is one that JSON knows.</summary>
    public static bool IsPlain(object? value) => value switch
    {
        null or bool or int or long or BigInteger or string => true,
        double number => double.IsFinite(number),
        TypedList { Text: not null } => false,
        List<object?> items => items.TrueForAll(IsPlain),
        Dictionary<string, object?> map => map.Values.All(IsPlain),
        _ => false,
    };

    /// <summary>Python's <c>str</c>.</summary>
    public static string Str(object? value) => value as string ?? Repr(value);

    /// <summary>Python's <c>repr</c>.</summary>
    public static string Repr(object? value) => value switch
    {
        null => "None",
        bool flag => flag ? "True" : "False",
        BigInteger number => Digits(number),
        decimal number => $"Decimal('{number.ToString(CultureInfo.InvariantCulture)}')",
        double number => JavaNumbers.FormatPython(number),
        string text => Quote(text),
        Row row => $"Row({string.Join(", ", row.Select((field, at) => $"{row.Columns[at].Name}={Repr(field)}"))})",
        TypedList { Text: { } text } => text,
        TypedList tuple => $"({string.Join(", ", tuple.Select(Repr))}{(tuple.Count == 1 ? "," : "")})",
        List<object?> items => $"[{string.Join(", ", items.Select(Repr))}]",
        Dictionary<string, object?> map => $"{{{string.Join(", ", map.Select(pair => $"{Quote(pair.Key)}: {Repr(pair.Value)}"))}}}",
        Dataset data => DatasetText.Python(data),
        Shown shown => shown.Text,
        SparkApplication spark => $"<SparkContext master={SparkApplication.Master} appName={spark.Name}>",
        SparkObject.Session => "<pyspark.sql.session.SparkSession object at 0x7f3a5c0e6290>",
        SparkObject.SqlContext => "<pyspark.sql.context.SQLContext object at 0x7f3a5c0e4d10>",
        _ => throw new BeyondFakeException(),
    };

    /// <summary>Python's <c>repr</c> of bytes.</summary>
    public static string Bytes(byte[] bytes) =>
        "b" + string.Concat(Quote(string.Concat(bytes.Select(character => (char)character))).Select(character => character < '\u0080' ? character.ToString() : $"\\x{(int)character:x2}"));

    private static string Show(object? value, bool isEcho) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        double number => JavaNumbers.Format(number),
        Row row => $"[{string.Join(',', row.Select(Show))}]",
        TypedList { Text: { } text } => text,
        TypedList { IsTuple: true } tuple => $"({string.Join(',', tuple.Select(item => Show(item, isEcho)))})",
        List<object?> items => $"{(items is TypedList typed ? typed.Prefix : "List")}({string.Join(", ", items.Select(item => Show(item, isEcho)))})",
        IFormattable other and not SparkObject => other.ToString(null, CultureInfo.InvariantCulture),
        string text => isEcho && (text.Length == 0 || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])) ? $"\"{text}\"" : text,
        Dataset data => DatasetText.Scala(data),
        Shown { ScalaType.Length: > 0 } shown => shown.Text,
        SparkObject or SparkApplication => ScalaObject(value),
        _ => throw new BeyondFakeException(),
    };

    private static string ScalaObject(object known) => known switch
    {
        SparkObject.Session => "org.apache.spark.sql.SparkSession@655f0c01",
        SparkApplication => "org.apache.spark.SparkContext@5c3e7b24",
        SparkObject.SqlContext => "org.apache.spark.sql.SQLContext@62fc944f",
        _ => throw new BeyondFakeException(),
    };

    private static string Digits(BigInteger number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Length - (number.Sign < 0 ? 1 : 0) <= MostDigits ? text
            : throw new RemoteErrorException("ValueError", $"Exceeds the limit ({MostDigits} digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
    }

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
