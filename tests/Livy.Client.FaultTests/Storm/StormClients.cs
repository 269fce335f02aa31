using Livy.Client.Testing;

namespace Livy.Client.FaultTests;

/// <summary>The clients of a storm, each a process of its own as far as the server can see.</summary>
internal sealed class StormClients : IAsyncDisposable
{
    private static readonly Uri Endpoint = new("http://livy/");
    private readonly Dictionary<string, LivyClient> _clients = new(StringComparer.Ordinal);

    public StormClients(int count, StormServer server, Weather weather, bool isCareless)
    {
        Names = [.. Enumerable.Range(0, count).Select(number => $"client-{number}")];
        foreach (var name in Names)
        {
            _clients.Add(name, Make(name, server, weather, isCareless: isCareless));
        }
    }

    public IReadOnlyList<string> Names { get; }

    public LivyClient this[string name] => _clients[name];

    /// <summary>One more client.</summary>
    public static LivyClient Make(string name, StormServer server, Weather weather, Latency? latency = null, bool isCareless = false) =>
        new(
            new StormHandler(name, weather, server.Livy.CreateHandler(), latency),
            new LivyClientOptions { Endpoint = Endpoint, TimeProvider = server.Clock, Submission = { GenerateNames = !isCareless, MarkStatements = !isCareless } },
            disposeHandler: true);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            await client.DisposeAsync().ConfigureAwait(false);
        }
    }
}
