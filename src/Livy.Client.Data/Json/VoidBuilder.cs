using System.Text.Json;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Counts the nulls of a column that holds nothing else.</summary>
internal sealed class VoidBuilder(IArrowType type, BatchMemory memory) : ColumnBuilder(type, memory)
{
    protected override void AppendValue(ref Utf8JsonReader json) => throw new UnreadableJsonException("it is not null");

    protected override void AppendNothing()
    {
    }

    protected override ArrayData Build(int count, int nulls, ArrowBuffer validity) => new(Type, count, nulls, 0, System.Array.Empty<ArrowBuffer>());
}
