using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Livy.Client.Data;

/// <summary>A dictionary whose types are known only when the program runs.</summary>
internal abstract class MapCellType
{
    private static readonly ConcurrentDictionary<(Type Key, Type Value), MapCellType> Known = new(new MapCellType[]
    {
        new MapCellType<object, object>(), new MapCellType<string, bool>(), new MapCellType<string, int>(), new MapCellType<string, long>(), new MapCellType<string, double>(), new MapCellType<string, decimal>(),
        new MapCellType<int, object>(), new MapCellType<long, object>(),
    }.Select(type => KeyValuePair.Create(type.Types, type)));

    protected abstract (Type Key, Type Value) Types { get; }

    /// <summary>By the types of the keys and the values.</summary>
    /// <exception cref="NotSupportedException">The program is compiled ahead of time, and nobody registered it.</exception>
    public static MapCellType Of(Type key, Type value) => Known.GetOrAdd((key, value), Make);

    /// <summary>Makes it known, so that a program that is compiled ahead of time has the code for it.</summary>
    public static void Register<TKey, TValue>()
        where TKey : notnull =>
        Known.GetOrAdd((typeof(TKey), typeof(TValue)), static _ => new MapCellType<TKey, TValue>());

    /// <summary>Reads maps as <paramref name="map"/>; <see langword="null"/> if that is none that can be made.</summary>
    public abstract CellReader? Maps(Type map, Place place, CellReader keys, CellReader values);

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "MapCellType asks nothing of its types.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reference types share the code of MapCellType<object, object>; for others IsDynamicCodeSupported is asked.")]
    private static MapCellType Make((Type Key, Type Value) types) => (!types.Key.IsValueType && !types.Value.IsValueType) || RuntimeFeature.IsDynamicCodeSupported
        ? (MapCellType)Activator.CreateInstance(typeof(MapCellType<,>).MakeGenericType(types.Key, types.Value))!
        : throw new NotSupportedException(
            $"Dictionary<{TypeNames.Of(types.Key)}, {TypeNames.Of(types.Value)}> is not known to a program that is compiled ahead of time: call SparkRows.RegisterMap<{TypeNames.Of(types.Key)}, {TypeNames.Of(types.Value)}>() when the program starts.");
}
