using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Testing;

/// <summary>Maps of Spark: a list of entries, in the order of the dictionary.</summary>
internal sealed class MapColumn(ColumnWriter key, ColumnWriter value)
    : ColumnWriter(new MapType(new Field("key", key.ArrowType, nullable: false), new Field("value", value.ArrowType, nullable: true)))
{
    private readonly ArrowBuffer.Builder<int> _ends = new();
    private readonly EntriesColumn _entries = new(key, value);
    private int _end;

    protected override IEnumerable<ColumnWriter> Children => [_entries];

    protected override void AppendNull() => _ends.Append(_end);

    protected override long AppendValue(object value)
    {
        long bytes = sizeof(int);
        foreach (var entry in DictionaryCells.EntriesOf(value) ?? throw Values.Misfit(value, "map"))
        {
            bytes += _entries.Append(entry);
            _end++;
        }

        _ends.Append(_end);
        return bytes;
    }

    protected override IEnumerable<ArrowBuffer> TakeBuffers()
    {
        _end = 0;
        return [Offsets.Taken(_ends)];
    }

    /// <summary>The keys and values of all maps.</summary>
    private sealed class EntriesColumn(ColumnWriter key, ColumnWriter value)
        : ColumnWriter(new StructType([new Field("key", key.ArrowType, nullable: false), new Field("value", value.ArrowType, nullable: true)]))
    {
        protected override IEnumerable<ColumnWriter> Children => [key, value];

        protected override void AppendNull() => throw new RowException("A map has no null for an entry.");

        protected override long AppendValue(object entry)
        {
            var (name, held) = (KeyValuePair<object?, object?>)entry;
            return (name is null ? throw new RowException("A key of a map is null.") : key.Append(name)) + value.Append(held);
        }

        protected override IEnumerable<ArrowBuffer> TakeBuffers() => [];
    }
}
