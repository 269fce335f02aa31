namespace Livy.Client.Testing;

/// <summary>Everything that was asked, in order.</summary>
internal sealed class RequestJournal(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly List<RecordedRequest> _requests = [];

    public IReadOnlyList<RecordedRequest> Snapshot()
    {
        lock (_gate)
        {
            return [.. _requests];
        }
    }

    public RecordedRequest Begin(FakeLivyRequest request)
    {
        lock (_gate)
        {
            var recorded = new RecordedRequest(_requests.Count, request, time.GetUtcNow());
            _requests.Add(recorded);
            return recorded;
        }
    }

    public void End(RecordedRequest recorded, FakeLivyResponse response)
    {
        lock (_gate)
        {
            recorded.Response = response;
            recorded.AnsweredAt = time.GetUtcNow();
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }
}
