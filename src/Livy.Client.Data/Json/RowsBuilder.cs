using System.Text.Json;
using System.Text.Unicode;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Collects rows, a line each, for a record batch.</summary>
internal sealed class RowsBuilder
{
    private const int MaxNameLength = 200;
    private const long MaxMemory = 2L << 30;

    private readonly Apache.Arrow.Schema _schema;
    private readonly BatchMemory _memory;
    private readonly StructBuilder _rows;
    private readonly JsonReaderOptions _options;
    private long _row;

    /// <param name="schema">The columns.</param>
    /// <param name="limit">What a batch may take in proportion to what came over.</param>
    /// <param name="maxMemory">What a batch may take at most, in bytes.</param>
    /// <exception cref="LivyDataException">A type can not be.</exception>
    public RowsBuilder(SparkSchema schema, UnpackLimit limit, long maxMemory = MaxMemory)
    {
        _schema = ArrowTypes.SchemaOf(schema);
        _memory = new BatchMemory(maxMemory, limit);
        _rows = ColumnBuilders.OfRows(schema, _memory);
        _options = new JsonReaderOptions { MaxDepth = MaxDepth };
    }

    /// <summary>How many rows were collected since the last batch.</summary>
    public int Count => _rows.Count;

    /// <summary>How deep the JSON of a row may be: as deep as the types of the columns are, so no text can lead the reader deeper.</summary>
    public int MaxDepth => _rows.Depth;

    /// <summary>Appends a row.</summary>
    /// <exception cref="LivyDataException">The line is none.</exception>
    public void Append(ReadOnlySpan<byte> line)
    {
        try
        {
            AppendRow(line);
        }
        catch (Exception unreadable) when (unreadable is UnreadableJsonException or JsonException or InvalidOperationException)
        {
            throw Unreadable(unreadable);
        }

        _row++;
    }

    /// <summary>What to throw when there should be a row and there is none.</summary>
    public LivyDataException Unreadable(Exception unreadable)
    {
        var column = _rows.Current;
        var reason = unreadable is UnreadableJsonException ? unreadable.Message : "it is cut off, or no JSON that fits the schema";
        if (column is null)
        {
            return new LivyDataException($"Row {_row} of the result can not be read: {reason}.", row: _row, innerException: unreadable);
        }

        var path = _rows.Place[1..];
        return new LivyDataException($"Column {OnOneLine(path)} of row {_row} of the result can not be read as {OnOneLine(column.Type.Name)}: {reason}.", path, column.Type.Name, _row, unreadable);
    }

    /// <summary>Hands the rows over and begins anew.</summary>
    public RecordBatch Build()
    {
        var rows = _rows.Build();
        _memory.Reset();
        return new RecordBatch(_schema, rows.Children.Take(_schema.FieldsList.Count).Select(ArrowArrayFactory.BuildArray), rows.Length);
    }

    private void AppendRow(ReadOnlySpan<byte> line)
    {
        // The JSON reader looks at the bytes of a string only where there is an escape.
        if (!Utf8.IsValid(line))
        {
            throw new UnreadableJsonException("it is no UTF-8");
        }

        var json = new Utf8JsonReader(line, _options);
        if (!json.Read() || json.TokenType is not JsonTokenType.StartObject)
        {
            throw new UnreadableJsonException("it is no object");
        }

        _rows.Append(ref json);
        json.Read();
    }

    private static string OnOneLine(string name)
    {
        var line = string.Concat(name.Select(character => char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character));
        return line.Length <= MaxNameLength ? line : $"{line[..MaxNameLength]}…";
    }
}
