using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Livy.Client.Data;

/// <summary>A dictionary whose types are known only when the program runs.</summary>
internal abstract class MapShape
{
    private static readonly ConcurrentDictionary<(Type Key, Type Value), MapShape> Known = new(new MapShape[]
    {
        new MapShape<object, object>(), new MapShape<string, bool>(), new MapShape<string, int>(), new MapShape<string, long>(), new MapShape<string, double>(), new MapShape<string, decimal>(),
        new MapShape<int, object>(), new MapShape<long, object>(),
    }.Select(type => KeyValuePair.Create(type.Types, type)));

    protected abstract (Type Key, Type Value) Types { get; }

    /// <summary>By the types of the keys and the values.</summary>
    /// <exception cref="NotSupportedException">The program is compiled ahead of time, and nobody registered it.</exception>
    public static MapShape Of(Type key, Type value) => Known.GetOrAdd((key, value), Make);

    /// <summary>Makes it known, so that a program that is compiled ahead of time has the code for it.</summary>
    public static void Register<TKey, TValue>()
        where TKey : notnull =>
        Known.GetOrAdd((typeof(TKey), typeof(TValue)), static _ => new MapShape<TKey, TValue>());

    /// <summary>Reads maps as <paramref name="map"/>; <see langword="null"/> if that is none that can be made.</summary>
    public abstract CellReader? Maps(Type map, Place place, CellReader keys, CellReader values);

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "MapShape asks nothing of its types.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reference types share the code of MapShape<object, object>; for others IsDynamicCodeSupported is asked.")]
    private static MapShape Make((Type Key, Type Value) types) => (!types.Key.IsValueType && !types.Value.IsValueType) || RuntimeFeature.IsDynamicCodeSupported
        ? (MapShape)Activator.CreateInstance(typeof(MapShape<,>).MakeGenericType(types.Key, types.Value))!
        : throw new NotSupportedException(
            $"Dictionary<{TypeNames.Of(types.Key)}, {TypeNames.Of(types.Value)}> is not known to a program that is compiled ahead of time: call SparkRows.RegisterMap<{TypeNames.Of(types.Key)}, {TypeNames.Of(types.Value)}>() when the program starts");
}
