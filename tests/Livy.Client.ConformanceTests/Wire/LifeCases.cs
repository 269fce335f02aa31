namespace Livy.Client.ConformanceTests;

/// <summary>What becomes of a session when it is asked for the wrong thing, or at the wrong time.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class LifeCases(CaseServers servers) : WireCases(servers)
{
    /// <summary>Longer than a start takes on a real server.</summary>
    private static readonly TimeSpan SlowStart = TimeSpan.FromSeconds(3);

    /// <summary>For how long a call is watched that is never answered.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.InterruptEndsTheSession])]
    public async Task Interrupt_EndsTheSession()
    {
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);

        var interrupted = await PostAsync($"/sessions/{session.Id}/interrupt");

        interrupted.Status.ShouldBe(200);
        interrupted.Text.ShouldBe("""{"msg":"interrupted"}""");
        await UntilStateAsync($"/sessions/{session.Id}", "dead");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Stop_Is204AndLeavesTheSessionDead()
    {
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);

        var stopped = await PostAsync($"/sessions/{session.Id}/stop");
        var again = await PostAsync($"/sessions/{session.Id}/stop");

        stopped.Status.ShouldBe(204);
        stopped.Body.ShouldBeEmpty();
        again.Status.ShouldBe(204);
        await UntilStateAsync($"/sessions/{session.Id}", "dead");
        (await GetAsync($"/sessions/{session.Id}")).Status.ShouldBe(200);
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.StatementWhileStartingIs500])]
    public async Task PostStatement_WhileStarting_Is500AndAfterTheEndGetIs400()
    {
        Server.OnMock(mock => mock.OnSession(created => created.Name == "late").StartsIn(SlowStart).Times(1));
        await using var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark) { Name = "late" }, Token);

        var early = await PostAsync($"/sessions/{session.Id}/statements", """{"code":"1"}""");
        await UntilStateAsync($"/sessions/{session.Id}", "idle");
        await PostAsync($"/sessions/{session.Id}/stop");
        await UntilStateAsync($"/sessions/{session.Id}", "dead");
        var lateGet = await GetAsync($"/sessions/{session.Id}/statements");
        var latePost = await PostAsync($"/sessions/{session.Id}/statements", """{"code":"1"}""");

        early.Status.ShouldBe(500);
        early.Text.ShouldBe("\"java.lang.IllegalStateException: Session is in state starting\"");
        lateGet.Status.ShouldBe(400);
        lateGet.Text.ShouldBe("""{"msg":"requirement failed: Session isn't active."}""");
        latePost.Status.ShouldBe(500);
        latePost.Text.ShouldBe("\"java.lang.IllegalStateException: Session is in state dead\"");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.StatementsBlockWhileStarting])]
    public async Task GetStatements_WhileStarting_WaitsForTheDriver()
    {
        Server.OnMock(mock => mock.OnSession(created => created.Name == "slow").StartsIn(SlowStart).Times(1));
        await using var session = await Livy.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark) { Name = "slow" }, Token);
        var begin = TimeProvider.System.GetTimestamp();

        var listed = await GetAsync($"/sessions/{session.Id}/statements");

        TimeProvider.System.GetElapsedTime(begin).ShouldBeGreaterThan(TimeSpan.FromMilliseconds(500));
        listed.Status.ShouldBe(200, listed.Text);
        listed.Text.ShouldBe("""{"total_statements":0,"statements":[]}""");
        await UntilStateAsync($"/sessions/{session.Id}", "idle");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.StatementsOfAFailingStartHang])]
    public async Task GetStatements_WhileAStartFails_IsNeverAnswered()
    {
        var spec = new SessionSpec(SessionKind.PySpark) { Name = Names.New("unanswered"), Conf = { ["livy.rsc.server.connect.timeout"] = "200ms" } };
        Server.OnMock(mock => mock.OnSession(created => created.Name == spec.Name).StartsIn(TimeSpan.FromMilliseconds(500)).FailsToStart());
        await using var session = await Livy.Sessions.CreateAsync(spec, Token);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Token);

        var pending = SendAsync("GET", $"/sessions/{session.Id}/statements", content: null, patience.Token);
        await UntilAsync($"/sessions/{session.Id}/state", answer => (string?)answer.Json["state"] is "dead" or "killed");
        await Task.WhenAny(pending, Task.Delay(Patience, TimeProvider.System, Token));

        pending.IsCompleted.ShouldBeFalse();
        await patience.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => pending);
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.StoppedContextLeavesIdle])]
    public async Task StopOfTheContext_LeavesTheSessionIdleAndUseless()
    {
        OnMock("sc.stop()", answer => answer.Returns(""));
        OnMock("sc.range(0, 3).count()", answer => answer.Fails("Error", "java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext."));
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.Spark), Token);

        await RunAsync(session, "sc.stop()");
        var next = await RunAsync(session, "sc.range(0, 3).count()");

        ((string?)next["output"]!["evalue"]).ShouldBe("java.lang.IllegalStateException: Cannot call methods on a stopped SparkContext.");
        await UntilStateAsync($"/sessions/{session.Id}", "idle");
    }

    [ConformanceFact(LeansOn.Original, Surprises = [Surprise.LogOffsetsAreNotAbsolute])]
    public async Task Log_IsPagedByPositionsThatMove()
    {
        OnMock("import sys\nfor n in range(300): sc._jvm.java.lang.System.out.println('line %d' % n)", answer => answer.Logs([.. Enumerable.Range(0, 300).Select(n => $"line {n}")]).Returns(""));
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);
        var log = $"/sessions/{session.Id}/log";
        var before = await GetAsync($"{log}?from=1&size=1");

        await RunAsync(session, "import sys\nfor n in range(300): sc._jvm.java.lang.System.out.println('line %d' % n)");

        await UntilAsync($"{log}?size=-1", answer => answer.Text.Contains("line 299", StringComparison.Ordinal));
        var after = await GetAsync($"{log}?from=0&size=3");
        var markers = await GetAsync($"{log}?from=201&size=1");
        var pastTheEnd = await GetAsync($"{log}?from=100000&size=5");
        ((int?)before.Json["from"]).ShouldBe(1);
        after.Json["log"]!.AsArray().Select(line => (string?)line).ShouldBe(["stdout: ", "line 100", "line 101"]);
        ((string?)markers.Json["log"]![0]).ShouldBe("\nstderr: ");
        ((int?)pastTheEnd.Json["from"]).ShouldBe(100_000);
        pastTheEnd.Json["log"]!.AsArray().ShouldBeEmpty();
    }
}
