using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>What a call says when its time is up, and how it pauses until then.</summary>
public class CallLimitTests
{
    private const string Get = "GET /sessions/7";
    private const string Post = "POST /sessions";

    private readonly SimulatedClock _time = new();
    private readonly RecordingLoggerFactory _logs = new();

    [Fact]
    public async Task Call_RefusedEachTimeUntilTheTotalLimit_SaysWhatTheServerSaidLast()
    {
        var server = new StubLivy().On(Get, Answers.Error(503, "busy").WithHeader("Retry-After", "30"));

        var error = await _time.RunUntilThrownAsync<LivyApiException>(Client(server).Sessions.GetAsync(7));

        ((int)error.StatusCode).ShouldBe(503);
        error.ServerMessage.ShouldBe("busy");
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(75));
    }

    [Fact]
    public async Task Call_ThatWasNeverSentAndThenHangs_MayHaveReachedTheServer()
    {
        var server = new StubLivy().On(Post, Answers.Refused(), Answers.Hang());

        var error = await _time.RunUntilThrownAsync<LivyConnectionException>(Client(server).Sessions.CreateAsync(new SessionSpec()));

        error.MayHaveReachedServer.ShouldBeTrue();
        error.Message.ShouldStartWith("POST /sessions got no answer within 180 s. Before that: POST /sessions could not be sent");
    }

    [Fact]
    public async Task Call_ThatIsNotRepeatableUntilTheTotalLimit_MayHaveReachedTheServer()
    {
        var server = new StubLivy().On(Post, Answers.Refused().After(TimeSpan.FromSeconds(100), _time));

        var error = await _time.RunUntilThrownAsync<LivyConnectionException>(Client(server).Sessions.CreateAsync(new SessionSpec()));

        error.MayHaveReachedServer.ShouldBeTrue();
        error.Message.ShouldContain("Before that:");
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(240));
    }

    [Fact]
    public async Task Call_ThatIsRepeatableAndHangsTillTheLimitOfItsLastAttempt_SaysThatThereWasNoAnswer()
    {
        var server = new StubLivy().On(Get, Answers.Error(503, "busy"), Answers.Hang());

        var error = await _time.RunUntilThrownAsync<LivyConnectionException>(Client(server, options => options.Retry.MaxRetries = 1).Sessions.GetAsync(7));

        error.Message.ShouldContain("got no answer within 15 s");
        error.Message.ShouldContain("Before that: GET /sessions/7 was answered with 503");
    }

    [Fact]
    public async Task Call_WithoutExtraTimeForRepeats_StillSaysWhatTheServerSaid()
    {
        var server = new StubLivy().On(Get, Answers.Error(503, "busy").WithHeader("Retry-After", "30"));

        var error = await _time.RunUntilThrownAsync<LivyApiException>(Client(server, options => options.Retry.TotalExtra = TimeSpan.Zero).Sessions.GetAsync(7));

        error.Message.ShouldContain("was answered with 503: busy");
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Pauses_OfRepeats_GrowWithEachFromTheFirstToTheLongest()
    {
        var sent = new List<TimeSpan>();
        var server = new StubLivy().On(Get, Answers.Refused().Doing(() => sent.Add(_time.Elapsed)));

        await _time.RunUntilThrownAsync<LivyConnectionException>(Client(server, options =>
        {
            options.Retry.MaxRetries = 30;
            options.Retry.TotalExtra = TimeSpan.FromHours(1);
        }).Sessions.GetAsync(7));

        var pauses = sent.Zip(sent.Skip(1), (before, now) => now - before).ToList();
        pauses[0].ShouldBeLessThan(TimeSpan.FromSeconds(1));
        pauses.Max().ShouldBe(TimeSpan.FromSeconds(5));
        pauses.TakeLast(15).ShouldAllBe(pause => pause >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Pauses_OfManyCalls_DifferSoThatTheyDoNotComeTogether()
    {
        var seconds = new HashSet<TimeSpan>();
        for (var call = 0; call < 20; call++)
        {
            var time = new SimulatedClock();
            await time.RunUntilAsync(new StubLivy().On(Get, Answers.Refused(), Answers.Ok(Bodies.Session(7, "idle"))).CreateClient(time).Sessions.GetAsync(7));
            seconds.Add(time.Elapsed);
        }

        seconds.Count.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task Repeats_AreLoggedWithTheirNumberAndPause()
    {
        var server = new StubLivy().On(Get, Answers.Error(503, "busy").WithHeader("Retry-After", "7"), Answers.Ok(Bodies.Session(7, "idle")));

        await _time.RunUntilAsync(Client(server).Sessions.GetAsync(7));

        _logs.Messages.ShouldBe(["Debug 1 GetSession was answered with 503: Unavailable. ", "Debug 2 Attempt 1 failed with LivyApiException; the next one follows in 7000 ms. "]);
    }

    [Fact]
    public async Task Calls_AtTheSameTime_KeepTheirFaultsApart()
    {
        var server = new StubLivy()
            .On(Get, Answers.Error(503, "busy").WithHeader("Retry-After", "30"))
            .On("GET /sessions/8", Answers.Hang());
        var client = Client(server);
        var refused = client.Sessions.GetAsync(7);
        var unanswered = client.Sessions.GetAsync(8);

        await _time.RunUntilThrownAsync<LivyException>(Task.WhenAll(refused, unanswered));

        (await Should.ThrowAsync<LivyApiException>(() => refused)).StatusCode.ShouldBe(System.Net.HttpStatusCode.ServiceUnavailable);
        (await Should.ThrowAsync<LivyConnectionException>(() => unanswered)).Message.ShouldNotContain("Before that");
    }

    private LivyClient Client(StubLivy server, Action<LivyClientOptions>? configure = null) => server.CreateClient(_time, options =>
    {
        options.LoggerFactory = _logs;
        configure?.Invoke(options);
    });
}
