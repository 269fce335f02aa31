using System.Runtime.CompilerServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Testing;

/// <summary>Values that all have the same width.</summary>
internal sealed class FixedColumn<T>(IArrowType type, Func<object, T> convert) : ColumnWriter(type)
    where T : struct
{
    private readonly ArrowBuffer.Builder<T> _values = new();

    protected override void AppendNull() => _values.Append(default(T));

    protected override long AppendValue(object value)
    {
        _values.Append(convert(value));
        return Unsafe.SizeOf<T>();
    }

    protected override IEnumerable<ArrowBuffer> TakeBuffers() => [Taken(_values)];
}
