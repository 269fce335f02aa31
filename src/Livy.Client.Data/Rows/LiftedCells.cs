using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Reads what may be NULL.</summary>
internal sealed class LiftedCells<TValue>(Cells<TValue> inner) : Cells<TValue?>(inner.Place)
    where TValue : struct
{
    protected override void BindValues(IArrowArray array) => inner.Bind(array);

    protected override void ReadValues(int start, Span<TValue?> values)
    {
        var read = inner.FillTyped(start, values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = read[index];
        }
    }
}
