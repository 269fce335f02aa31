using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Testing;

/// <summary>Structs of Spark.</summary>
internal sealed class StructColumn(IReadOnlyList<ColumnField> fields, ColumnWriter[] columns, RowCells cells)
    : ColumnWriter(new StructType([.. fields.Select((field, at) => new Field(field.Name, columns[at].ArrowType, field.IsNullable))]))
{
    protected override IEnumerable<ColumnWriter> Children => columns;

    protected override void AppendNull()
    {
        foreach (var column in columns)
        {
            _ = column.Append(null);
        }
    }

    protected override long AppendValue(object value)
    {
        var row = cells.Of(value, fields);
        long bytes = 1;
        for (var at = 0; at < columns.Length; at++)
        {
            bytes += columns[at].Append(row[at]);
        }

        return bytes;
    }

    protected override IEnumerable<ArrowBuffer> TakeBuffers() => [];
}
