using Apache.Arrow;
using Livy.Client.Data;

namespace Livy.Client.Attacks;

/// <summary>A result as the driver has it before it packs it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Schema">The columns.</param>
/// <param name="Format">How the rows are written.</param>
/// <param name="Bytes">The rows.</param>
/// <param name="Count">How many there are.</param>
/// <param name="IsOrders">Whether they are orders, too.</param>
internal sealed record GoodResult(string Name, SparkSchema Schema, QueryFormat Format, byte[] Bytes, int Count, bool IsOrders = false)
{
    /// <summary>Makes what reads the rows of a batch: as objects, and as records if they are.</summary>
    public Func<RecordBatch, long, int> Reader(bool asObjects) => IsOrders && !asObjects ? Read<Order>() : Read<object?[]>();

    private Func<RecordBatch, long, int> Read<T>()
    {
        var rows = RowReader<T>.Create(Schema);
        return (batch, first) => rows.Read(batch, first).Count();
    }
}
