using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Livy.Client.Testing;

/// <summary>Tables from .NET values in the two shapes Livy has for them.</summary>
internal static class TableJson
{
    public static string Magic(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder("{\"headers\":[");
        text.AppendJoin(',', columns.Select((name, at) => $"{{\"name\":{JsonEscapes.Quote(name)},\"type\":\"{MagicType(Sample(rows, at))}\"}}"));
        return text.Append("],\"data\":").Append(Rows(rows)).Append('}').ToString();
    }

    public static string Sql(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<object?>> rows)
    {
        var text = new StringBuilder("{\"schema\":{\"type\":\"struct\",\"fields\":[");
        text.AppendJoin(',', columns.Select((column, at) => SqlField(column, rows, at)));
        return text.Append("]},\"data\":").Append(Rows(rows)).Append('}').ToString();
    }

    public static string Cell(object? value) => value switch
    {
        null => "null",
        string text => JsonEscapes.Quote(text),
        bool flag => flag ? "true" : "false",
        double number => JavaNumbers.Format(number),
        float number => JavaNumbers.Format(number),
        IDictionary map => "{" + string.Join(',', map.Keys.Cast<object>().Select(key => $"{JsonEscapes.Quote(key.ToString()!)}:{Cell(map[key])}")) + "}",
        IEnumerable items => "[" + string.Join(',', items.Cast<object?>().Select(Cell)) + "]",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => JsonEscapes.Quote(value.ToString() ?? ""),
    };

    /// <summary>Livy's name for the type of a Python value in a <c>%table</c>.</summary>
    public static string MagicType(object? value) => value switch
    {
        null => "NULL_TYPE",
        bool => "BOOLEAN_TYPE",
        int or long or short or byte or BigInteger => "INT_TYPE",
        double or float => "DOUBLE_TYPE",
        decimal => "DECIMAL_TYPE",
        string => "STRING_TYPE",
        IDictionary => "MAP_TYPE",
        IEnumerable => "ARRAY_TYPE",
        _ => "STRING_TYPE",
    };

    private static string Rows(IReadOnlyList<IReadOnlyList<object?>> rows) =>
        "[" + string.Join(',', rows.Select(row => "[" + string.Join(',', row.Select(Cell)) + "]")) + "]";

    private static object? Sample(IReadOnlyList<IReadOnlyList<object?>> rows, int column) =>
        rows.Where(row => row.Count > column).Select(row => row[column]).FirstOrDefault(value => value is not null);

    private static string SqlField(string column, IReadOnlyList<IReadOnlyList<object?>> rows, int at)
    {
        var colon = column.LastIndexOf(':');
        var name = colon < 0 ? column : column[..colon];
        var type = colon < 0 ? SqlType(Sample(rows, at)) : column[(colon + 1)..];
        var nullable = rows.Any(row => row.Count <= at || row[at] is null);
        return $"{{\"name\":{JsonEscapes.Quote(name)},\"type\":{JsonEscapes.Quote(type)},\"nullable\":{(nullable ? "true" : "false")},\"metadata\":{{}}}}";
    }

    private static string SqlType(object? value) => value switch
    {
        null => "void",
        bool => "boolean",
        byte => "byte",
        short => "short",
        int => "integer",
        long => "long",
        float => "float",
        double => "double",
        decimal => "decimal(38,18)",
        _ => "string",
    };
}
