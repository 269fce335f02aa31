using System.Collections;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Testing;

/// <summary>Arrays of Spark.</summary>
internal sealed class ListColumn(ColumnWriter element) : ColumnWriter(new ListType(new Field("element", element.ArrowType, nullable: true)))
{
    private readonly ArrowBuffer.Builder<int> _ends = new();
    private int _end;

    protected override IEnumerable<ColumnWriter> Children => [element];

    protected override void AppendNull() => _ends.Append(_end);

    protected override long AppendValue(object value)
    {
        if (value is string or not IEnumerable)
        {
            throw Values.Misfit(value, "array");
        }

        long bytes = sizeof(int);
        foreach (var item in (IEnumerable)value)
        {
            bytes += element.Append(item);
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
}
