using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Testing;

/// <summary>Booleans, a bit each.</summary>
internal sealed class BooleanColumn() : ColumnWriter(BooleanType.Default)
{
    private readonly ArrowBuffer.BitmapBuilder _values = new();

    protected override void AppendNull() => _values.Append(false);

    protected override long AppendValue(object value)
    {
        _values.Append(value is bool flag ? flag : throw Values.Misfit(value, "boolean"));
        return 1;
    }

    protected override IEnumerable<ArrowBuffer> TakeBuffers()
    {
        var values = _values.Build();
        _values.Clear();
        return [values];
    }
}
