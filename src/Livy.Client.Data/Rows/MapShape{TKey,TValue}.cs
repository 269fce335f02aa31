namespace Livy.Client.Data;

/// <summary>What can be made for dictionaries of two types.</summary>
internal sealed class MapShape<TKey, TValue> : MapShape
    where TKey : notnull
{
    protected override (Type Key, Type Value) Types => (typeof(TKey), typeof(TValue));

    public override CellReader? Maps(Type map, Place place, CellReader keys, CellReader values) =>
        map == typeof(Dictionary<TKey, TValue>) ? new MapCells<TKey, TValue, Dictionary<TKey, TValue>>(place, (Cells<TKey>)keys, (Cells<TValue>)values)
        : map == typeof(IReadOnlyDictionary<TKey, TValue>) ? new MapCells<TKey, TValue, IReadOnlyDictionary<TKey, TValue>>(place, (Cells<TKey>)keys, (Cells<TValue>)values)
        : map == typeof(IDictionary<TKey, TValue>) ? new MapCells<TKey, TValue, IDictionary<TKey, TValue>>(place, (Cells<TKey>)keys, (Cells<TValue>)values)
        : null;
}
