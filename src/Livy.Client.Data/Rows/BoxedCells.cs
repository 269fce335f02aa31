using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Reads values as objects.</summary>
internal sealed class BoxedCells<TValue>(Cells<TValue> inner) : Cells<object?>(inner.Place)
{
    protected override void BindValues(IArrowArray array) => inner.Bind(array);

    protected override void ReadValues(int start, Span<object?> values)
    {
        var read = inner.FillTyped(start, values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = read[index];
        }
    }
}
