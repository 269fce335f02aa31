using System.Collections.Concurrent;

namespace Livy.Client.Data;

/// <summary>What was compiled for rows of a type: a query of the same columns need not wait for it again.</summary>
internal static class CompiledRowMakers<TRow>
{
    /// <summary>A type is read from few sets of columns; a program that makes them up must not fill the memory.</summary>
    private const int Most = 32;

    private static readonly ConcurrentDictionary<string, RowMaker<TRow>> Known = new(StringComparer.Ordinal);

    public static RowMaker<TRow>? Find(string key) => Known.GetValueOrDefault(key);

    public static RowMaker<TRow> Keep(string key, RowMaker<TRow> maker)
    {
        if (Known.Count < Most)
        {
            Known.TryAdd(key, maker);
        }

        return maker;
    }
}
