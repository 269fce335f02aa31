namespace Livy.Client.Testing;

/// <summary>The requests that wait for the state to change, by the session or batch they wait for: with thousands of them nobody can ask each after every change.</summary>
internal sealed class BlockedRequests
{
    private readonly Dictionary<EntryEvents, List<BlockedRequest>> _bySubject = [];

    public int Count { get; private set; }

    public void Add(BlockedRequest request)
    {
        if (!_bySubject.TryGetValue(request.Subject, out var waiting))
        {
            _bySubject.Add(request.Subject, waiting = []);
        }

        waiting.Add(request);
        Count++;
    }

    public void Remove(BlockedRequest request)
    {
        if (_bySubject.TryGetValue(request.Subject, out var waiting) && waiting.Remove(request))
        {
            Count--;
            Forget(request.Subject, waiting);
        }
    }

    /// <summary>Takes out those that the changes let go, and those that the changes they make let go.</summary>
    /// <param name="changed">What has changed; empty afterwards.</param>
    public List<BlockedRequest> Free(HashSet<EntryEvents> changed)
    {
        List<BlockedRequest> freed = [];
        while (changed.Count > 0)
        {
            EntryEvents[] subjects = [.. changed];
            changed.Clear();
            foreach (var subject in subjects)
            {
                Free(subject, freed);
            }
        }

        return freed;
    }

    /// <summary>Takes all out, without an answer for anybody.</summary>
    public List<BlockedRequest> Drop()
    {
        List<BlockedRequest> dropped = [.. _bySubject.Values.SelectMany(waiting => waiting)];
        dropped.ForEach(request => request.Drop());
        _bySubject.Clear();
        Count = 0;
        return dropped;
    }

    private void Free(EntryEvents subject, List<BlockedRequest> freed)
    {
        if (_bySubject.TryGetValue(subject, out var waiting))
        {
            freed.AddRange(waiting.Where(request => request.Check()));
            Count -= waiting.RemoveAll(request => request.Found is not null);
            Forget(subject, waiting);
        }
    }

    private void Forget(EntryEvents subject, List<BlockedRequest> waiting)
    {
        if (waiting.Count == 0)
        {
            _bySubject.Remove(subject);
        }
    }
}
