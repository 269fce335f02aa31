namespace Livy.Client.Testing;

/// <summary>The stubs in front of the fake: first those that take a number of requests, oldest first, then those that always apply, newest first.</summary>
internal sealed class StubTable
{
    private readonly Lock _gate = new();
    private readonly List<StubReply> _stubs = [];
    private readonly Dictionary<string, string> _scenarios = new(StringComparer.Ordinal);

    public StubReply Add(Stub stub)
    {
        var reply = new StubReply(stub);
        lock (_gate)
        {
            _stubs.Add(reply);
        }

        return reply;
    }

    public StubReply? Take(FakeLivyRequest request, string basePath)
    {
        lock (_gate)
        {
            if (_stubs.Count == 0)
            {
                return null;
            }

            var target = RawTarget.Parse(request.Target, basePath);
            return _stubs.Find(stub => stub.Remaining is not null && stub.TryTake(request, target, _scenarios))
                ?? _stubs.FindLast(stub => stub.Remaining is null && stub.TryTake(request, target, _scenarios));
        }
    }

    public List<string> Uncalled()
    {
        lock (_gate)
        {
            return [.. _stubs.Where(stub => stub.Remaining is > 0 || stub.Calls == 0).Select(stub => $"{stub}: {stub.Calls} calls, {stub.Remaining?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "any number"} more expected")];
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _stubs.Clear();
            _scenarios.Clear();
        }
    }
}
