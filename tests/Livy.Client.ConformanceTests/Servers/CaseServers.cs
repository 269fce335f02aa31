namespace Livy.Client.ConformanceTests;

/// <summary>The fixture of a class of cases: its servers, each started for the first case that runs on it.</summary>
public sealed class CaseServers : IAsyncLifetime
{
    // Tasks, so that a server that does not start is not started again for every case.
    private readonly Dictionary<TestServer, Task<ILivyServer>> _starts = [];
    private ILivyServer? _current;

    /// <summary>The one of the case that runs; xunit runs the cases of a class one after another.</summary>
    internal ILivyServer Current => _current ?? throw new InvalidOperationException("Only a case with a ConformanceFact has a server.");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Task.WhenAll(_starts.Values.Where(start => start.IsCompletedSuccessfully).Select(async start => await (await start).DisposeAsync()));

    /// <summary>Makes a server the current one.</summary>
    internal async Task UseAsync(TestServer server, RunsOnAttribute matrix)
    {
        if (!_starts.TryGetValue(server, out var start))
        {
            _starts[server] = start = StartAsync(matrix.Create(server));
        }

        _current = await start;
    }

    private static async Task<ILivyServer> StartAsync(ILivyServer server)
    {
        await server.InitializeAsync();
        return server;
    }
}
