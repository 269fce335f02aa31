namespace Livy.Client.Testing;

/// <summary>The stubs in front of the fake: first those that take a number of requests, oldest first, then those that always apply, newest first.</summary>
internal sealed class StubTable
{
    private readonly Lock gate = new();
    private readonly List<StubReply> stubs = [];
    private readonly Dictionary<string, string> scenarios = new(StringComparer.Ordinal);

    public StubReply Add(Stub stub)
    {
        StubReply reply = new(stub);
        lock (gate)
        {
            stubs.Add(reply);
        }

        return reply;
    }

    public StubReply? Take(FakeLivyRequest request)
    {
        lock (gate)
        {
            if (stubs.Count == 0)
            {
                return null;
            }

            RawTarget target = RawTarget.Parse(request.Target);
            return stubs.Find(stub => stub.Remaining is not null && stub.TryTake(request, target, scenarios))
                ?? stubs.FindLast(stub => stub.Remaining is null && stub.TryTake(request, target, scenarios));
        }
    }

    public List<string> Uncalled()
    {
        lock (gate)
        {
            return [.. stubs.Where(stub => stub.Remaining is > 0 || stub.Calls == 0).Select(stub => $"{stub}: {stub.Calls} calls, {stub.Remaining?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "any number"} more expected")];
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            stubs.Clear();
            scenarios.Clear();
        }
    }
}
