namespace Livy.Client.ConformanceTests;

/// <summary>What is larger than <c>livy.rsc.rpc.max.size</c>.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class MessageSizeCases(CaseServers servers) : WireCases(servers)
{
    private const string Limit = "200000";
    private static readonly TimeSpan Watch = TimeSpan.FromSeconds(3);

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.LargeOutputHangs])]
    public async Task OutputAboveTheLimit_CannotBeRead()
    {
        OnMock("print('x' * 300000)", answer => answer.Returns(new string('x', 300_000)));
        await using var session = await StartAsync();
        var large = await SubmitAsync(session, "print('x' * 300000)");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);
        patience.CancelAfter(Watch);

        var end = await ReadToTheEndAsync(large, patience.Token);

        // No answer at all, until something else comes over the same channel: then Livy 0.7.1 takes the one for the other.
        (end?.Status ?? 500).ShouldBe(500);
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.LargeRequestKillsTheSession])]
    public async Task RequestAboveTheLimit_LosesTheSessionThoughItsStateIsIdle()
    {
        await using var session = await StartAsync();

        var tooLarge = await PostAsync($"/sessions/{session.Id}/statements", $$"""{"code":"{{new string('#', 300_000)}}"}""");
        var next = await PostAsync($"/sessions/{session.Id}/statements", """{"code":"1 + 1"}""");
        var state = await GetAsync($"/sessions/{session.Id}/state");

        tooLarge.Status.ShouldBe(500);
        tooLarge.Text.ShouldContain($"exceeds maximum allowed size ({Limit} bytes).");
        next.Status.ShouldBe(500);
        next.Text.ShouldContain("RPC channel is closed");
        state.Text.ShouldBe($$"""{"id":{{session.Id}},"state":"idle"}""");
    }

    /// <summary>Reads a statement as long as it is small because its code still runs; <see langword="null"/> if there is no answer in time.</summary>
    private async Task<WireAnswer?> ReadToTheEndAsync(string statement, CancellationToken patience)
    {
        try
        {
            while (true)
            {
                var answer = await SendAsync("GET", statement, content: null, patience);
                if (answer.Status != 200 || (string?)answer.Json["state"] is not ("waiting" or "running"))
                {
                    return answer;
                }
            }
        }
        catch (OperationCanceledException) when (!Token.IsCancellationRequested)
        {
            return null;
        }
    }

    private Task<LivySession> StartAsync() =>
        Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Conf = { ["livy.rsc.rpc.max.size"] = Limit } }, Token);
}
