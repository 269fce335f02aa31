using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Reads structs, or whole rows.</summary>
/// <param name="place">Where they stand.</param>
/// <param name="fields">What reads a field, and the number of the field.</param>
/// <param name="make">Makes rows of the values of the fields.</param>
internal sealed class RecordCells<TRow>(Place place, IReadOnlyList<(int Number, CellReader Reader)> fields, RowMaker<TRow> make) : Cells<TRow>(place)
{
    private readonly System.Array[] _columns = new System.Array[fields.Count];
    private TRow[] _rows = [];

    /// <summary>Turns to whole rows, none of which is NULL.</summary>
    public void Bind(RecordBatch batch) => BindFields(batch);

    protected override void BindValues(IArrowArray array) => BindFields((StructArray)array);
    protected override void ReadValues(int start, Span<TRow> values)
    {
        for (var done = 0; done < values.Length;)
        {
            var count = Math.Min(values.Length - done, RowBlock.Length);
            for (var index = 0; index < _columns.Length; index++)
            {
                _columns[index] = fields[index].Reader.Fill(start + done, count);
            }

            if (_rows.Length < count)
            {
                _rows = new TRow[count];
            }

            make(_columns, _rows, count);
            _rows.AsSpan(0, count).CopyTo(values[done..]);
            done += count;
        }
    }

    private void BindFields(IArrowRecord record)
    {
        foreach (var (number, reader) in fields)
        {
            var column = record.Column(number);
            if (column.Length < record.Length)
            {
                throw ArrowForm.Damaged(reader.Place);
            }

            reader.Bind(column);
        }
    }
}
