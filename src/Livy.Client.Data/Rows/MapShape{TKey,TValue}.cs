namespace Livy.Client.Data;

/// <summary>What can be made for dictionaries of two types.</summary>
<<<<<<<< HEAD:src/Livy.Client.Data/Rows/MapCellType{TKey,TValue}.cs
internal sealed class MapCellType<TKey, TValue> : MapCellType
========
internal sealed class MapShape<TKey, TValue> : MapShape
>>>>>>>> 4884f2adf729063f574a3d9f96193b95741647ff:src/Livy.Client.Data/Rows/MapShape{TKey,TValue}.cs
    where TKey : notnull
{
    protected override (Type Key, Type Value) Types => (typeof(TKey), typeof(TValue));

    public override CellReader? Maps(Type map, Place place, CellReader keys, CellReader values) =>
        map == typeof(Dictionary<TKey, TValue>) ? new MapCells<TKey, TValue, Dictionary<TKey, TValue>>(place, (Cells<TKey>)keys, (Cells<TValue>)values)
        : map == typeof(IReadOnlyDictionary<TKey, TValue>) ? new MapCells<TKey, TValue, IReadOnlyDictionary<TKey, TValue>>(place, (Cells<TKey>)keys, (Cells<TValue>)values)
        : map == typeof(IDictionary<TKey, TValue>) ? new MapCells<TKey, TValue, IDictionary<TKey, TValue>>(place, (Cells<TKey>)keys, (Cells<TValue>)values)
        : null;
}
