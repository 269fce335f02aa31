using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Reads booleans, which are bits.</summary>
internal sealed class BooleanCells(Place place) : Cells<bool>(place)
{
    private ReadOnlyMemory<byte> _bits;
    private int _offset;

    protected override void BindValues(IArrowArray array)
    {
        _bits = array.Data.Buffers[1].Memory;
        _offset = array.Offset;
        if ((long)_bits.Length * 8 < (long)_offset + array.Length)
        {
            throw ArrowForm.Damaged(Place);
        }
    }

    protected override void ReadValues(int start, Span<bool> values)
    {
        var bits = _bits.Span;
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = BitUtility.GetBit(bits, _offset + start + index);
        }
    }
}
