using System.Runtime.InteropServices;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Reads maps of Spark.</summary>
internal sealed class MapCells<TKey, TValue, TMap>(Place place, Cells<TKey> keys, Cells<TValue> values) : Cells<TMap>(place)
    where TKey : notnull
    where TMap : class
{
    private ReadOnlyMemory<byte> _offsets;
    private int _entryCount;

    protected override void BindValues(IArrowArray array)
    {
        _offsets = ArrowForm.Offsets(array, sizeof(int), Place);
        var map = (MapArray)array;
        _entryCount = Math.Min(map.Keys.Length, map.Values.Length);
        keys.Bind(map.Keys);
        values.Bind(map.Values);
    }

    protected override void ReadValues(int start, Span<TMap> maps)
    {
        var offsets = MemoryMarshal.Cast<byte, int>(_offsets.Span);
        for (var index = 0; index < maps.Length; index++)
        {
            var from = offsets[start + index];
            var count = offsets[start + index + 1] - from;
            if ((uint)from > (uint)_entryCount || (uint)count > (uint)(_entryCount - from))
            {
                throw ArrowForm.Damaged(Place);
            }

            try
            {
                maps[index] = (TMap)(object)Read(from, count);
            }
            catch (CellFault fault)
            {
                fault.Enclose(start + index, from);
                throw;
            }
        }
    }

    private Dictionary<TKey, TValue> Read(int from, int count)
    {
        var map = new Dictionary<TKey, TValue>(count);
        var entryKeys = keys.FillTyped(from, count);
        var entryValues = values.FillTyped(from, count);
        for (var index = 0; index < count; index++)
        {
            if (entryKeys[index] is not { } key || !map.TryAdd(key, entryValues[index]))
            {
                throw new CellFault(keys.Place, from + index, "is a key that a dictionary can not have: it is NULL, or an equal one is there already");
            }
        }

        return map;
    }
}
