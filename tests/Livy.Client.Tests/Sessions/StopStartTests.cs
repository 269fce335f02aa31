using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Leaving the start of a session, and what the client does behind the caller's back.</summary>
public class StopStartTests
{
    private const string Post = "POST /sessions";
    private const string Get = "GET /sessions/7";
    private const string Delete = "DELETE /sessions/7";

    private readonly SimulatedClock _time = new();
    private readonly RecordingLoggerFactory _logs = new();
    private readonly StubLivy _server = new StubLivy()
        .On(Post, Answers.Created(Bodies.Session(7, "starting")))
        .On(Get, Answers.Ok(Bodies.Session(7, "starting")))
        .On("GET /sessions/7/log", Answers.Ok(Bodies.Log("x")))
        .On(Delete, Answers.Ok("{}"));

    [Fact]
    public async Task Start_CancelledWhileTheDeleteIsSlow_ThrowsAtOnceAndDisposingLetsItFinish()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
        var isDeleted = false;
        _server.On(Delete, Answers.Ok("{}").Doing(() => isDeleted = true).After(TimeSpan.FromSeconds(20), _time));
        var client = Client();
        await _time.RunUntilThrownAsync<OperationCanceledException>(client.Sessions.StartAsync(new SessionSpec(), caller.Token));
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));

        await _time.RunUntilAsync(client.DisposeAsync().AsTask());

        isDeleted.ShouldBeTrue();
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(25));
    }

    [Fact]
    public async Task Start_CancelledInAUsersView_IsCleanedUpBeforeTheClientIsDisposed()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
        _server.On(Post, Answers.Created(Bodies.Session(7, "starting")).After(TimeSpan.FromSeconds(20), _time));
        var client = Client();
        await _time.RunUntilThrownAsync<OperationCanceledException>(client.As("alice").Sessions.StartAsync(new SessionSpec(), caller.Token));

        await _time.RunUntilAsync(client.DisposeAsync().AsTask());

        _server.Requests[^1].PathAndQuery.ShouldBe("/sessions/7?doAs=alice");
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Start_ThatFailsWhileTheDeleteHangs_ThrowsWhenDisposingGivesUp()
    {
        _server.On(Get, Answers.Ok(Bodies.Session(7, "dead"))).On(Delete, Answers.Hang());

        await _time.RunUntilThrownAsync<LivySessionFailedException>(Client().Sessions.StartAsync(new SessionSpec()));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Start_NotReadyInTimeWhileTheDeleteHangs_ThrowsAtTheLimit()
    {
        _server.On(Delete, Answers.Hang());

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Client().Sessions.StartAsync(new SessionSpec()));

        // On a busy machine the clock may run into the five seconds that the log has; waiting for the delete would take 30.
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Start_NotReadyInTime_SaysSoWithTheCause()
    {
        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Client().Sessions.StartAsync(new SessionSpec()));

        error.Message.ShouldBe("Session 7 did not end within 00:10:00; its last state was starting. The client deletes it in the background.");
        error.InnerException.ShouldBeOfType<LivyTimeoutException>();
    }

    [Fact]
    public async Task Start_OfASession_LogsItsLife()
    {
        _server.On(Get, Answers.Ok(Bodies.Session(7, "idle")));

        var session = await _time.RunUntilAsync(Client().Sessions.StartAsync(new SessionSpec()));
        await session.DisposeAsync();

        _logs.Messages.ShouldBe(
            ["Information 3 Session 7 was created. ", "Debug 8 Session 7 is idle. ", "Information 4 Session 7 is ready. ", "Information 5 Session 7 was deleted. "]);
    }

    [Fact]
    public async Task Start_OfASessionWhoseStateIsForged_LogsItOnOneLine()
    {
        _server.On(Get, Answers.Ok("""{"id":7,"state":"starting\nWarning 6 forged"}"""), Answers.Ok(Bodies.Session(7, "idle")));

        await _time.RunUntilAsync(Client().Sessions.StartAsync(new SessionSpec()));

        _logs.Messages.ShouldContain("Debug 8 Session 7 is starting warning 6 forged. ");
        _logs.Messages.ShouldAllBe(message => !message.Contains('\n'));
    }

    [Fact]
    public async Task Start_WhosePollsFailForAWhile_LogsOneWarning()
    {
        _server.On(Get, Answers.Refused(), Answers.Refused(), Answers.Error(502, "bad"), Answers.Ok(Bodies.Session(7, "idle")));

        await _time.RunUntilAsync(Client().Sessions.StartAsync(new SessionSpec()));

        _logs.Messages.Count(message => message.StartsWith("Warning", StringComparison.Ordinal)).ShouldBe(1);
        _logs.Messages.Count(message => message.StartsWith("Debug 12 Session 7 can still not be polled", StringComparison.Ordinal)).ShouldBe(2);
        _logs.Messages.Count(message => message.StartsWith("Information 13 Session 7 can be polled again", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Start_OfASessionThatDies_SaysItsStateAndCause()
    {
        _server.On(Get, Answers.Ok(Bodies.Session(7, "dead")));

        (await _time.RunUntilThrownAsync<LivySessionFailedException>(Client().Sessions.StartAsync(new SessionSpec()))).Message.ShouldBe("Session 7 did not start; its state is dead.");
    }

    [Theory]
    [InlineData(999, 0)]
    [InlineData(1000, 1)]
    public async Task Watch_AfterTheCreation_LooksAgainWhenItsAnswerIsASecondOld(int milliseconds, int looks)
    {
        _server.On(Post, Answers.Created(Bodies.Session(7, "dead"))).On(Get, Answers.Ok(Bodies.Session(7, "dead")));
        var session = await Client().Sessions.CreateAsync(new SessionSpec());
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        await foreach (var change in session.WatchAsync())
        {
            change.State.ShouldBe(SessionState.Dead);
        }

        _server.CountOf(Get).ShouldBe(looks);
    }

    [Fact]
    public async Task Wait_InASessionThatStartsForLong_LooksSoonAfterEachChange()
    {
        var looks = new List<TimeSpan>();
        var starting = Answers.Ok(Bodies.Session(7, "starting"));
        var recovering = Answers.Ok(Bodies.Session(7, "recovering")).Doing(() => looks.Add(_time.Elapsed));
        _server.On(Get, [.. Enumerable.Repeat(starting, 60), recovering, recovering, Answers.Ok(Bodies.Session(7, "idle"))]);

        await _time.RunUntilAsync(Client().Sessions.Attach(7).WaitUntilReadyAsync());

        (looks[1] - looks[0]).ShouldBe(TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task Dispose_OfASessionThatCanNotBeDeleted_LogsIt()
    {
        _server.On(Delete, Answers.Error(403, "no"));
        var session = await Client().Sessions.CreateAsync(new SessionSpec());

        await session.DisposeAsync();

        _logs.Messages.ShouldContain(message => message.StartsWith("Warning 6 Session 7 could not be deleted."));
        _logs.Messages.ShouldNotContain(message => message.StartsWith("Information 5"));
    }

    [Fact]
    public async Task Files_OfAHandleThatSawItReady_DoNotLookAgain()
    {
        _server.On(Get, Answers.Ok(Bodies.Session(7, "idle"))).On("POST /sessions/7/add-file", Answers.Ok("{}"));
        var session = await _time.RunUntilAsync(Client().Sessions.StartAsync(new SessionSpec()));

        await session.Files.AddFileAsync("/a.txt");
        await session.Files.AddFileAsync("/b.txt");

        _server.CountOf(Get).ShouldBe(1);
    }

    private LivyClient Client() => _server.CreateClient(_time, options => options.LoggerFactory = _logs);
}
