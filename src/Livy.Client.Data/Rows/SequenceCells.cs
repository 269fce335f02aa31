using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Reads arrays of Spark.</summary>
/// <param name="place">Where they stand.</param>
/// <param name="elements">Reads their elements.</param>
/// <param name="make">Makes one of the elements from a number on.</param>
internal sealed class SequenceCells<TElement, TSequence>(Place place, Cells<TElement> elements, Func<Cells<TElement>, int, int, TSequence> make) : Cells<TSequence>(place)
{
    private ReadOnlyMemory<byte> _offsets;
    private int _elementCount;

    protected override void BindValues(IArrowArray array)
    {
        _offsets = ArrowForm.Offsets(array, sizeof(int), Place);
        var values = ((ListArray)array).Values;
        _elementCount = values.Length;
        elements.Bind(values);
    }

    protected override void ReadValues(int start, Span<TSequence> values)
    {
        var offsets = MemoryMarshal.Cast<byte, int>(_offsets.Span);
        for (var index = 0; index < values.Length; index++)
        {
            var from = offsets[start + index];
            var count = offsets[start + index + 1] - from;
            if ((uint)from > (uint)_elementCount || (uint)count > (uint)(_elementCount - from))
            {
                throw ArrowForm.Damaged(Place);
            }

            try
            {
                values[index] = make(elements, from, count);
            }
            catch (CellFault fault)
            {
                fault.Enclose(start + index, from);
                throw;
            }
        }
    }
}
