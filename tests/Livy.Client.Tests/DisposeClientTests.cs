using Livy.Client.Testing;
using NSubstitute;

namespace Livy.Client.Tests;

/// <summary>What becomes of calls and waits when their client is disposed. Where that takes no time the clock stands still, or it could outrun the waits, which are woken on threads of the pool.</summary>
public class DisposeClientTests
{
    private const string Submit = "POST /sessions/7/statements";
    private const string Look = "GET /sessions/7/statements/0";
    private const string Cancel = "POST /sessions/7/statements/0/cancel";

    private readonly SimulatedClock _time = new();
    private readonly StubLivy _server = new StubLivy()
        .On("GET /version", Answers.Ok("{}"))
        .On("POST /sessions", Answers.Created(Bodies.Session(7, "starting")))
        .On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")))
        .On("DELETE /sessions/7", Answers.Ok("{}"))
        .On(Submit, Answers.Created(Bodies.Statement(0, "running")))
        .On(Look, Answers.Ok(Bodies.Statement(0, "running")))
        .On(Cancel, Answers.Ok("{}"))
        .On("POST /batches", Answers.Created(Bodies.Batch(4, "running")))
        .On("GET /batches/4", Answers.Ok(Bodies.Batch(4, "running")));

    [Fact]
    public async Task DisposeAsync_WithACallUnderWay_LetsItComeToItsEnd()
    {
        _server.On("GET /version", Answers.Ok("""{"version":"0.9.0"}""").After(TimeSpan.FromSeconds(10), _time));
        var client = _server.CreateClient(_time);
        var call = client.GetVersionAsync();

        await _time.RunUntilAsync(client.DisposeAsync().AsTask());

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(10));
        (await call).Version.ShouldBe("0.9.0");
    }

    [Fact]
    public async Task DisposeAsync_WithACallThatHangs_CutsItOffAtItsLimit()
    {
        _server.On(Submit, Answers.Hang());
        var client = _server.CreateClient(_time);
        var call = client.Sessions.Attach(7).SubmitAsync("1");

        await _time.RunUntilAsync(client.DisposeAsync().AsTask());

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(30));
        ShouldBeCutOff(await Should.ThrowAsync<LivyConnectionException>(() => call));
    }

    [Fact]
    public async Task Dispose_WithACallThatHangs_CutsItOffAtOnce()
    {
        _server.On("GET /version", Answers.Hang());
        var client = _server.CreateClient(_time);
        var calls = new[] { client.GetVersionAsync(), client.Api.GetVersionAsync() };

        client.Dispose();

        ShouldBeCutOff(await Should.ThrowAsync<LivyConnectionException>(() => calls[0]));
        ShouldBeCutOff(await Should.ThrowAsync<LivyConnectionException>(() => calls[1]));
    }

    [Fact]
    public async Task Dispose_WithACallBetweenTwoAttempts_CutsItOff()
    {
        _server.On("GET /version", Answers.Error(503, "busy").WithHeader("Retry-After", "20"));
        var client = _server.CreateClient(_time);
        var call = client.GetVersionAsync();
        await _time.RunForAsync(TimeSpan.FromSeconds(1));

        client.Dispose();

        ShouldBeCutOff(await Should.ThrowAsync<LivyConnectionException>(() => call));
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Dispose_OfAClientOverAHandler_CutsOffWhatItsConnectionsThrow()
    {
        var server = new StubLivy().On("GET /version", Answers.Hang());
        var client = server.CreateClientOverHandler();
        var call = client.Api.GetVersionAsync();

        client.Dispose();

        ShouldBeCutOff(await Should.ThrowAsync<LivyConnectionException>(() => call));
    }

    [Fact]
    public async Task Dispose_OfAClientOverAnInterface_CutsItsCallsOff()
    {
        var api = Substitute.For<ILivyApi>();
        api.GetVersionAsync(Arg.Any<CancellationToken>()).Returns(async call =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, _time, call.Arg<CancellationToken>()).ConfigureAwait(false);
            return new ServerVersion();
        });
        var client = new LivyClient(api, new LivyClientOptions { TimeProvider = _time });
        var call = client.GetVersionAsync();

        client.Dispose();

        ShouldBeCutOff(await Should.ThrowAsync<LivyConnectionException>(() => call));
        await Should.ThrowAsync<ObjectDisposedException>(() => client.GetVersionAsync());
    }

    [Fact]
    public async Task Calls_AfterDispose_AreRefusedAndNothingIsSent()
    {
        var client = _server.CreateClient(_time);
        var (session, batch) = (client.Sessions.Attach(7), client.Batches.Attach(4));
        client.Dispose();

        await Should.ThrowAsync<ObjectDisposedException>(() => client.GetVersionAsync());
        await Should.ThrowAsync<ObjectDisposedException>(() => client.Api.GetVersionAsync());
        await Should.ThrowAsync<ObjectDisposedException>(() => client.As("alice").GetVersionAsync());
        await Should.ThrowAsync<ObjectDisposedException>(() => client.Sessions.StartAsync(new SessionSpec()));
        await Should.ThrowAsync<ObjectDisposedException>(() => session.RunAsync("1"));
        await Should.ThrowAsync<ObjectDisposedException>(() => session.SubmitAsync("1"));
        await Should.ThrowAsync<ObjectDisposedException>(() => session.AttachStatement(0).WaitAsync());
        await Should.ThrowAsync<ObjectDisposedException>(() => session.AttachStatement(0).CancelAndWaitAsync());
        await Should.ThrowAsync<ObjectDisposedException>(() => batch.WaitAsync());
        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task DisposeAsync_WhileARunWaits_CancelsTheStatementAndEndsTheRun()
    {
        var client = _server.CreateClient(_time);
        var run = client.Sessions.Attach(7).RunAsync("1");
        await _time.RunForAsync(TimeSpan.FromMinutes(1));
        var disposed = _time.Elapsed;

        await client.DisposeAsync();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => run);
        error.Message.ShouldBe("Statement 0 of session 7 is not waited for any longer: the client was disposed. The server was asked to cancel it.");
        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        error.MayHaveReachedServer.ShouldBeTrue();
        _time.Elapsed.ShouldBe(disposed);
        _server.Lines.Last().ShouldBe(Cancel);
    }

    [Fact]
    public async Task Dispose_WhileARunWaits_EndsItAndSaysThatItCouldNotBeCancelled()
    {
        var client = _server.CreateClient(_time);
        var run = client.Sessions.Attach(7).RunAsync("1");
        await _time.RunForAsync(TimeSpan.FromMinutes(1));

        client.Dispose();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => run);
        error.Message.ShouldEndWith("The server could not be asked to cancel it, so it runs on: ObjectDisposedException");
        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
    }

    [Fact]
    public async Task DisposeAsync_WhileARunSubmits_EndsWithTheStatement()
    {
        _server.On(Submit, Answers.Created(Bodies.Statement(0, "running")).After(TimeSpan.FromSeconds(5), _time));
        var client = _server.CreateClient(_time);
        var run = client.Sessions.Attach(7).RunAsync("1");

        await _time.RunUntilAsync(client.DisposeAsync().AsTask());

        var error = await Should.ThrowAsync<LivyConnectionException>(() => run);
        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        error.Message.ShouldBe("The wait for statement 0 of session 7 ended: the client was disposed. The server was asked to cancel it.");
        _server.Lines.ShouldBe([Submit, Cancel]);
    }

    [Fact]
    public async Task DisposeAsync_WhileAHandleWaits_EndsTheWaitAndLeavesTheStatement()
    {
        var client = _server.CreateClient(_time);
        var wait = client.Sessions.Attach(7).AttachStatement(0).WaitAsync();
        await _time.RunForAsync(TimeSpan.FromMinutes(1));

        await client.DisposeAsync();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => wait);
        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
        error.IsTransient.ShouldBeFalse();
        _server.CountOf(Cancel).ShouldBe(0);
    }

    [Fact]
    public async Task DisposeAsync_WhileABatchIsWaitedFor_EndsTheWaitWithTheBatch()
    {
        var client = _server.CreateClient(_time);
        var run = client.Batches.RunAsync(new BatchSpec("hdfs:///a.jar"));
        await _time.RunForAsync(TimeSpan.FromMinutes(1));

        await client.DisposeAsync();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => run);
        error.Candidate!.Batch!.Id.ShouldBe((LivyId)4);
        error.Message.ShouldBe("Batch 4 is not waited for any longer: the client was disposed. It was not stopped.");
    }

    [Fact]
    public async Task DisposeAsync_WhileASessionIsCreated_DeletesIt()
    {
        _server.On("POST /sessions", Answers.Created(Bodies.Session(7, "starting")).After(TimeSpan.FromSeconds(5), _time));
        var client = _server.CreateClient(_time);
        var start = client.Sessions.StartAsync(new SessionSpec());
        await _time.RunForAsync(TimeSpan.FromSeconds(3));

        await _time.RunUntilAsync(client.DisposeAsync().AsTask());

        var error = await Should.ThrowAsync<LivyConnectionException>(() => start);
        error.Message.ShouldContain("the client was disposed");
        error.Candidate!.Session!.Id.ShouldBe((LivyId)7);
        _server.Lines.Last().ShouldBe("DELETE /sessions/7");
    }

    [Fact]
    public async Task DisposeAsync_WhileASessionStarts_DeletesIt()
    {
        var client = _server.CreateClient(_time);
        var start = client.Sessions.StartAsync(new SessionSpec());
        await _time.RunForAsync(TimeSpan.FromSeconds(3));

        await client.DisposeAsync();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => start);
        error.Message.ShouldContain("the client was disposed");
        error.Candidate!.Session!.Id.ShouldBe((LivyId)7);
        _server.Lines.Last().ShouldBe("DELETE /sessions/7");
    }

    [Fact]
    public async Task DisposeAsync_WhileAStatementIsWatched_EndsThatWithTheStatement()
    {
        var client = _server.CreateClient(_time);
        var changes = client.Sessions.Attach(7).AttachStatement(0).WatchAsync().GetAsyncEnumerator();
        await changes.MoveNextAsync();
        var next = changes.MoveNextAsync();

        await client.DisposeAsync();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => next.AsTask());
        error.Candidate!.Statement!.Id.ShouldBe((LivyId)0);
    }

    [Fact]
    public async Task DisposeAsync_WhileASubmissionWaitsForItsSession_SaysThatNothingWasSubmitted()
    {
        _server.On(Submit, Answers.BareError(500, "java.lang.IllegalStateException: Session is in state starting"));
        var client = _server.CreateClient(_time);
        var submission = client.Sessions.Attach(7).SubmitAsync("1");
        await _time.RunForAsync(TimeSpan.FromMinutes(1));

        await client.DisposeAsync();

        var error = await Should.ThrowAsync<LivyConnectionException>(() => submission);
        error.MayHaveReachedServer.ShouldBeFalse();
        error.IsTransient.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_WhoseProgressIsDisposed_DoesNotBlameTheClient()
    {
        var client = _server.CreateClient(_time);

        var error = await _time.RunUntilThrownAsync<ObjectDisposedException>(
            client.Sessions.Attach(7).RunAsync("1", new RunOptions { Progress = new FailingProgress<StatementInfo>(new ObjectDisposedException("window")) }));

        error.ObjectName.ShouldBe("window");
        _server.Lines.ShouldBe([Submit, Cancel]);
    }

    [Fact]
    public async Task DisposeAsync_OfAView_LeavesTheCallsOfTheClient()
    {
        var client = _server.CreateClient(_time);

        await client.As("alice").DisposeAsync();

        (await client.GetVersionAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Dispose_OfAClientOverAGivenHttpClient_LeavesThat()
    {
        using var http = _server.CreateHttpClient();
        var client = new LivyClient(http, new LivyClientOptions { Endpoint = new Uri("http://livy:8998"), TimeProvider = _time });

        await client.DisposeAsync();

        _server.IsDisposed.ShouldBeFalse();
    }

    [Fact]
    public async Task Call_CancelledByItsCaller_ThrowsWithHisToken()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(3), _time);
        _server.On("GET /version", Answers.Hang());
        using var client = _server.CreateClient(_time);

        (await _time.RunUntilThrownAsync<OperationCanceledException>(client.GetVersionAsync(caller.Token))).CancellationToken.ShouldBe(caller.Token);
    }

    private static void ShouldBeCutOff(LivyConnectionException error)
    {
        error.Message.ShouldEndWith("was cut off: the client was disposed.");
        error.MayHaveReachedServer.ShouldBeTrue();
        error.IsTransient.ShouldBeFalse();
    }
}
