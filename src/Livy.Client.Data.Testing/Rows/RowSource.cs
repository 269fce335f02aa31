using System.Collections;

namespace Livy.Client.Testing;

/// <summary>What a script says of its rows; they are gone through anew for each query.</summary>
internal sealed class RowSource
{
    /// <summary>The values that decide where a declared type says too little.</summary>
    private const int Samples = 100;

    private readonly Func<ReceivedQuery, IEnumerable> _rows;
    private readonly Type _type;
    private readonly IReadOnlyList<string>? _columns;
    private readonly Func<Type, IReadOnlyList<RowProperty>>? _propertiesOf;

    private RowSource(Func<ReceivedQuery, IEnumerable> rows, Type type, IReadOnlyList<string>? columns, Func<Type, IReadOnlyList<RowProperty>>? propertiesOf) =>
        (_rows, _type, _columns, _propertiesOf) = (rows, type, columns, propertiesOf);

    /// <summary>Rows of a type, whose properties are the columns.</summary>
    public static RowSource OfType(Func<ReceivedQuery, IEnumerable> rows, Type type, Func<Type, IReadOnlyList<RowProperty>> propertiesOf) => new(rows, type, null, propertiesOf);

    /// <summary>Rows of values for columns that are given.</summary>
    /// <exception cref="ArgumentException">One of the columns is none.</exception>
    public static RowSource OfColumns(IReadOnlyList<string> columns, Func<ReceivedQuery, IEnumerable> rows)
    {
        foreach (var column in columns)
        {
            _ = TypeText.Column(column);
        }

        return new RowSource(rows, typeof(object[]), columns, propertiesOf: null);
    }

    /// <summary>Begins to go through the rows.</summary>
    /// <param name="query">The query.</param>
    /// <param name="types">Columns whose types are given, as <c>name type</c>.</param>
    /// <exception cref="RowException">They are no rows.</exception>
    public OpenRows Open(ReceivedQuery query, IReadOnlyList<string> types)
    {
        var cells = new RowCells(_propertiesOf);
        var given = _rows(query) ?? throw new RowException("There are no rows: null.");
        var rows = new RowSequence(given.GetEnumerator());
        try
        {
            var samples = new Lazy<IReadOnlyList<object?>>(() => rows.Peek(Samples));
            var inference = new TypeInference(cells);
            var (fields, isValue) = _columns is null ? inference.ColumnsOf(_type, samples) : ([.. _columns.Select((column, at) => Given(column, at, inference, samples))], false);
            return new OpenRows(rows, Retyped(fields, types), cells, isValue);
        }
        catch
        {
            rows.Dispose();
            throw;
        }
    }

    private static ColumnField Given(string column, int at, TypeInference inference, Lazy<IReadOnlyList<object?>> samples)
    {
        var (name, type, isNullable) = TypeText.Column(column);
        return new ColumnField(
            name,
            type ?? inference.Of(typeof(object), new Lazy<IReadOnlyList<object?>>(() => [.. samples.Value.Select(row => row is IReadOnlyList<object?> cells && cells.Count > at ? cells[at] : null)])),
            isNullable);
    }

    private static ColumnField[] Retyped(IReadOnlyList<ColumnField> fields, IReadOnlyList<string> types)
    {
        var retyped = fields.ToArray();
        foreach (var text in types)
        {
            var (name, type, isNullable) = TypeText.Column(text);
            var at = Array.FindIndex(retyped, field => string.Equals(field.Name, name, StringComparison.OrdinalIgnoreCase));
            retyped[at >= 0 ? at : throw new RowException($"The rows have no column {name}, whose type is given.")] = new ColumnField(retyped[at].Name, type ?? retyped[at].Type, isNullable);
        }

        return retyped;
    }
}
