namespace Livy.Client.Testing;

/// <summary>The sessions or the batches of a server: ids that only grow, names that are taken until the entry is gone.</summary>
internal sealed class EntryManager<T>
    where T : LivyEntry
{
    private const int SmallestShrunk = 256;
    private readonly SortedDictionary<int, T> _entries = [];
    private readonly Dictionary<string, T> _names = new(StringComparer.Ordinal);
    private int _nextId;

    public int Count => _entries.Count;

    public IReadOnlyCollection<T> All => _entries.Values;

    public int Names => _names.Count;

    /// <summary>Takes an id. Most refused creates have taken one, too.</summary>
    public int NextId() => _nextId++;

    public void SkipTo(int id) => _nextId = Math.Max(_nextId, id);

    /// <summary>Livy's check of names, with the id the refused create took.</summary>
    public void CheckName(string? name, int id, Func<string, LivyFault> rejected)
    {
        if (name is null)
        {
            return;
        }

        if (name.All(char.IsAsciiDigit))
        {
            throw rejected($"Invalid session name: {name}");
        }

        if (_names.ContainsKey(name))
        {
            throw rejected($"Duplicate session name: Some({name}) for session {id}");
        }
    }

    public void Add(T entry)
    {
        _entries.Add(entry.Id, entry);
        if (entry.Name is { } name)
        {
            _names.Add(name, entry);
        }
    }

    public void Remove(T entry)
    {
        _entries.Remove(entry.Id);
        entry.Events.CancelAll();
        entry.Held.Clear();
        if (entry.Name is { } name && _names.TryGetValue(name, out T? named) && ReferenceEquals(named, entry))
        {
            _names.Remove(name);
            Shrink();
        }
    }

    public bool Contains(T entry) => _entries.TryGetValue(entry.Id, out T? found) && ReferenceEquals(found, entry);

    public T? Find(int id) => _entries.GetValueOrDefault(id);

    public T? Find(string name) => _names.GetValueOrDefault(name);

    public void Clear()
    {
        foreach (var entry in All)
        {
            entry.Held.Clear();
        }

        _entries.Clear();
        _names.Clear();
        _nextId = 0;
    }

    /// <summary>A dictionary keeps the room of its best days.</summary>
    private void Shrink()
    {
        if (_names.Capacity > SmallestShrunk && _names.Count < _names.Capacity / 4)
        {
            _names.TrimExcess(_names.Count * 2);
        }
    }
}
