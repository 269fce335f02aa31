using System.Text.Json;

namespace Livy.Client.Benchmarks;

/// <summary>What the mock server bears, and what it leaves behind.</summary>
internal sealed class MockCommand : Command
{
    public override string Name => "mock";

    public override string Usage => $"{MockOptions.Usage}  the mock server under load: 2,000 sessions and 20,000 statements over 200 connections; --quick: a quarter of it";

    public override async Task<int> RunAsync(IReadOnlyList<string> options, TextWriter output)
    {
        if (MockOptions.Parse(options) is not { } chosen)
        {
            return ExitCode.WrongUsage;
        }

        using var patience = new CancellationTokenSource(chosen.Longest, TimeProvider.System);
        MockReport.Write(output, await MeasureAsync(chosen, patience.Token));
        return ExitCode.Success;
    }

    private static async Task<MockFigures> MeasureAsync(MockOptions options, CancellationToken cancellationToken)
    {
        await using var server = await MockServerProcess.StartAsync(cancellationToken);
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = options.Connections, UseProxy = false };
        using var client = Http.CreateClient(handler);

        var warmUp = new MockLoad(client, server.Start.Url, options.WarmUp);
        await warmUp.StartSessionsAsync(cancellationToken);
        await warmUp.RunStatementsAsync(cancellationToken);
        await warmUp.DeleteSessionsAsync(cancellationToken);
        var atStart = await server.SayAsync(MockServerCommand.Forget, cancellationToken);

        var load = new MockLoad(client, server.Start.Url, options);
        var begin = TimeProvider.System.GetTimestamp();
        await load.StartSessionsAsync(cancellationToken);
        await load.RunStatementsAsync(cancellationToken);
        var elapsed = TimeProvider.System.GetElapsedTime(begin);
        var withSessions = await server.SayAsync(MockServerCommand.Look, cancellationToken);
        begin = TimeProvider.System.GetTimestamp();
        await load.DeleteSessionsAsync(cancellationToken);
        elapsed += TimeProvider.System.GetElapsedTime(begin);

        return new MockFigures(
            options.Sessions,
            options.Statements,
            options.Connections,
            load.Latencies.Count,
            Math.Round(elapsed.TotalSeconds, 2),
            server.Start.FirstMs,
            server.Start.FirstCpuMs,
            server.Start.LaterMs,
            atStart,
            withSessions,
            await server.SayAsync(MockServerCommand.Collect, cancellationToken),
            await server.SayAsync(MockServerCommand.Forget, cancellationToken),
            load.Latencies.Of(call: null),
            Enum.GetValues<MockCall>().ToDictionary(call => JsonNamingPolicy.SnakeCaseLower.ConvertName(call.ToString()), call => load.Latencies.Of(call), StringComparer.Ordinal));
    }
}
