using System.Globalization;

namespace Livy.Client.Data;

/// <summary>Where values stand: a column, or what is inside of one.</summary>
internal sealed class Place
{
    private const int MostNames = 20;

    private readonly Place? _outer;
    private readonly string _name;
    private readonly bool _hasPosition;

    /// <param name="outer">What it is inside of; <see langword="null"/> for the whole row.</param>
    /// <param name="hasPosition">Whether there are several in one value of <paramref name="outer"/>, so that a position tells which.</param>
    /// <param name="name">Its name in <paramref name="outer"/>; empty for none.</param>
    /// <param name="type">The type in Spark.</param>
    private Place(Place? outer, bool hasPosition, string name, SparkType type)
    {
        _outer = outer;
        _hasPosition = hasPosition;
        _name = name;
        Type = type;
    }

    public SparkType Type { get; }

    private bool IsRow => _outer is null;

    /// <summary>The whole row.</summary>
    public static Place Row(SparkSchema schema) => new(null, hasPosition: false, string.Empty, new SparkType(SparkTypeKind.Struct, "struct") { Fields = schema.Columns });

    /// <summary>The names of columns, for messages.</summary>
    public static string Names(IReadOnlyList<SparkColumn> columns) =>
        string.Join(", ", columns.Take(MostNames).Select(column => $"'{OneLine(column.Name)}'")) + (columns.Count > MostNames ? $" and {columns.Count - MostNames} more" : string.Empty);

    public Place Field(SparkColumn field) => new(this, hasPosition: false, field.Name, field.Type);

    /// <summary>The elements of an array, or the values of a map.</summary>
    public Place Element(SparkType element) => new(this, hasPosition: true, string.Empty, element);

    /// <summary>The keys of a map.</summary>
    public Place Key(SparkType key) => new(this, hasPosition: true, "key", key);

    /// <summary>Says that no row can be read.</summary>
    /// <param name="problem">What is wrong, and what to do: what follows on the column's name.</param>
    public LivyDataException Unreadable(string problem) => IsRow
        ? new LivyDataException($"The row {problem}.")
        : new LivyDataException($"Column '{OneLine(PathAt([]))}' ({OneLine(Type.Name)}) {problem}.", PathAt([]), Type.Name);

    /// <summary>Says that the values of one row can not be read.</summary>
    /// <param name="row">The row's number in the result.</param>
    /// <param name="positions">The positions in arrays and maps, from the outermost.</param>
    /// <param name="problem">What is wrong, and what to do.</param>
    public LivyDataException UnreadableRow(long row, IEnumerable<int> positions, string problem)
    {
        var path = PathAt(new Queue<int>(positions));
        return new LivyDataException($"Column '{OneLine(path)}' ({OneLine(Type.Name)}) of row {row.ToString(CultureInfo.InvariantCulture)} {problem}.", path, Type.Name, row);
    }

    private static string OneLine(string text)
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

    /// <summary>Such as <c>address.lines[2]</c>; without a number where it is not known.</summary>
    private string PathAt(Queue<int> positions)
    {
        if (_outer is null)
        {
            return string.Empty;
        }

        var path = _outer.PathAt(positions);
        if (_hasPosition)
        {
            path += positions.TryDequeue(out var position) ? $"[{position.ToString(CultureInfo.InvariantCulture)}]" : "[]";
        }

        return _name.Length == 0 || _outer.IsRow ? path + _name : $"{path}.{_name}";
    }
}
