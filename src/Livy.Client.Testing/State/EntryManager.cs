namespace Livy.Client.Testing;

/// <summary>The sessions or the batches of a server: ids that only grow, names that are taken until the entry is gone.</summary>
internal sealed class EntryManager<T>
    where T : LivyEntry
{
    private readonly SortedDictionary<int, T> entries = [];
    private readonly Dictionary<string, T> names = new(StringComparer.Ordinal);
    private int nextId;

    public int Count => entries.Count;

    public IReadOnlyCollection<T> All => entries.Values;

    /// <summary>Takes an id. Most refused creates have taken one, too.</summary>
    public int NextId() => nextId++;

    public void SkipTo(int id) => nextId = Math.Max(nextId, id);

    /// <summary>Livy's check of names, with the id the refused create took.</summary>
    public void CheckName(string? name, int id, Func<string, Refusal> rejected)
    {
        if (name is null)
        {
            return;
        }

        if (name.All(char.IsAsciiDigit))
        {
            throw rejected($"Invalid session name: {name}");
        }

        if (names.ContainsKey(name))
        {
            throw rejected($"Duplicate session name: Some({name}) for session {id}");
        }
    }

    public void Add(T entry)
    {
        entries.Add(entry.Id, entry);
        if (entry.Name is { } name)
        {
            names.Add(name, entry);
        }
    }

    public void Remove(T entry)
    {
        entries.Remove(entry.Id);
        if (entry.Name is { } name && names.TryGetValue(name, out T? named) && ReferenceEquals(named, entry))
        {
            names.Remove(name);
        }
    }

    public bool Contains(T entry) => entries.TryGetValue(entry.Id, out T? found) && ReferenceEquals(found, entry);

    /// <summary>Only digits: an id. Anything else, <c>-1</c> included: a name.</summary>
    public T Find(string idOrName)
    {
        bool isId = idOrName.Length > 0 && idOrName.All(char.IsAsciiDigit);
        T? found = isId ? entries.GetValueOrDefault(Exchange.ParseInt(idOrName)) : names.GetValueOrDefault(idOrName);
        return found ?? throw Refusal.NotFound($"Session '{idOrName}' not found.");
    }

    public void Clear()
    {
        entries.Clear();
        names.Clear();
        nextId = 0;
    }
}
