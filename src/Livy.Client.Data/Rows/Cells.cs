using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Reads values as <typeparamref name="TValue"/>. What is not NULL is read by the derived class, in runs, so that there is no virtual call for each value.</summary>
internal abstract class Cells<TValue>(Place place) : CellReader(place)
{
    private Validity _validity;
    private TValue[] _buffer = [];

    public sealed override Type BufferType => typeof(TValue[]);

    /// <summary>How many values the bound array has.</summary>
    protected int Length { get; private set; }

    public sealed override void Bind(IArrowArray array)
    {
        ArrowForm.Check(array, Place);
        _validity = Validity.Of(array, Place);
        Length = array.Length;
        BindValues(array);
    }

    public sealed override System.Array Fill(int start, int count) => FillTyped(start, count);

    /// <summary>The same as <see cref="Fill"/>.</summary>
    public TValue[] FillTyped(int start, int count)
    {
        if (_buffer.Length < count)
        {
            _buffer = new TValue[Math.Max(count, Math.Min(2 * _buffer.Length, RowBlock.Length))];
        }

        Read(start, _buffer.AsSpan(0, count));
        return _buffer;
    }

    /// <summary>Reads as many values as there is room for.</summary>
    /// <exception cref="CellFault">A value can not be read.</exception>
    public void Read(int start, Span<TValue> values)
    {
        var nulls = _validity.Nulls;
        if (nulls.IsEmpty)
        {
            ReadValues(start, values);
            return;
        }

        for (var index = 0; index < values.Length;)
        {
            if (nulls[start + index])
            {
                values[index] = default(TValue) is null
                    ? default!
                    : throw new CellFault(Place, start + index, $"is NULL, which {TypeNames.Of(typeof(TValue))} can not be: read it as {TypeNames.Of(typeof(TValue))}?, or replace NULL in the query (coalesce)");
                index++;
                continue;
            }

            var end = index + 1;
            while (end < values.Length && !nulls[start + end])
            {
                end++;
            }

            ReadValues(start + index, values[index..end]);
            index = end;
        }
    }

    /// <summary>Turns to the values of an array.</summary>
    protected abstract void BindValues(IArrowArray array);

    /// <summary>Reads values, none of which is NULL.</summary>
    protected abstract void ReadValues(int start, Span<TValue> values);
}
