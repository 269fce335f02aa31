using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Livy.Client.Testing;

/// <summary>A stream of Arrow record batches, with columns <c>c0</c>, <c>c1</c> ….</summary>
internal sealed class ArrowRowWriter : RowWriter
{
    private readonly ColumnWriter[] _columns;
    private readonly Schema _schema;
    private readonly ArrowStreamWriter _writer;

    public ArrowRowWriter(Stream target, IReadOnlyList<ColumnField> fields, RowCells cells)
    {
        _columns = [.. fields.Select(field => ColumnWriters.For(field.Type, cells))];
        _schema = new Schema(fields.Select((field, at) => new Field($"c{at}", _columns[at].ArrowType, field.IsNullable)), metadata: null);
        _writer = new ArrowStreamWriter(target, _schema, leaveOpen: true);
    }

    public override void Start() => _writer.WriteStart();

    public override long Append(int column, object? cell) => _columns[column].Append(cell);

    public override void Write(int rows)
    {
        using var batch = new RecordBatch(_schema, _columns.Select(column => ArrowArrayFactory.BuildArray(column.Take())), rows);
        _writer.WriteRecordBatch(batch);
    }

    public override void End() => _writer.WriteEnd();

    public override void Dispose() => _writer.Dispose();
}
