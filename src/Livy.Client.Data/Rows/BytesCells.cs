using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Reads texts and binary values.</summary>
/// <param name="place">Where they stand.</param>
/// <param name="convert">Makes values of the bytes.</param>
/// <param name="problem">What is said of bytes that can not be converted.</param>
internal sealed class BytesCells<TValue>(Place place, Conversion<ReadOnlySpan<byte>, TValue> convert, string problem) : Cells<TValue>(place)
{
    private ReadOnlyMemory<byte> _offsets;
    private ReadOnlyMemory<byte> _bytes;
    private bool _isLarge;

    protected override void BindValues(IArrowArray array)
    {
        _isLarge = array.Data.DataType is LargeStringType or LargeBinaryType;
        _offsets = ArrowForm.Offsets(array, _isLarge ? sizeof(long) : sizeof(int), Place);
        _bytes = array.Data.Buffers[2].Memory;
    }

    protected override void ReadValues(int start, Span<TValue> values)
    {
        if (_isLarge)
        {
            ReadLarge(start, values);
            return;
        }

        var offsets = MemoryMarshal.Cast<byte, int>(_offsets.Span);
        var bytes = _bytes.Span;
        for (var index = 0; index < values.Length; index++)
        {
            var from = offsets[start + index];
            var length = offsets[start + index + 1] - from;
            if ((uint)from > (uint)bytes.Length || (uint)length > (uint)(bytes.Length - from))
            {
                throw ArrowForm.Damaged(Place);
            }

            Convert(bytes.Slice(from, length), start + index, out values[index]);
        }
    }

    private void ReadLarge(int start, Span<TValue> values)
    {
        var offsets = MemoryMarshal.Cast<byte, long>(_offsets.Span);
        var bytes = _bytes.Span;
        for (var index = 0; index < values.Length; index++)
        {
            var from = offsets[start + index];
            var length = offsets[start + index + 1] - from;
            if ((ulong)from > (ulong)bytes.Length || (ulong)length > (ulong)(bytes.Length - from))
            {
                throw ArrowForm.Damaged(Place);
            }

            Convert(bytes.Slice((int)from, (int)length), start + index, out values[index]);
        }
    }

    private void Convert(ReadOnlySpan<byte> bytes, int cell, out TValue value)
    {
        if (!convert(bytes, out value))
        {
            throw new CellFault(Place, cell, problem);
        }
    }
}
