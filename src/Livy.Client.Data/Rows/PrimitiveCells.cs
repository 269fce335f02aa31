using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Reads values of one size.</summary>
/// <param name="place">Where they stand.</param>
/// <param name="convert">Makes values of them; <see langword="null"/> if they are values.</param>
/// <param name="problem">What is said of a value that can not be converted.</param>
internal sealed class PrimitiveCells<TSource, TValue>(Place place, Conversion<TSource, TValue>? convert, string problem) : Cells<TValue>(place)
    where TSource : unmanaged
{
    private ReadOnlyMemory<byte> _values;

    protected override void BindValues(IArrowArray array) => _values = ArrowForm.FixedValues(array, Unsafe.SizeOf<TSource>(), Place);

    protected override void ReadValues(int start, Span<TValue> values)
    {
        var sources = MemoryMarshal.Cast<byte, TSource>(_values.Span).Slice(start, values.Length);
        if (convert is null)
        {
            for (var index = 0; index < values.Length; index++)
            {
                var source = sources[index];
                values[index] = Unsafe.As<TSource, TValue>(ref source);
            }

            return;
        }

        for (var index = 0; index < values.Length; index++)
        {
            if (!convert(sources[index], out values[index]))
            {
                throw new CellFault(Place, start + index, problem);
            }
        }
    }
}
