using System.Net;
using System.Text.Json.Nodes;

namespace Livy.Client.Testing.Tests;

public sealed class LifeCycleTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public LifeCycleTests()
    {
        _livy = new FakeLivy(timeProvider: _clock);
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Fact]
    public async Task Session_Created_AnswersByteForByte()
    {
        var reply = await _client.PostAsync("/sessions", """{"kind": "pyspark"}""");

        reply.Status.ShouldBe(201);
        reply.Header("Location").ShouldBe("/sessions/0");
        reply.Header("Content-Type").ShouldBe("application/json;charset=utf-8");
        reply.Body.ShouldBe(
            """{"id":0,"name":null,"appId":null,"owner":null,"proxyUser":null,"state":"starting","kind":"pyspark","appInfo":{"driverLogUrl":null,"sparkUiUrl":null,"executorLogUrls":null},"log":["stdout: ","\nstderr: "],"ttl":null,"idleTimeout":null,"driverMemory":null,"driverCores":0,"executorMemory":null,"executorCores":0,"conf":{},"archives":[],"files":[],"heartbeatTimeoutInSecond":0,"jars":[],"numExecutors":0,"pyFiles":[],"queue":null}""");
    }

    [Fact]
    public async Task Session_AfterItsStartTime_IsIdle()
    {
        await _client.PostAsync("/sessions", "{}");

        _clock.Advance(TimeSpan.FromMilliseconds(300));

        (await _client.GetAsync("/sessions/0/state")).Body.ShouldBe("""{"id":0,"state":"idle"}""");
    }

    [Fact]
    public async Task Statement_Submitted_GoesFromWaitingToAvailable()
    {
        await _client.StartSessionAsync(_clock, "pyspark");
        _livy.OnStatement("work()").Returns("done").Takes(TimeSpan.FromMinutes(30)).Progress(0.25, 0.75);

        var posted = await _client.PostAsync("/sessions/0/statements", """{"code": "work()"}""");
        _clock.Advance(TimeSpan.FromMinutes(20));
        var running = (await _client.GetAsync("/sessions/0/statements/0")).Json;
        _clock.Advance(TimeSpan.FromMinutes(20));
        var done = (await _client.GetAsync("/sessions/0/statements/0")).Json;

        posted.Status.ShouldBe(201);
        posted.Header("Location").ShouldBe("/sessions/0/statements/0");
        posted.Body.ShouldBe("""{"id":0,"code":"work()","state":"waiting","output":null,"progress":0.0,"started":0,"completed":0}""");
        running["state"]!.ToString().ShouldBe("running");
        running["progress"]!.GetValue<double>().ShouldBe(0.75);
        done["state"]!.ToString().ShouldBe("available");
        done["output"]!.ToJsonString().ShouldBe("""{"status":"ok","execution_count":0,"data":{"text/plain":"done"}}""");
        (done["completed"]!.GetValue<long>() - done["started"]!.GetValue<long>()).ShouldBe(30 * 60 * 1000);
    }

    [Fact]
    public async Task Statements_ReadWhileStarting_BlockUntilTheDriverIsThere()
    {
        await _client.PostAsync("/sessions", "{}");

        var list = _client.GetAsync("/sessions/0/statements");
        var wasBlocked = !list.IsCompleted;
        var reply = await _clock.RunUntilAsync(list);

        wasBlocked.ShouldBeTrue();
        reply.Body.ShouldBe("""{"total_statements":0,"statements":[]}""");
        _clock.GetUtcNow().ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, 300, TimeSpan.Zero));
    }

    [Fact]
    public async Task Session_Deleted_IsGoneWhenTheAnswerComes()
    {
        await _client.StartSessionAsync(_clock, "spark");

        var delete = _client.SendAsync("DELETE", "/sessions/0");
        var during = await _client.GetAsync("/sessions/0/state");
        var reply = await _clock.RunUntilAsync(delete);

        during.Body.ShouldBe("""{"id":0,"state":"shutting_down"}""");
        reply.Body.ShouldBe("""{"msg":"deleted"}""");
        (await _client.GetAsync("/sessions/0")).Body.ShouldBe("""{"msg":"Session '0' not found."}""");
    }

    [Fact]
    public async Task Batch_SparkPi_SucceedsWithPiInItsLog()
    {
        await _client.PostAsync("/batches", """{"file": "/examples.jar", "className": "org.apache.spark.examples.SparkPi", "args": ["100"]}""");

        _clock.Advance(TimeSpan.FromSeconds(1));

        (await _client.GetAsync("/batches/0/state")).Body.ShouldBe("""{"id":0,"state":"success"}""");
        (await _client.GetAsync("/batches/0/log")).Body.ShouldContain("Pi is roughly 3.1415");
    }

    [Fact]
    public async Task HttpClient_GivesUpWhileBlocked_IsCancelled()
    {
        _livy.OnSession().FailsToStart("no memory");
        await _client.PostAsync("/sessions", "{}");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(25), _clock);

        var list = _client.GetAsync("/sessions/0/statements", patience.Token);

        await Should.ThrowAsync<OperationCanceledException>(() => _clock.RunUntilAsync(list));
        (await _client.GetAsync("/sessions/0/state", CancellationToken.None)).Body.ShouldBe("""{"id":0,"state":"dead"}""");
    }

    [Fact]
    public async Task SessionAndBatch_WithALongLog_ShowItsLastTenLines()
    {
        string[] lines = [.. Enumerable.Range(0, 30).Select(number => $"line {number}")];
        _livy.OnSession().FailsToStart(lines);
        _livy.OnBatch().Logs(lines).Dies();
        await _client.PostAsync("/sessions", "{}");
        await _client.PostAsync("/batches", """{"file": "hdfs:///a.jar"}""");
        _clock.Advance(TimeSpan.FromMinutes(1));

        var session = await _client.GetAsync("/sessions/0");
        var batch = await _client.GetAsync("/batches/0");

        session.Json["log"]!.AsArray().Select(line => line!.ToString()).ShouldBe(lines[20..]);
        batch.Json["log"]!.AsArray().Select(line => line!.ToString()).ShouldBe([.. lines[21..], "\nstderr: "]);
    }

    [Fact]
    public async Task Log_LongerThanItsCache_KeepsTheNewestLines()
    {
        _livy.Options.CacheLogSize = 5;
        _livy.OnSession().FailsToStart([.. Enumerable.Range(0, 30).Select(number => $"line {number}")]);
        await _client.PostAsync("/sessions", "{}");
        _clock.Advance(TimeSpan.FromMinutes(1));

        var log = await _client.GetAsync("/sessions/0/log");

        log.Json["log"]!.AsArray().Select(line => line!.ToString()).ShouldBe(["stdout: ", "\nstderr: ", "line 25", "line 26", "line 27", "line 28", "line 29"]);
    }

    [Theory]
    [InlineData("", 52, 100)]
    [InlineData("?size=10", 142, 10)]
    [InlineData("?from=3", 3, 100)]
    [InlineData("?from=3&size=2", 3, 2)]
    [InlineData("?size=-1", 0, 152)]
    [InlineData("?from=150", 150, 2)]
    public async Task Log_Page_IsTheTailUnlessItsStartIsGiven(string query, int from, int count)
    {
        _livy.OnSession().FailsToStart([.. Enumerable.Range(0, 150).Select(number => $"line {number}")]);
        await _client.PostAsync("/sessions", "{}");
        _clock.Advance(TimeSpan.FromMinutes(1));

        var log = await _client.GetAsync("/sessions/0/log" + query);

        ((int)log.Json["from"]!, (int)log.Json["total"]!, log.Json["log"]!.AsArray().Count).ShouldBe((from, 152, count));
    }

    [Theory]
    [InlineData("?from=-2&size=3", 1)]
    [InlineData("?from=1", 2)]
    [InlineData("?from=1&size=1", 1)]
    [InlineData("?from=5", 0)]
    public async Task List_Page_IsCutAsScalaCutsASlice(string query, int count)
    {
        for (var session = 0; session < 3; session++)
        {
            await _client.PostAsync("/sessions", "{}");
        }

        var page = await _client.GetAsync("/sessions" + query);

        page.Json["sessions"]!.AsArray().Count.ShouldBe(count);
    }
}
