using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>That a session is gone is one thing, whatever was asked and whatever words the server has for it.</summary>
public class SessionFailuresTests
{
    private static readonly Dictionary<string, Func<LivySession, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["Get"] = session => session.GetAsync(),
        ["GetState"] = session => session.GetStateAsync(),
        ["Submit"] = session => session.SubmitAsync("1"),
        ["Run"] = session => session.RunAsync("1"),
        ["Touch"] = session => session.TouchAsync(),
        ["Stop"] = session => session.StopAsync(),
        ["ListStatementsPage"] = session => session.ListStatementsPageAsync(),
        ["ListStatements"] = session => ReadAsync(session.ListStatementsAsync()),
        ["WaitUntilReady"] = session => session.WaitUntilReadyAsync(),
        ["Watch"] = session => ReadAsync(session.WatchAsync()),
        ["GetStatement"] = session => session.AttachStatement(0).GetAsync(),
        ["CancelStatement"] = session => session.AttachStatement(0).CancelAsync(),
        ["WaitForStatement"] = session => session.AttachStatement(0).WaitAsync(),
        ["WatchStatement"] = session => ReadAsync(session.AttachStatement(0).WatchAsync()),
    };

    /// <summary>Calls that look first whether the session is ready.</summary>
    private static readonly Dictionary<string, Func<LivySession, Task>> CallsOfAReadySession = new(StringComparer.Ordinal)
    {
        ["Complete"] = session => session.CompleteAsync("sc."),
        ["UploadPyFile"] = session => session.Files.UploadPyFileAsync("a.py", new MemoryStream()),
        ["UploadFile"] = session => session.Files.UploadFileAsync("a.txt", new MemoryStream()),
        ["AddPyFile"] = session => session.Files.AddPyFileAsync("/a.py"),
        ["AddFile"] = session => session.Files.AddFileAsync("/a.txt"),
    };

    private static readonly Dictionary<string, Func<LivySession, Task>> CallsOfAScalaSession = new(StringComparer.Ordinal)
    {
        ["UploadJar"] = session => session.Files.UploadJarAsync("a.jar", new MemoryStream()),
        ["AddJar"] = session => session.Files.AddJarAsync("/a.jar"),
    };

    private readonly SimulatedClock _time = new();

    public static TheoryData<string> Names => [.. Calls.Keys];

    public static TheoryData<string> NamesOfAReadySession => [.. CallsOfAReadySession.Keys];

    public static TheoryData<string> NamesOfAScalaSession => [.. CallsOfAScalaSession.Keys];

    public static TheoryData<string, int, string> WithWordsOfDeath => Cross(Calls.Keys.Where(name => name is not "GetState"));

    public static TheoryData<string, int, string> OfAReadySessionWithWordsOfDeath => Cross(CallsOfAReadySession.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_OfASessionTheServerDoesNotKnow_SaysThatItIsGoneAndWhy(string name)
    {
        var server = new StubLivy().Otherwise(Answers.NoSession("7"));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(Calls[name](Attach(server)));

        AssertForgotten(error);
    }

    [Theory]
    [MemberData(nameof(NamesOfAReadySession))]
    public async Task Call_OfAReadySessionThatIsForgottenThen_SaysThatItIsGoneAndWhy(string name)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle"))).Otherwise(Answers.NoSession("7"));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(CallsOfAReadySession[name](Attach(server)));

        AssertForgotten(error);
    }

    [Theory]
    [MemberData(nameof(NamesOfAScalaSession))]
    public async Task Call_OfAScalaSessionThatIsForgottenThen_SaysThatItIsGoneAndWhy(string name)
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle", "spark"))).Otherwise(Answers.NoSession("7"));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(CallsOfAScalaSession[name](Attach(server)));

        AssertForgotten(error);
    }

    [Theory]
    [MemberData(nameof(WithWordsOfDeath))]
    public async Task Call_OfADeadSession_SaysItsStateWithTheEndOfItsLog(string name, int status, string words)
    {
        var server = Dead(status, words);

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(Calls[name](Attach(server)));

        AssertDead(error);
    }

    [Theory]
    [MemberData(nameof(OfAReadySessionWithWordsOfDeath))]
    public async Task Call_OfAReadySessionThatIsDeadThen_SaysItsStateWithTheEndOfItsLog(string name, int status, string words)
    {
        var server = Dead(status, words).On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle")));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(CallsOfAReadySession[name](Attach(server)));

        AssertDead(error);
    }

    [Theory]
    [InlineData(500, "java.lang.IllegalStateException: Session is in state dead")]
    [InlineData(400, "requirement failed: Session isn't active.")]
    [InlineData(500, "java.lang.IllegalStateException: RPC channel is closed.")]
    public async Task GetState_RefusedForADeadSession_SaysItsStateWithTheEndOfItsLog(int status, string words)
    {
        var server = Dead(status, words).On("GET /sessions/7/state", Answers.Error(status, words), Answers.Ok(Bodies.State(7, "dead")));

        AssertDead(await _time.RunUntilThrownAsync<LivySessionFailedException>(Attach(server).GetStateAsync()));
    }

    [Theory]
    [InlineData("tail")]
    [InlineData("page")]
    [InlineData("all")]
    public async Task ReadLog_OfADeadSession_SaysItsState(string part)
    {
        var server = Dead(500, "RPC channel is closed")
            .On("GET /sessions/7/log", Answers.BareError(500, "RPC channel is closed"), Answers.Ok(Bodies.Log("stderr: ", "java.lang.OutOfMemoryError: Java heap space")));
        var log = Attach(server).Log;

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(part is "tail" ? log.ReadTailAsync() : part is "page" ? log.ReadPageAsync(0) : log.ReadAllAsync());

        AssertDead(error);
    }

    [Fact]
    public async Task ReadLog_OfASessionTheServerDoesNotKnow_SaysThatItIsGone()
    {
        var server = new StubLivy().Otherwise(Answers.NoSession("7"));

        AssertForgotten(await _time.RunUntilThrownAsync<LivySessionFailedException>(Attach(server).Log.ReadTailAsync()));
    }

    [Fact]
    public async Task Call_OfADeadSession_LooksAtItsStateEveryQuarterOfASecondUntilItIsFinal()
    {
        var server = Dead(500, "RPC channel is closed")
            .On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "busy")), Answers.Ok(Bodies.State(7, "shutting_down")), Answers.Ok(Bodies.State(7, "dead")));

        await _time.RunUntilThrownAsync<LivySessionFailedException>(Attach(server).GetAsync());

        _time.Elapsed.ShouldBe(TimeSpan.FromMilliseconds(500));
        server.CountOf("GET /sessions/7/state").ShouldBe(3);
    }

    [Fact]
    public async Task Call_OfADeadSessionThatIsForgottenWhileItsStateIsRead_SaysThatItIsGone()
    {
        var server = Dead(500, "RPC channel is closed").On("GET /sessions/7/state", Answers.NoSession("7"));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(Attach(server).GetAsync());

        error.State.ShouldBeNull();
        error.Message.ShouldStartWith("Session 7 is gone");
    }

    [Fact]
    public async Task Call_OfADeadSessionWhoseStateCanNotBeRead_EndsAfterFiveSeconds()
    {
        using var logs = new RecordingLoggerFactory();
        var server = Dead(500, "RPC channel is closed").On("GET /sessions/7/state", Answers.Error(503, "busy"));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(Attach(server, logs).GetAsync());

        error.State.ShouldBeNull();
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
        logs.Messages.ShouldContain(message => message.StartsWith("Debug 12 Session 7"));
    }

    [Fact]
    public async Task Call_OfADeadSessionWhoseLogHangs_EndsAfterFiveSecondsWithoutIt()
    {
        var server = Dead(500, "RPC channel is closed").On("GET /sessions/7/log", Answers.Hang());

        (await _time.RunUntilThrownAsync<LivySessionFailedException>(Attach(server).GetAsync())).LogTail.ShouldBeEmpty();

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Call_OfADeadSessionWhoseLogIsRefused_AsksForItOnce()
    {
        var server = Dead(500, "RPC channel is closed").On("GET /sessions/7/log", Answers.Error(503, "busy"));

        await _time.RunUntilThrownAsync<LivySessionFailedException>(Attach(server).GetAsync());

        server.CountOf("GET /sessions/7/log").ShouldBe(1);
    }

    [Fact]
    public async Task Call_OfASessionThatIsAliveButLost_AdvisesToDeleteIt()
    {
        var server = Dead(500, "RPC channel is closed").On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "idle")));

        var error = await _time.RunUntilThrownAsync<LivySessionFailedException>(Attach(server).GetAsync());

        error.Message.ShouldStartWith("The server lost the driver of session 7, although its state is idle; delete it");
        error.State.ShouldBe(SessionState.Idle);
    }

    [Fact]
    public async Task Call_CancelledWhileTheStateIsRead_ThrowsWithTheCallersToken()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);
        var server = Dead(500, "RPC channel is closed").On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "busy")));

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(Attach(server).GetAsync(caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Wait_ForASessionThatIsForgottenLater_KeepsItsLastState()
    {
        var server = new StubLivy().On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "starting")), Answers.NoSession("7"));

        (await _time.RunUntilThrownAsync<LivySessionFailedException>(Attach(server).WaitUntilReadyAsync())).State.ShouldBe(SessionState.Starting);
    }

    [Fact]
    public async Task Call_OfADeadSession_ReadsTheLastHundredLinesOfItsLog()
    {
        var server = Dead(500, "RPC channel is closed");

        await _time.RunUntilThrownAsync<LivySessionFailedException>(Attach(server).GetAsync());

        server.Requests.Where(sent => sent.Line == "GET /sessions/7/log").ShouldHaveSingleItem().Uri.Query.ShouldBe("?size=100");
    }

    [Fact]
    public async Task GetSession_OfTheClient_IsAnApiExceptionForOneThatIsNotThere()
    {
        using var client = new StubLivy().Otherwise(Answers.NoSession("7")).CreateClient(_time);

        (await Should.ThrowAsync<LivyApiException>(() => client.Sessions.GetAsync(7))).ErrorCode.ShouldBe(LivyErrorCode.SessionNotFound);
    }

    [Fact]
    public async Task Delete_OfADeadSession_Succeeds()
    {
        using var client = Dead(500, "RPC channel is closed").CreateClient(_time);

        await client.Sessions.Attach(7).DeleteAsync();
    }

    private static void AssertForgotten(LivySessionFailedException error) => error.ShouldSatisfyAllConditions(
        () => error.SessionId.ShouldBe((LivyId)7),
        () => error.State.ShouldBeNull(),
        () => error.LogTail.ShouldBeEmpty(),
        () => error.Message.ShouldContain("stood idle for longer than the server allows (1 h by default)"),
        () => error.InnerException.ShouldBeOfType<LivyApiException>().ErrorCode.ShouldBe(LivyErrorCode.SessionNotFound));

    private static void AssertDead(LivySessionFailedException error) => error.ShouldSatisfyAllConditions(
        () => error.SessionId.ShouldBe((LivyId)7),
        () => error.State.ShouldBe(SessionState.Dead),
        () => error.LogTail.ShouldBe(["stderr: ", "java.lang.OutOfMemoryError: Java heap space"]),
        () => error.Hint.ShouldNotBeNull().ShouldContain("more"),
        () => error.Message.ShouldContain("has ended, its state is dead"),
        () => error.InnerException.ShouldBeOfType<LivyApiException>());

    private static StubLivy Dead(int status, string words) => new StubLivy()
        .On("GET /sessions/7/state", Answers.Ok(Bodies.State(7, "dead")))
        .On("GET /sessions/7/log", Answers.Ok(Bodies.Log("stderr: ", "java.lang.OutOfMemoryError: Java heap space")))
        .Otherwise(Answers.Error(status, words));

    private static TheoryData<string, int, string> Cross(IEnumerable<string> names)
    {
        var data = new TheoryData<string, int, string>();
        foreach (var name in names)
        {
            data.Add(name, 500, "java.lang.IllegalStateException: Session is in state dead");
            data.Add(name, 400, "requirement failed: Session isn't active.");
            data.Add(name, 500, "java.lang.IllegalStateException: RPC channel is closed.");
        }

        return data;
    }

    private static async Task ReadAsync<T>(IAsyncEnumerable<T> items)
    {
        await foreach (var _ in items.ConfigureAwait(false))
        {
            // What comes before the end does not matter.
        }
    }

    private LivySession Attach(StubLivy server, RecordingLoggerFactory? logs = null) =>
        server.CreateClient(_time, options => options.LoggerFactory = logs ?? options.LoggerFactory).Sessions.Attach(7);
}
