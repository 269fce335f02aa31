namespace Livy.Client;

/// <summary>
/// Makes lists of answers safe to walk through. A missing list would be null although its property has a default: the generated JSON code sets every property that can only be initialised.
/// </summary>
internal static class Lists
{
    /// <summary>The list itself; an empty one for null, and one without them if it holds nulls.</summary>
    public static IReadOnlyList<T> WithoutNulls<T>(IReadOnlyList<T>? list)
        where T : class
    {
        if (list is null)
        {
            return [];
        }

        foreach (var item in list)
        {
            if (item is null)
            {
                return [.. list.OfType<T>()];
            }
        }

        return list;
    }
}
