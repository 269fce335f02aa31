namespace Livy.Client.Testing;

/// <summary>Everything that was asked, in order.</summary>
internal sealed class RequestJournal(TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<RecordedRequest> requests = [];

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (gate)
        {
            return [.. requests];
        }
    }

    public RecordedRequest Begin(FakeLivyRequest request)
    {
        lock (gate)
        {
            RecordedRequest recorded = new(requests.Count, request, time.GetUtcNow());
            requests.Add(recorded);
            return recorded;
        }
    }

    public void End(RecordedRequest recorded, FakeLivyResponse response)
    {
        lock (gate)
        {
            recorded.Response = response;
            recorded.AnsweredAt = time.GetUtcNow();
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            requests.Clear();
        }
    }
}
