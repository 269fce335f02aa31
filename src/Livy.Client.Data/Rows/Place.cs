using System.Globalization;

namespace Livy.Client.Data;

/// <summary>Where values stand: a column, or what is inside of one.</summary>
/// <param name="path">The path, with <c>{}</c> for each position in an array or map; <see langword="null"/> for the whole row.</param>
/// <param name="type">The type in Spark.</param>
internal sealed class Place(string? path, SparkType type)
{
    private const string Position = "{}";
    private const int MostNames = 20;

    public SparkType Type { get; } = type;

    /// <summary>The whole row.</summary>
    public static Place Row(SparkSchema schema) => new(null, new SparkType(SparkTypeKind.Struct, "struct") { Fields = schema.Columns });

    /// <summary>The names of columns, for messages.</summary>
    public static string Names(IReadOnlyList<SparkColumn> columns) =>
        string.Join(", ", columns.Take(MostNames).Select(column => $"'{OneLine(column.Name)}'")) + (columns.Count > MostNames ? $" and {columns.Count - MostNames} more" : string.Empty);

    public Place Field(SparkColumn field) => new(path is null ? Escaped(field.Name) : $"{path}.{Escaped(field.Name)}", field.Type);

    public Place Element(SparkType element) => new($"{path}[{Position}]", element);

    public Place Key(SparkType key) => new($"{path}[{Position}].key", key);

    /// <summary>Says that no row can be read.</summary>
    /// <param name="problem">What is wrong, and what to do: what follows on the column's name.</param>
    public LivyDataException Unreadable(string problem) => path is null
        ? new LivyDataException($"The row {problem}.")
        : new LivyDataException($"Column '{OneLine(PathAt([]))}' ({OneLine(Type.Name)}) {problem}.", PathAt([]), Type.Name);

    /// <summary>Says that the values of one row can not be read.</summary>
    /// <param name="row">The row's number in the result.</param>
    /// <param name="positions">The positions in arrays and maps, from the outermost.</param>
    /// <param name="problem">What is wrong, and what to do.</param>
    public LivyDataException UnreadableRow(long row, IReadOnlyList<int> positions, string problem)
    {
        var place = PathAt(positions);
        return new LivyDataException($"Column '{OneLine(place)}' ({OneLine(Type.Name)}) of row {row.ToString(CultureInfo.InvariantCulture)} {problem}.", place, Type.Name, row);
    }

    public static string OneLine(string text)
    {
        const int Most = 200;
        var cut = text.Length > Most ? string.Concat(text.AsSpan(0, Most), "…") : text;
        return string.Create(cut.Length, cut, static (line, source) =>
        {
            for (var index = 0; index < line.Length; index++)
            {
                line[index] = char.IsControl(source[index]) || source[index] is '\u2028' or '\u2029' ? ' ' : source[index];
            }
        });
    }

    private string PathAt(IReadOnlyList<int> positions)
    {
        var pieces = path!.Split(Position);
        var text = pieces[0];
        for (var index = 1; index < pieces.Length; index++)
        {
            text += (index <= positions.Count ? positions[index - 1].ToString(CultureInfo.InvariantCulture) : string.Empty) + pieces[index];
        }

        return text.Replace('\u0001', '{');
    }

    /// <summary>A name may have the mark of a position in it.</summary>
    private static string Escaped(string name) => name.Replace('{', '\u0001');
}
