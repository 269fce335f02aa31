using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class LivySessionTests
{
    private readonly SimulatedClock _time = new();
    private readonly StubLivy _server = new StubLivy()
        .On("POST /sessions", Answers.Created(Bodies.Session(7, "starting")))
        .On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle")))
        .On("DELETE /sessions/7", Answers.Ok("""{"msg":"deleted"}"""));

    [Fact]
    public async Task DisposeAsync_OfAStartedSession_DeletesItOnce()
    {
        using var client = _server.CreateClient(_time);
        var session = await client.Sessions.CreateAsync(new SessionSpec());

        await session.DisposeAsync();
        await session.DisposeAsync();

        _server.CountOf("DELETE /sessions/7").ShouldBe(1);
        session.IsOwned.ShouldBeFalse();
    }

    [Fact]
    public async Task DisposeAsync_FromManySides_DeletesOnce()
    {
        using var client = _server.CreateClient(_time);
        var session = await client.Sessions.CreateAsync(new SessionSpec());

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => session.DisposeAsync().AsTask())));

        _server.CountOf("DELETE /sessions/7").ShouldBe(1);
    }

    [Fact]
    public async Task DisposeAsync_OfAnAttachedSession_LeavesIt()
    {
        using var client = _server.CreateClient(_time);

        await client.Sessions.Attach(7).DisposeAsync();

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task DisposeAsync_AfterKeepAlive_LeavesIt()
    {
        using var client = _server.CreateClient(_time);
        var session = await client.Sessions.CreateAsync(new SessionSpec());

        await session.LeaveRunning().DisposeAsync();

        _server.CountOf("DELETE /sessions/7").ShouldBe(0);
    }

    [Fact]
    public async Task DisposeAsync_AfterDelete_DoesNotDeleteAgain()
    {
        using var client = _server.CreateClient(_time);
        var session = await client.Sessions.CreateAsync(new SessionSpec());

        await session.DeleteAsync();
        await session.DisposeAsync();

        _server.CountOf("DELETE /sessions/7").ShouldBe(1);
    }

    public static TheoryData<string, Func<Exception>> Failures => new()
    {
        { "no connection", () => new HttpRequestException(HttpRequestError.ConnectionError, "refused") },
        { "a disposed handler", () => new ObjectDisposedException("handler") },
        { "a failing authentication", () => new InvalidOperationException("no token") },
        { "a cancellation nobody asked for", () => new OperationCanceledException() },
    };

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task DisposeAsync_WhenTheDeleteFails_DoesNotThrowButLogs(string what, Func<Exception> failure)
    {
        using var logs = new RecordingLoggerFactory();
        _server.On("DELETE /sessions/7", Answers.Fail(failure));
        using var client = _server.CreateClient(_time, options => options.LoggerFactory = logs);
        var session = await client.Sessions.CreateAsync(new SessionSpec());

        await _time.RunUntilAsync(session.DisposeAsync().AsTask());

        logs.Messages.ShouldContain(message => message.Contains("Session 7 could not be deleted"), what);
    }

    [Fact]
    public async Task DisposeAsync_AfterTheClientWasDisposed_DoesNotThrow()
    {
        var client = _server.CreateClient(_time);
        var session = await client.Sessions.CreateAsync(new SessionSpec());
        client.Dispose();

        await Should.NotThrowAsync(() => session.DisposeAsync().AsTask());
    }

    [Fact]
    public async Task DisposeAsync_WhenTheServerHangs_EndsAfterItsLimit()
    {
        _server.On("DELETE /sessions/7", Answers.Hang());
        using var client = _server.CreateClient(_time);
        var session = await client.Sessions.CreateAsync(new SessionSpec());

        await _time.RunUntilAsync(session.DisposeAsync().AsTask());

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Delete_ThatFails_LeavesTheSessionOwned()
    {
        _server.On("DELETE /sessions/7", Answers.Error(403, "no"), Answers.Ok("{}"));
        using var client = _server.CreateClient(_time);
        var session = await client.Sessions.CreateAsync(new SessionSpec());

        await Should.ThrowAsync<LivyApiException>(() => session.DeleteAsync());

        session.IsOwned.ShouldBeTrue();
        await session.DisposeAsync();
        _server.CountOf("DELETE /sessions/7").ShouldBe(2);
    }

    [Fact]
    public async Task WaitUntilReady_WithALimit_ThrowsAndLeavesTheSession()
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")));
        using var client = _server.CreateClient(_time);
        var progress = new ProgressList<SessionInfo>();

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(client.Sessions.Attach(7).WaitUntilReadyAsync(TimeSpan.FromSeconds(10), progress));

        error.Limit.ShouldBe(TimeSpan.FromSeconds(10));
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
        progress.Reports.ShouldHaveSingleItem().State.ShouldBe(SessionState.Starting);
        _server.Lines.Distinct().ShouldBe(["GET /sessions/7"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void WaitUntilReady_WithALimitThatIsNone_IsRefused(int seconds)
    {
        using var client = _server.CreateClient(_time);

        Should.Throw<ArgumentOutOfRangeException>(() => client.Sessions.Attach(7).WaitUntilReadyAsync(TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public async Task WaitUntilReady_OfASessionThatDoesNotExist_SaysSo()
    {
        _server.On("GET /sessions/etl", Answers.NoSession("etl"));
        using var client = _server.CreateClient(_time);

        (await Should.ThrowAsync<LivySessionFailedException>(() => client.Sessions.Attach("etl").WaitUntilReadyAsync())).Message.ShouldContain("Session etl is gone");
    }

    [Fact]
    public async Task Watch_OfASession_BringsChangesOnlyAndEndsWithItsEnd()
    {
        _server.On(
            "GET /sessions/7",
            Answers.Ok(Bodies.Session(7, "starting")),
            Answers.Ok(Bodies.Session(7, "idle")),
            Answers.Ok(Bodies.Session(7, "idle")),
            Answers.Ok("""{"id":7,"state":"idle","appId":"application_1"}"""),
            Answers.Ok("""{"id":7,"state":"dead","appId":"application_1"}"""));
        using var client = _server.CreateClient(_time);

        var states = await _time.RunUntilAsync(States(client.Sessions.Attach(7).WatchAsync()));

        states.ShouldBe(["starting", "idle", "idle", "dead"]);
    }

    [Fact]
    public async Task Watch_WhenTheLoopIsLeft_StopsLooking()
    {
        using var client = _server.CreateClient(_time);

        await foreach (var _ in client.Sessions.Attach(7).WatchAsync())
        {
            break;
        }

        _time.Advance(TimeSpan.FromMinutes(10));
        _server.CountOf("GET /sessions/7").ShouldBe(1);
    }

    [Fact]
    public async Task Calls_OfAHandle_GoToItsSession()
    {
        _server
            .On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "busy")))
            .On("POST /sessions/7/stop", Answers.NoContent())
            .On("POST /sessions/7/connect", Answers.Ok(Bodies.Session(7, "idle")));
        using var client = _server.CreateClient(_time);
        var session = client.Sessions.Attach(7);

        (await session.GetStateAsync()).ShouldBe(SessionState.Busy);
        (await session.GetAsync()).Kind.ShouldBe(SessionKind.PySpark);
        (await session.TouchAsync()).State.ShouldBe(SessionState.Idle);
        await session.StopAsync();

        session.ToString().ShouldBe("session 7 (pyspark)");
        _server.Lines.ShouldBe(["GET /sessions/7/state", "GET /sessions/7", "POST /sessions/7/connect", "POST /sessions/7/stop"]);
    }

    [Fact]
    public void Attach_ToDefault_IsRefused()
    {
        using var client = _server.CreateClient(_time);

        Should.Throw<ArgumentException>(() => client.Sessions.Attach(default));
        Should.Throw<ArgumentException>(() => client.Batches.Attach(default));
        Should.Throw<ArgumentException>(() => client.Sessions.GetAsync(default));
        Should.Throw<ArgumentException>(() => client.Batches.GetAsync(default));
    }

    [Fact]
    public async Task Complete_InAScalaSession_SendsCodeKindAndCursor()
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle", "spark"))).On("POST /sessions/7/completion", Answers.Ok("""{"candidates":["sc","scala"]}"""));
        using var client = _server.CreateClient(_time);

        (await client.Sessions.Attach(7).CompleteAsync("sc")).ShouldBe(["sc", "scala"]);

        _server.Requests[^1].Text.ShouldBe("""{"code":"sc","kind":"spark","cursor":2}""");
    }

    [Fact]
    public async Task Complete_InASharedSessionWithoutKind_IsRefused()
    {
        _server.On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle", "shared")));
        using var client = _server.CreateClient(_time);

        (await Should.ThrowAsync<ArgumentException>(() => client.Sessions.Attach(7).CompleteAsync("sc"))).Message.ShouldContain("StatementKind.Spark");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public async Task Complete_WithACursorOutsideOfTheCode_IsRefused(int cursor)
    {
        using var client = _server.CreateClient(_time);

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => client.Sessions.Attach(7).CompleteAsync("sc", cursor));

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Log_PartsAndTail_AreAskedForAsTheServerWants()
    {
        _server.On("GET /sessions/7/log", Answers.Ok(Bodies.Log("a")));
        using var client = _server.CreateClient(_time);
        var log = client.Sessions.Attach(7).Log;

        (await log.ReadPageAsync(5, 10)).Lines.ShouldBe(["a"]);
        await log.ReadTailAsync();
        await log.ReadAllAsync();

        _server.Requests.Select(sent => sent.Uri.Query).ShouldBe(["?from=5&size=10", "?size=100", "?size=-1"]);
        Should.Throw<ArgumentOutOfRangeException>(() => log.ReadPageAsync(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => log.ReadPageAsync(0, -1));
        Should.Throw<ArgumentOutOfRangeException>(() => log.ReadTailAsync(-1));
    }

    private static SessionInfo Info(int id, SessionState state) => new() { Id = id, State = state };

    private static async Task<List<string>> States(IAsyncEnumerable<SessionInfo> changes)
    {
        var states = new List<string>();
        await foreach (var change in changes.ConfigureAwait(false))
        {
            states.Add(change.State.Value);
        }

        return states;
    }
}
