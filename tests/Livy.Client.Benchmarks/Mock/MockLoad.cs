using System.Net;
using System.Text;
using System.Text.Json;

namespace Livy.Client.Benchmarks;

/// <summary>Sessions and statements in Livy's wire format, over plain HTTP: nothing of our own client.</summary>
internal sealed class MockLoad(HttpClient client, Uri url, MockOptions options)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(20);
    private static readonly byte[] Nothing = "null"u8.ToArray();
    private readonly TimeProvider _clock = TimeProvider.System;
    private int[] _sessions = [];
    private int _stopped;
    private long _lastStop;

    public Latencies Latencies { get; } = new();

    /// <summary>Starts all sessions and waits until each is idle.</summary>
    public async Task StartSessionsAsync(CancellationToken cancellationToken)
    {
        _sessions = new int[options.Sessions];
        await ForEachAsync(options.Sessions, async (index, token) =>
        {
            using var created = await SendAsync(MockCall.CreateSession, HttpMethod.Post, "sessions", """{"kind":"pyspark"}""", HttpStatusCode.Created, token);
            var id = _sessions[index] = created.RootElement.GetProperty("id").GetInt32();
            await UntilAsync(MockCall.GetState, $"sessions/{id}/state", state => state.GetProperty("state").GetString() == "idle", token);
        }, cancellationToken);
    }

    /// <summary>Runs all statements, in turn in all sessions.</summary>
    public Task RunStatementsAsync(CancellationToken cancellationToken) => ForEachAsync(options.Statements, async (index, token) =>
    {
        var path = $"sessions/{_sessions[index % _sessions.Length]}/statements";
        using var submitted = await SendAsync(MockCall.Submit, HttpMethod.Post, path, """{"code":"1 + 1"}""", HttpStatusCode.Created, token);
        var id = submitted.RootElement.GetProperty("id").GetInt32();
        await UntilAsync(MockCall.GetStatement, $"{path}/{id}", IsTwo, token);
    }, cancellationToken);

    /// <summary>Deletes every other session; stops the rest, which stay listed as <c>dead</c>.</summary>
    public async Task EndSessionsAsync(CancellationToken cancellationToken)
    {
        await ForEachAsync(_sessions.Length, async (index, token) =>
        {
            using var ended = index % 2 == 0
                ? await SendAsync(MockCall.DeleteSession, HttpMethod.Delete, $"sessions/{_sessions[index]}", body: null, HttpStatusCode.OK, token)
                : await SendAsync(MockCall.StopSession, HttpMethod.Post, $"sessions/{_sessions[index]}/stop", body: null, HttpStatusCode.NoContent, token);
        }, cancellationToken);
        _stopped = _sessions.Length / 2;
        _lastStop = _clock.GetTimestamp();
    }

    /// <summary>Waits until the server has collected all that are finished.</summary>
    public async Task<CollectionFigures> WaitForCollectionAsync(CancellationToken cancellationToken)
    {
        await UntilAsync(MockCall.ListSessions, "sessions?size=1", page => page.GetProperty("total").GetInt32() == 0, cancellationToken);
        var after = _clock.GetElapsedTime(_lastStop) - MockServerCommand.StateRetain;
        return new CollectionFigures(
            _stopped,
            MockServerCommand.StateRetain.TotalMilliseconds,
            MockServerCommand.CollectionInterval.TotalMilliseconds,
            Math.Round(after.TotalMilliseconds, 1));
    }

    private static bool IsTwo(JsonElement statement)
    {
        if (statement.GetProperty("state").GetString() != "available")
        {
            return false;
        }

        var text = statement.GetProperty("output").GetProperty("data").GetProperty("text/plain").GetString();
        return text == "2" ? true : throw new InvalidOperationException($"1 + 1 is '{text}'.");
    }

    private async Task UntilAsync(MockCall call, string path, Func<JsonElement, bool> isDone, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var seen = await SendAsync(call, HttpMethod.Get, path, body: null, HttpStatusCode.OK, cancellationToken);
            if (isDone(seen.RootElement))
            {
                return;
            }

            await Task.Delay(PollInterval, _clock, cancellationToken);
        }
    }

    private async Task<JsonDocument> SendAsync(MockCall call, HttpMethod method, string path, string? body, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        var begin = _clock.GetTimestamp();
        using var request = new HttpRequestMessage(method, new Uri(url, path));
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await client.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        Latencies.Add(call, _clock.GetElapsedTime(begin));
        return response.StatusCode == expected
            ? JsonDocument.Parse(answer.Length == 0 ? Nothing : answer)
            : throw new InvalidOperationException($"{method} {path} was answered with {(int)response.StatusCode}: {Encoding.UTF8.GetString(answer)}");
    }

    private Task ForEachAsync(int count, Func<int, CancellationToken, ValueTask> body, CancellationToken cancellationToken) =>
        Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = options.Connections, CancellationToken = cancellationToken }, body);
}
