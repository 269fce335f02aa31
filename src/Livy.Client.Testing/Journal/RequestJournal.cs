namespace Livy.Client.Testing;

/// <summary>What was asked, in order. Only the newest exchanges are kept, and of these only so many bytes, so that a server that runs for long does not grow.</summary>
internal sealed class RequestJournal(FakeLivyOptions options, TimeProvider time)
{
    /// <summary>Complaints are for people to read.</summary>
    private const int MostComplaints = 100;
    private readonly Lock _gate = new();
    private readonly Queue<RecordedRequest> _requests = new();
    private readonly List<string> _notEmulated = [];
    private int _count;
    private long _bytes;

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_gate)
        {
            return [.. _requests];
        }
    }

    /// <summary>The requests that were answered with "not emulated", also those no longer kept.</summary>
    public IReadOnlyList<string> NotEmulated()
    {
        lock (_gate)
        {
            return [.. _notEmulated];
        }
    }

    /// <summary>The newest exchanges as text, for people to read.</summary>
    public IReadOnlyList<string> Newest(int count)
    {
        lock (_gate)
        {
            return [.. _requests.TakeLast(count).Select(request => request.ToString())];
        }
    }

    public RecordedRequest Begin(FakeLivyRequest request)
    {
        lock (_gate)
        {
            var recorded = new RecordedRequest(_count++, request.Body.Length <= options.MemoryLimit ? request : request.WithoutBody(), time.GetUtcNow(), options.BasePath);
            _requests.Enqueue(recorded);
            Grow(recorded, recorded.Request.Size);
            return recorded;
        }
    }

    public void End(RecordedRequest recorded, FakeLivyResponse response)
    {
        lock (_gate)
        {
            recorded.Response = response;
            recorded.AnsweredAt = time.GetUtcNow();
            Grow(recorded, response.Size);
            if (response.IsNotEmulated && _notEmulated.Count < MostComplaints)
            {
                _notEmulated.Add($"not emulated: {recorded}");
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            while (_requests.Count > 0)
            {
                LetGo();
            }

            _notEmulated.Clear();
            _count = 0;
        }
    }

    /// <summary>Counts what an exchange holds, and lets the oldest go for it.</summary>
    private void Grow(RecordedRequest recorded, long bytes)
    {
        if (recorded.IsKept)
        {
            recorded.Size += bytes;
            _bytes += bytes;
        }

        while (_requests.Count > options.JournalSize || (_bytes > options.MemoryLimit && _requests.Count > 0))
        {
            LetGo();
        }
    }

    private void LetGo()
    {
        var oldest = _requests.Dequeue();
        oldest.IsKept = false;
        _bytes -= oldest.Size;
    }
}
