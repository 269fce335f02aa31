using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Reads a column of type <c>void</c>, whose values are all NULL.</summary>
internal sealed class NullCells<TValue>(Place place) : Cells<TValue>(place)
{
    protected override void BindValues(IArrowArray array)
    {
    }

    protected override void ReadValues(int start, Span<TValue> values)
    {
        if (default(TValue) is not null && values.Length > 0)
        {
            throw new CellFault(Place, start, $"is NULL, which {TypeNames.Of(typeof(TValue))} can not be: read it as {TypeNames.Of(typeof(TValue))}?");
        }

        values.Clear();
    }
}
