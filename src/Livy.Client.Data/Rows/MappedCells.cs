using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Makes values of what another reader reads.</summary>
/// <param name="inner">Reads them.</param>
/// <param name="convert">Makes values of them.</param>
/// <param name="problem">What is said of one that can not be converted.</param>
internal sealed class MappedCells<TSource, TValue>(Cells<TSource> inner, Conversion<TSource, TValue> convert, string problem) : Cells<TValue>(inner.Place)
{
    protected override void BindValues(IArrowArray array) => inner.Bind(array);

    protected override void ReadValues(int start, Span<TValue> values)
    {
        var read = inner.FillTyped(start, values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            if (!convert(read[index], out values[index]))
            {
                throw new CellFault(Place, start + index, problem);
            }
        }
    }
}
