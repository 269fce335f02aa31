namespace Livy.Client.Benchmarks;

/// <summary>One load on one child.</summary>
internal sealed record MockRun(MockStart Start, TimeSpan Elapsed, Latencies Latencies, MemoryFigures Memory, CollectionFigures Collection)
{
    public static async Task<MockRun> MeasureAsync(MockOptions options, bool compiledOnce, CancellationToken cancellationToken)
    {
        await using var server = await MockServerProcess.StartAsync(compiledOnce, cancellationToken);
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = options.Connections, UseProxy = false };
        using var client = Http.CreateClient(handler);

        var warmUp = new MockLoad(client, server.Start.Url, options.WarmUp);
        await warmUp.StartSessionsAsync(cancellationToken);
        await warmUp.RunStatementsAsync(cancellationToken);
        await warmUp.EndSessionsAsync(cancellationToken);
        await warmUp.WaitForCollectionAsync(cancellationToken);
        var atStart = await server.SayAsync(MockServerCommand.Forget, cancellationToken);

        var load = new MockLoad(client, server.Start.Url, options);
        var begin = TimeProvider.System.GetTimestamp();
        await load.StartSessionsAsync(cancellationToken);
        await load.RunStatementsAsync(cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(begin);
        var withSessions = await server.SayAsync(MockServerCommand.Look, cancellationToken);
        begin = TimeProvider.System.GetTimestamp();
        await load.EndSessionsAsync(cancellationToken);
        elapsed += TimeProvider.System.GetElapsedTime(begin);
        var collection = await load.WaitForCollectionAsync(cancellationToken);

        var memory = new MemoryFigures(
            atStart,
            withSessions,
            await server.SayAsync(MockServerCommand.Collect, cancellationToken),
            await server.SayAsync(MockServerCommand.Forget, cancellationToken));
        return new MockRun(server.Start, elapsed, load.Latencies, memory, collection);
    }
}
