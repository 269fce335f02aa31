using System.Runtime.CompilerServices;

namespace Livy.Client;

/// <summary>Walks through lists whose positions shift under the walker.</summary>
internal static class Paging
{
    /// <summary>The server's own page size.</summary>
    public const int DefaultSize = 100;

    /// <summary>Every item once, to the end of the list.</summary>
    /// <param name="getPage">Brings a page, and the length of the list, by position and size.</param>
    /// <param name="keyOf">What tells items apart.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static async IAsyncEnumerable<T> AllAsync<T, TKey>(
        Func<int, int, CancellationToken, Task<(IReadOnlyList<T> Items, int Total)>> getPage,
        Func<T, TKey> keyOf,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where TKey : notnull
    {
        var seen = new HashSet<TKey>();
        var from = 0;
        while (true)
        {
            var (items, total) = await getPage(from, DefaultSize, cancellationToken).ConfigureAwait(false);
            var seenBefore = seen.Count;
            foreach (var item in items)
            {
                if (seen.Add(keyOf(item)))
                {
                    yield return item;
                }
            }

            // A page that brings nothing new is the last one, whatever the server says of the length; one that does not say it is asked until a page is not full.
            var isLast = total > 0 ? from + items.Count >= total : items.Count < DefaultSize;
            if (isLast || seen.Count == seenBefore)
            {
                yield break;
            }

            // Each page overlaps the one before: a deletion in front of the position shifts the rest towards the start.
            from += items.Count - (items.Count / 4);
        }
    }
}
