using System.Text;

namespace Livy.Client.Testing;

/// <summary>Data sets as <c>show()</c>, <c>printSchema()</c> and the languages write them.</summary>
internal static class DatasetText
{
    private const int Narrowest = 3;

    /// <summary>A <c>repr</c> in Python.</summary>
    public static string Python(Dataset data) => data.Kind is DatasetKind.Strings or DatasetKind.Rdd
        ? throw new BeyondFakeException()
        : $"DataFrame[{string.Join(", ", data.Columns.Select(Field))}]";

    /// <summary>A <c>toString</c> in Scala.</summary>
    public static string Scala(Dataset data)
    {
        var more = data.Columns.Count - 2;
        return data.Kind == DatasetKind.Rdd
            ? throw new BeyondFakeException()
            : $"[{string.Join(", ", data.Columns.Take(2).Select(Field))}{(more <= 0 ? "" : $" ... {more} more field{(more == 1 ? "" : "s")}")}]";
    }

    public static string ScalaType(Dataset data) => "org.apache.spark.sql." + data.Kind switch
    {
        DatasetKind.Frame => "DataFrame",
        DatasetKind.Rows => "Dataset[org.apache.spark.sql.Row]",
        DatasetKind.Longs => "Dataset[Long]",
        DatasetKind.Strings => "Dataset[String]",
        _ => throw new BeyondFakeException(),
    };

    public static string Tree(Dataset data) =>
        "root\n" + string.Concat(data.Columns.Select(column => $" |-- {column.Name}: {column.TypeName} (nullable = {(column.IsNullable ? "true" : "false")})\n")) + "\n";

    public static Shown Schema(Dataset data, Dialect dialect) => dialect == Dialect.Python
        ? new Shown($"StructType([{string.Join(", ", data.Columns.Select(column => $"StructField({Values.Repr(column.Name)}, {column.ClassName}{(column.ClassName.EndsWith(')') ? "" : "()")}, {Values.Repr(column.IsNullable)})"))}])")
        : new Shown($"StructType({string.Join(',', data.Columns.Select(column => $"StructField({column.Name},{column.ClassName},{Values.Show(column.IsNullable)})"))})", "org.apache.spark.sql.types.StructType");

    /// <param name="data">The data set.</param>
    /// <param name="spark">The application that pays for it.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="truncate">The longest text of a cell; 0 for no limit, which also turns the cells to the left.</param>
    public static string Table(Dataset data, SparkApplication spark, long count, int truncate)
    {
        List<string[]> rows = [[.. data.Columns.Select(column => Escape(column.Name))]];
        for (var row = 0L; row < Math.Min(Math.Max(count, 0), data.Count); row++)
        {
            rows.Add([.. data.At(row).Select(value => Cut(Escape(value is null ? "NULL" : Values.Show(value)), truncate))]);
            spark.Spend(Dataset.CostOfRow + rows[^1].Sum(cell => 60 + (4L * cell.Length)));
        }

        int[] widths = [.. data.Columns.Select((_, at) => Math.Max(Narrowest, rows.Max(row => Width(row[at]))))];
        var ruler = $"+{string.Join('+', widths.Select(width => new string('-', width)))}+\n";
        spark.Spend(2L * ruler.Length * (rows.Count + 2));
        var text = new StringBuilder(ruler);
        for (var row = 0; row < rows.Count; row++)
        {
            text.Append('|').AppendJoin('|', rows[row].Select((cell, at) => Pad(cell, widths[at], toLeft: truncate == 0))).Append("|\n").Append(row == 0 ? ruler : "");
        }

        text.Append(ruler);
        return data.Count > rows.Count - 1 ? text.Append($"only showing top {rows.Count - 1} row{(rows.Count == 2 ? "" : "s")}\n\n").ToString() : text.Append('\n').ToString();
    }

    private static string Field(Column column) => $"{column.Name}: {column.Type}";

    private static string Cut(string text, int truncate) =>
        truncate <= 0 || text.Length <= truncate ? text : truncate < 4 ? text[..truncate] : text[..(truncate - 3)] + "...";

    private static string Pad(string cell, int width, bool toLeft)
    {
        var blanks = new string(' ', width - Width(cell));
        return toLeft ? cell + blanks : blanks + cell;
    }

    private static string Escape(string text) =>
        string.Concat(text.Select(character => "\n\r\t\f\b\v\a".IndexOf(character, StringComparison.Ordinal) is >= 0 and var at ? "\\" + "nrtfbva"[at] : character.ToString()));

    /// <summary>Characters of East Asia take two places.</summary>
    private static int Width(string text) => text.Length + text.Count(character => character is
        (>= '\u1100' and <= '\u115f') or (>= '\u2e80' and <= '\ua4cf') or (>= '\uac00' and <= '\ud7a3') or (>= '\uf900' and <= '\ufaff')
        or (>= '\ufe10' and <= '\ufe19') or (>= '\ufe30' and <= '\ufe6f') or (>= '\uff00' and <= '\uff60') or (>= '\uffe0' and <= '\uffe6'));
}
