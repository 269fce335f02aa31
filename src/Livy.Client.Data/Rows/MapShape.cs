using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Livy.Client.Data;

/// <summary>A dictionary whose types are known only when the program runs.</summary>
<<<<<<<< HEAD:src/Livy.Client.Data/Rows/MapCellType.cs
internal abstract class MapCellType
{
    private static readonly ConcurrentDictionary<(Type Key, Type Value), MapCellType> Known = new(new MapCellType[]
    {
        new MapCellType<object, object>(), new MapCellType<string, bool>(), new MapCellType<string, int>(), new MapCellType<string, long>(), new MapCellType<string, double>(), new MapCellType<string, decimal>(),
        new MapCellType<int, object>(), new MapCellType<long, object>(),
========
internal abstract class MapShape
{
    private static readonly ConcurrentDictionary<(Type Key, Type Value), MapShape> Known = new(new MapShape[]
    {
        new MapShape<object, object>(), new MapShape<string, bool>(), new MapShape<string, int>(), new MapShape<string, long>(), new MapShape<string, double>(), new MapShape<string, decimal>(),
        new MapShape<int, object>(), new MapShape<long, object>(),
>>>>>>>> 4884f2adf729063f574a3d9f96193b95741647ff:src/Livy.Client.Data/Rows/MapShape.cs
    }.Select(type => KeyValuePair.Create(type.Types, type)));

    protected abstract (Type Key, Type Value) Types { get; }

    /// <summary>By the types of the keys and the values.</summary>
    /// <exception cref="NotSupportedException">The program is compiled ahead of time, and nobody registered it.</exception>
<<<<<<<< HEAD:src/Livy.Client.Data/Rows/MapCellType.cs
    public static MapCellType Of(Type key, Type value) => Known.GetOrAdd((key, value), Make);
========
    public static MapShape Of(Type key, Type value) => Known.GetOrAdd((key, value), Make);
>>>>>>>> 4884f2adf729063f574a3d9f96193b95741647ff:src/Livy.Client.Data/Rows/MapShape.cs

    /// <summary>Makes it known, so that a program that is compiled ahead of time has the code for it.</summary>
    public static void Register<TKey, TValue>()
        where TKey : notnull =>
<<<<<<<< HEAD:src/Livy.Client.Data/Rows/MapCellType.cs
        Known.GetOrAdd((typeof(TKey), typeof(TValue)), static _ => new MapCellType<TKey, TValue>());
========
        Known.GetOrAdd((typeof(TKey), typeof(TValue)), static _ => new MapShape<TKey, TValue>());
>>>>>>>> 4884f2adf729063f574a3d9f96193b95741647ff:src/Livy.Client.Data/Rows/MapShape.cs

    /// <summary>Reads maps as <paramref name="map"/>; <see langword="null"/> if that is none that can be made.</summary>
    public abstract CellReader? Maps(Type map, Place place, CellReader keys, CellReader values);

<<<<<<<< HEAD:src/Livy.Client.Data/Rows/MapCellType.cs
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "MapCellType asks nothing of its types.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reference types share the code of MapCellType<object, object>; for others IsDynamicCodeSupported is asked.")]
    private static MapCellType Make((Type Key, Type Value) types) => (!types.Key.IsValueType && !types.Value.IsValueType) || RuntimeFeature.IsDynamicCodeSupported
        ? (MapCellType)Activator.CreateInstance(typeof(MapCellType<,>).MakeGenericType(types.Key, types.Value))!
========
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "MapShape asks nothing of its types.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reference types share the code of MapShape<object, object>; for others IsDynamicCodeSupported is asked.")]
    private static MapShape Make((Type Key, Type Value) types) => (!types.Key.IsValueType && !types.Value.IsValueType) || RuntimeFeature.IsDynamicCodeSupported
        ? (MapShape)Activator.CreateInstance(typeof(MapShape<,>).MakeGenericType(types.Key, types.Value))!
>>>>>>>> 4884f2adf729063f574a3d9f96193b95741647ff:src/Livy.Client.Data/Rows/MapShape.cs
        : throw new NotSupportedException(
            $"Dictionary<{TypeNames.Of(types.Key)}, {TypeNames.Of(types.Value)}> is not known to a program that is compiled ahead of time: call SparkRows.RegisterMap<{TypeNames.Of(types.Key)}, {TypeNames.Of(types.Value)}>() when the program starts");
}
