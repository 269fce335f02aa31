using System.Collections;

namespace Livy.Client.Testing;

/// <summary>The entries of dictionaries, whatever their types.</summary>
internal static class DictionaryCells
{
    /// <summary>Null if it is no dictionary.</summary>
    public static IEnumerable<KeyValuePair<object?, object?>>? EntriesOf(object value) => value switch
    {
        IReadOnlyDictionary<string, object?> map => map.Select(static entry => new KeyValuePair<object?, object?>(entry.Key, entry.Value)),
        IDictionary map => map.Keys.Cast<object?>().Select(key => new KeyValuePair<object?, object?>(key, map[key!])),
        _ => null,
    };
}
