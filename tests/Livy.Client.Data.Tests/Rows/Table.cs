using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Livy.Client.Data.Tests;

/// <summary>A result of one batch, with the types that Spark tells of its columns.</summary>
internal sealed class Table
{
    private readonly List<(string Name, string Type, IArrowArray Array)> _columns = [];

    public SparkSchema Schema => SparkSchemaJson.Read($$"""{"type":"struct","fields":[{{string.Join(',', _columns.Select(column => FieldJson.Of(column.Name, column.Type)))}}]}""");

    public RecordBatch Batch
    {
        get
        {
            var schema = new Apache.Arrow.Schema(_columns.Select((column, number) => new Field($"c{number}", column.Array.Data.DataType, nullable: true)), metadata: []);
            return new RecordBatch(schema, _columns.Select(column => column.Array), _columns.Count == 0 ? 0 : _columns[0].Array.Length);
        }
    }

    /// <summary>A table of one column, <c>v</c>.</summary>
    public static Table Of(string type, IArrowArray array) => new Table().With("v", type, array);

    /// <summary>Adds a column.</summary>
    /// <param name="name">Its name in Spark.</param>
    /// <param name="type">Its type as in <c>StructType.json</c>, without quotation marks if it is a word.</param>
    /// <param name="array">Its values.</param>
    public Table With(string name, string type, IArrowArray array)
    {
        _columns.Add((name, type, array));
        return this;
    }

    /// <summary>Reads all rows, as they are and after a way as an IPC stream: both must be the same rows.</summary>
    public T[] Read<T>(long firstRow = 0)
    {
        T[] rows = [.. RowReader<T>.Create(Schema).Read(Batch, firstRow)];
        T[] sent = [.. RowReader<T>.Create(Schema).Read(Sent(Batch), firstRow)];
        sent.Length.ShouldBe(rows.Length);
        return sent;
    }

    public static RecordBatch Sent(RecordBatch batch)
    {
        using var stream = new MemoryStream();
        using (var writer = new ArrowStreamWriter(stream, batch.Schema, leaveOpen: true))
        {
            writer.WriteRecordBatch(batch);
            writer.WriteEnd();
        }

        stream.Position = 0;
        using var reader = new ArrowStreamReader(stream);
        return reader.ReadNextRecordBatch();
    }
}
