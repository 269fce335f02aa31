using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Testing;

/// <summary>Takes the values of a column, and makes an Arrow array of them.</summary>
internal abstract class ColumnWriter(IArrowType type)
{
    private readonly ArrowBuffer.BitmapBuilder _valid = new();

    public IArrowType ArrowType { get; } = type;

    protected int Count => _valid.Length;

    /// <summary>What the children of the array are; empty for those without.</summary>
    protected virtual IEnumerable<ColumnWriter> Children => [];

    /// <summary>Adds a value.</summary>
    /// <returns>About how many bytes it takes.</returns>
    /// <exception cref="RowException">It does not fit.</exception>
    public long Append(object? value)
    {
        if (value is null or DBNull)
        {
            AppendNull();
            _valid.Append(false);
            return 1;
        }

        var bytes = AppendValue(value);
        _valid.Append(true);
        return bytes;
    }

    /// <summary>Makes the array of what was added, and begins anew.</summary>
    public ArrayData Take()
    {
        var nulls = _valid.UnsetBitCount;
        ArrowBuffer[] valid = ArrowType is NullType ? [] : [nulls == 0 ? ArrowBuffer.Empty : _valid.Build()];
        var data = new ArrayData(ArrowType, Count, nulls, 0, [.. valid, .. TakeBuffers()], Children.Select(child => child.Take()).ToArray());
        _valid.Clear();
        return data;
    }

    protected abstract void AppendNull();

    protected abstract long AppendValue(object value);

    /// <summary>The buffers behind the one that says what is null.</summary>
    protected abstract IEnumerable<ArrowBuffer> TakeBuffers();

    protected static ArrowBuffer Taken<T>(ArrowBuffer.Builder<T> builder)
        where T : struct
    {
        var buffer = builder.Build();
        builder.Clear();
        return buffer;
    }
}
