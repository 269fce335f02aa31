using System.Diagnostics.CodeAnalysis;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Makes rows of a type of the user's from record batches.</summary>
internal abstract class RowReader<[DynamicallyAccessedMembers(RowMembers.Needed)] T>
{
    /// <summary>Plans how <typeparamref name="T"/> is made from rows of a schema.</summary>
    /// <exception cref="LivyDataException">A column does not fit.</exception>
    public static RowReader<T> Create(SparkSchema schema)
    {
        _ = schema;
        throw new NotSupportedException();
    }

    /// <summary>Reads all rows of a batch.</summary>
    /// <param name="batch">The batch; its columns are those of the schema, in order.</param>
    /// <param name="firstRow">The number of its first row in the result, for errors.</param>
    public abstract IEnumerable<T> Read(RecordBatch batch, long firstRow);
}
