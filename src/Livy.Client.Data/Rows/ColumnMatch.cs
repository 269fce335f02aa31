namespace Livy.Client.Data;

/// <summary>Which column a member takes: of its name, else of its name in other letters, else, if no other member has that column, without underscores.</summary>
internal static class ColumnMatch
{
    /// <returns>For each member the number of its column, or <see langword="null"/> for none.</returns>
    /// <exception cref="LivyDataException">A column is missing, or two fit.</exception>
    public static IReadOnlyList<int?> Of(IReadOnlyList<RecordMember> members, Type type, Place place)
    {
        var columns = place.Type.Fields;
        var found = new int?[members.Count];
        for (var index = 0; index < found.Length; index++)
        {
            var name = members[index].GivenName ?? members[index].Name;
            found[index] = members[index].IsIgnored ? null
                : Only(members[index], type, place, column => column == name) ?? Only(members[index], type, place, column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
        }

        var taken = found.OfType<int>().ToHashSet();
        for (var index = 0; index < found.Length; index++)
        {
            if (found[index] is null && members[index] is { IsIgnored: false, GivenName: null } member)
            {
                var folded = Folded(member.Name);
                found[index] = Only(member, type, place, column => string.Equals(Folded(column), folded, StringComparison.OrdinalIgnoreCase), taken);
            }

            if (found[index] is null && members[index].IsNeeded)
            {
                throw place.Unreadable($"has no column for '{members[index].Name}' of {TypeNames.Of(type)}: add it to the query, name its column with [Column], or give it a default; the columns are {Place.Names(columns)}");
            }
        }

        return found.Any(column => column is not null) || columns.Count == 0
            ? found
            : throw place.Unreadable($"has no column that {TypeNames.Of(type)} takes: it takes columns for constructor parameters and properties that can be set; the columns are {Place.Names(columns)}");
    }

    private static string Folded(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal);

    private static int? Only(RecordMember member, Type type, Place place, Func<string, bool> fits, HashSet<int>? taken = null)
    {
        var columns = place.Type.Fields;
        int[] fitting = [.. Enumerable.Range(0, columns.Count).Where(number => fits(columns[number].Name) && taken?.Contains(number) is not true)];
        return fitting.Length switch
        {
            0 => null,
            1 => fitting[0],
            _ => throw place.Unreadable(
                $"has several columns for '{member.Name}' of {TypeNames.Of(type)}: {Place.Names([.. fitting.Select(number => columns[number])])}; rename them in the query (as), or read a tuple, which goes by position"),
        };
    }
}
