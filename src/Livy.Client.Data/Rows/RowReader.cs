using System.Diagnostics.CodeAnalysis;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Makes rows of a type of the user's from record batches.</summary>
internal sealed class RowReader<[DynamicallyAccessedMembers(RowMembers.Needed)] T>
{
    private readonly SparkSchema _schema;
    private Cells<T>? _free;

    private RowReader(SparkSchema schema)
    {
        _schema = schema;
        _free = Plan(schema);
    }

    /// <summary>Plans how <typeparamref name="T"/> is made from rows of a schema.</summary>
    /// <exception cref="LivyDataException">A column does not fit.</exception>
    public static RowReader<T> Create(SparkSchema schema) => new(schema);

    /// <summary>Reads all rows of a batch. The rows before one that can not be read come before the exception.</summary>
    /// <param name="batch">The batch; its columns are those of the schema, in order.</param>
    /// <param name="firstRow">The number of its first row in the result, for errors.</param>
    /// <exception cref="LivyDataException">A value does not fit.</exception>
    public IEnumerable<T> Read(RecordBatch batch, long firstRow)
    {
        // Readers keep buffers. Whoever reads a second batch before the end of the first gets readers of his own.
        var cells = Interlocked.Exchange(ref _free, null) ?? Plan(_schema);
        try
        {
            Bind(cells, batch);
            var block = RowBlock.LengthFor(batch);
            for (var start = 0; start < batch.Length; start += block)
            {
                var rows = ReadBlock(cells, start, Math.Min(block, batch.Length - start), out var count, out var fault);
                for (var index = 0; index < count; index++)
                {
                    yield return rows[index];
                }

                if (fault is not null)
                {
                    throw fault.At(firstRow);
                }
            }
        }
        finally
        {
            _free = cells;
        }
    }

    private static Cells<T> Plan(SparkSchema schema)
    {
        var row = Place.Row(schema);
        if (!CellPlan.IsValue(typeof(T)))
        {
            return (Cells<T>)CellType.Register<T>().Record(row);
        }

        CellType.Register<T>();
        return schema.Columns.Count == 1
            ? (Cells<T>)CellPlan.Of(typeof(T), row.Field(schema.Columns[0]))
            : throw row.Unreadable($"has {schema.Columns.Count} columns, but {TypeNames.Of(typeof(T))} is one value: select one column, or read a record or a tuple; the columns are {Place.Names(schema.Columns)}");
    }

    private static T[] ReadBlock(Cells<T> cells, int start, int wanted, out int count, out CellFault? fault)
    {
        fault = null;
        for (count = wanted; ;)
        {
            try
            {
                return cells.FillTyped(start, count);
            }
            catch (CellFault first)
            {
                fault = first;
                count = first.Cell - start;
            }
        }
    }

    private void Bind(Cells<T> cells, RecordBatch batch)
    {
        if (batch.ColumnCount != _schema.Columns.Count)
        {
            throw new LivyDataException($"The result has {_schema.Columns.Count} columns, but {batch.ColumnCount} came over: run the query again, and report this if it stays so.");
        }

        if (cells is RecordCells<T> record)
        {
            record.Bind(batch);
        }
        else if (batch.Column(0).Length >= batch.Length)
        {
            cells.Bind(batch.Column(0));
        }
        else
        {
            throw ArrowForm.Damaged(cells.Place);
        }
    }
}
