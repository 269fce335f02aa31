namespace Livy.Client.ConformanceTests;

/// <summary>The statements of a session: their order, their end, how long they are remembered.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class QueueCases(CaseServers servers) : WireCases(servers)
{
    private const string Sleep = "import time\ntime.sleep(2)\n'slept'";

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.EvictedStatementShiftsTheTotal])]
    public async Task Statement_PushedOutByNewerOnes_Is404AndTheTotalCountsTheRest()
    {
        await using var session = await StartWithRoomForAsync(2);
        var first = await SubmitAsync(session, "1 + 0");
        await EndOfAsync(first);
        await RunAsync(session, "1 + 1");
        await RunAsync(session, "1 + 2");

        var forgotten = await GetAsync(first);
        var list = await GetAsync($"/sessions/{session.Id}/statements");
        var fromOne = await GetAsync($"/sessions/{session.Id}/statements?from=1&size=5");

        forgotten.Status.ShouldBe(404);
        forgotten.Text.ShouldBe("\"Statement not found\"");
        ((int?)list.Json["total_statements"]).ShouldBe(2);
        list.Json["statements"]!.AsArray().Select(statement => (int?)statement!["id"]).ShouldBe([1, 2]);
        fromOne.Json["statements"]!.AsArray().Select(statement => (int?)statement!["id"]).ShouldBe([2]);
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.FullQueueEvictsWhatRuns])]
    public async Task Statement_PushedOutWhileItRuns_Is404AndRunsOn()
    {
        OnMock(Sleep, answer => answer.Takes(TimeSpan.FromSeconds(3)).Returns("'slept'"));
        OnMock("seen = 1", answer => answer.Returns(""));
        await using var session = await StartWithRoomForAsync(2);
        var running = await SubmitAsync(session, Sleep);
        await UntilAsync(running, answer => (string?)answer.Json["state"] == "running");
        await SubmitAsync(session, "1 + 0");
        await SubmitAsync(session, "1 + 1");
        var last = await SubmitAsync(session, "1 + 2");

        var forgotten = await GetAsync(running);
        var waiting = await GetAsync(last);
        var end = await EndOfAsync(last);

        forgotten.Status.ShouldBe(404);
        ((string?)waiting.Json["state"]).ShouldBe("waiting");
        TextOf(end).ShouldBe("3");
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.CancelledStatementMayBeOk])]
    public async Task Cancel_OfCodeThatDoesNotListen_LeavesAnOkOutput()
    {
        OnMock(Sleep, answer => answer.Takes(TimeSpan.FromMilliseconds(700)).IgnoresCancel().Returns("'slept'"));
        var session = await SessionAsync(SessionKind.PySpark);
        var statement = await SubmitAsync(session, Sleep);
        await UntilAsync(statement, answer => (string?)answer.Json["state"] == "running");

        var cancelled = await PostAsync($"{statement}/cancel");
        var meanwhile = await GetAsync(statement);
        var end = await EndOfAsync(statement);

        cancelled.Text.ShouldBe("""{"msg":"canceled"}""");
        ((string?)meanwhile.Json["state"]).ShouldBe("cancelling");
        ((string?)end["state"]).ShouldBe("cancelled");
        ((string?)end["output"]!["status"]).ShouldBe("ok");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task Cancel_OfAnUnknownStatement_Is200AndOfANonNumber400()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var unknown = await PostAsync($"/sessions/{session.Id}/statements/9999/cancel");
        var noNumber = await PostAsync($"/sessions/{session.Id}/statements/abc/cancel");

        unknown.Status.ShouldBe(200);
        unknown.Text.ShouldBe("""{"msg":"canceled"}""");
        noNumber.Status.ShouldBe(400);
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.SharedSessionNeedsAKind])]
    public async Task PostStatement_WithoutAKindInASharedSession_Is500()
    {
        var session = await SessionAsync(SessionKind.Shared);

        var answer = await PostAsync($"/sessions/{session.Id}/statements", """{"code":"1"}""");

        answer.Status.ShouldBe(500);
        answer.Text.ShouldStartWith("\"java.util.concurrent.ExecutionException: org.apache.livy.rsc.rpc.RpcException: java.lang.IllegalArgumentException: Code type should be specified if session kind is shared");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task PostStatement_OfAnUnknownKind_Is500()
    {
        var session = await SessionAsync(SessionKind.Shared);

        var answer = await PostAsync($"/sessions/{session.Id}/statements", """{"code":"1","kind":"python3"}""");

        answer.Status.ShouldBe(500);
        answer.Text.ShouldStartWith("\"java.util.concurrent.ExecutionException: org.apache.livy.rsc.rpc.RpcException: java.lang.IllegalArgumentException: Invalid kind: python3");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task PostStatement_WithTheKindsOtherNames_RunsIt()
    {
        var session = await SessionAsync(SessionKind.Shared);

        var python = await RunAsync(session, "1 + 1", "python");
        var scala = await RunAsync(session, "1 + 1", "scala");

        TextOf(python).ShouldBe("2");
        TextOf(scala).ShouldBe("res0: Int = 2\n");
    }

    private Task<LivySession> StartWithRoomForAsync(int statements) =>
        Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark) { Conf = { ["livy.rsc.retained-statements"] = $"{statements}" } }, Token);
}
