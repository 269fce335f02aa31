using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class ResilientCallPolicyTests
{
    private const string AlreadyThere = "java.util.concurrent.ExecutionException: java.lang.RuntimeException: java.io.IOException: A file with name app.jar has already been uploaded.";

    public static TheoryData<string> Repeatable => [.. LivyRoutes.All.Where(route => route.Repeatable).Select(route => route.Name)];

    public static TheoryData<string> NotRepeatable => [.. LivyRoutes.All.Where(route => !route.Repeatable).Select(route => route.Name)];

    public static TheoryData<string> CreatesAndJobs => [.. LivyRoutes.All.Where(route => !route.Repeatable && route.TimeoutClass != TimeoutClass.Upload).Select(route => route.Name)];

    [Fact]
    public void Routes_ThatAreRepeated_AreNoCreatesNoStatementsNoJobsAndNoUploads() =>
        LivyRoutes.All.Where(route => !route.Repeatable).Select(route => route.Name).ShouldBe(
            ["CreateSession", "CreateStatement", "SubmitJob", "RunJob", "GetJob", "UploadJar", "UploadPyFile", "UploadFile", "CreateBatch"]);

    [Theory]
    [MemberData(nameof(Repeatable))]
    public async Task Run_OfARepeatableRouteThatIsUnavailable_Repeats(string name)
    {
        var time = new SimulatedClock();
        var route = RouteCases.ByName[name];
        var server = new StubLivy().On(route.Line, Answers.Error(503, "busy"), Answers.Reset(), Answers.Error(400, "Rejected, too many sessions are being created!"), Answers.Ok(route.Answer ?? "{}"));

        await time.RunUntilAsync(route.Call(Calls(server, time), null));

        server.CountOf(route.Line).ShouldBe(4);
    }

    [Fact]
    public async Task Run_OfAnAddWhoseFirstAnswerIsLost_IsDoneWhenTheServerHasTheFile()
    {
        var time = new SimulatedClock();
        var route = RouteCases.ByName["AddJar"];
        var server = new StubLivy().On(route.Line, Answers.Reset(), Answers.Error(500, AlreadyThere));

        await time.RunUntilAsync(route.Call(Calls(server, time), null));

        server.CountOf(route.Line).ShouldBe(2);
    }

    [Fact]
    public async Task Run_OfAnAddOfAFileThatIsThere_SaysSo()
    {
        var time = new SimulatedClock();
        var route = RouteCases.ByName["AddJar"];
        var server = new StubLivy().On(route.Line, Answers.Error(500, AlreadyThere));

        var error = await time.RunUntilThrownAsync<LivyApiException>(route.Call(Calls(server, time), null));

        error.ErrorCode.ShouldBe(LivyErrorCode.FileAlreadyAdded);
        server.CountOf(route.Line).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(NotRepeatable))]
    public async Task Run_OfAnyOtherRouteThatIsUnavailable_SendsOnce(string name)
    {
        var time = new SimulatedClock();
        var route = RouteCases.ByName[name];
        var server = new StubLivy().On(route.Line, Answers.Error(503, "busy"));

        await time.RunUntilThrownAsync<LivyApiException>(route.Call(Calls(server, time), null));

        server.CountOf(route.Line).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(NotRepeatable))]
    public async Task Run_OfAnyOtherRouteWhoseAnswerIsLost_SendsOnce(string name)
    {
        var time = new SimulatedClock();
        var route = RouteCases.ByName[name];
        var server = new StubLivy().On(route.Line, Answers.Reset());

        (await time.RunUntilThrownAsync<LivyConnectionException>(route.Call(Calls(server, time), null))).MayHaveReachedServer.ShouldBeTrue();

        server.CountOf(route.Line).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(NotRepeatable))]
    public async Task Run_OfAnyOtherRouteThatHangs_SendsOnce(string name)
    {
        var time = new SimulatedClock();
        var route = RouteCases.ByName[name];
        var server = new StubLivy().On(route.Line, Answers.Hang());

        (await time.RunUntilThrownAsync<LivyConnectionException>(route.Call(Calls(server, time), null))).MayHaveReachedServer.ShouldBeTrue();

        server.CountOf(route.Line).ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(CreatesAndJobs))]
    public async Task Run_OfACreateThatWasNeverSent_SendsItWhenItCan(string name)
    {
        var time = new SimulatedClock();
        var route = RouteCases.ByName[name];
        var server = new StubLivy().On(route.Line, Answers.Refused(), Answers.Refused(), Answers.Ok(route.Answer ?? "{}"));

        await time.RunUntilAsync(route.Call(Calls(server, time), null));

        server.CountOf(route.Line).ShouldBe(3);
    }

    [Theory]
    [InlineData(500, "java.lang.NullPointerException: x")]
    [InlineData(400, "Rejected, Reason: Invalid session name: 123")]
    [InlineData(404, "Session '7' not found.")]
    [InlineData(401, "")]
    [InlineData(403, "")]
    [InlineData(501, "not implemented")]
    public async Task Run_OfWhatWillFailAgain_IsNotRepeated(int status, string message)
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("GET /sessions/7", Answers.Error(status, message));

        await time.RunUntilThrownAsync<LivyApiException>(Calls(server, time).GetSessionAsync(7, doAs: null, CancellationToken.None));

        server.Requests.Count.ShouldBe(1);
        time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Run_WhileTheServerStaysAway_GivesUpAfterFourRepeatsWithTheLastError()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("GET /sessions/7", Answers.Refused());

        var error = await time.RunUntilThrownAsync<LivyConnectionException>(Calls(server, time).GetSessionAsync(7, doAs: null, CancellationToken.None));

        server.Requests.Count.ShouldBe(5);
        error.MayHaveReachedServer.ShouldBeFalse();
        time.Elapsed.ShouldBeInRange(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Run_WithoutRetries_SendsOnce()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("GET /sessions/7", Answers.Error(503, "busy"));

        await time.RunUntilThrownAsync<LivyApiException>(Calls(server, time, options => options.Retry.MaxRetries = 0).GetSessionAsync(7, doAs: null, CancellationToken.None));

        server.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("30", 30)]
    [InlineData("31", 30)]
    [InlineData("2147483647", 30)]
    [InlineData("Thu, 01 Jan 2026 00:00:07 GMT", 7)]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT", 30)]
    public async Task Run_AnsweredWithRetryAfter_PausesSoLongButNotLongerThanAllowed(string header, int seconds)
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("GET /sessions/7", Answers.Error(503, "busy").WithHeader("Retry-After", header), Answers.Ok(Bodies.Session(7, "idle")));

        await time.RunUntilAsync(Calls(server, time).GetSessionAsync(7, doAs: null, CancellationToken.None));

        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("GetSession", 15)]
    [InlineData("CompleteCode", 60)]
    [InlineData("DeleteSession", 150)]
    public async Task Run_OfARepeatableRouteThatHangs_HasALimitForTheAttemptAndOneForAll(string name, int seconds)
    {
        var time = new SimulatedClock();
        var route = RouteCases.ByName[name];
        var server = new StubLivy().On(route.Line, Answers.Hang());

        var error = await time.RunUntilThrownAsync<LivyConnectionException>(route.Call(Calls(server, time), null));

        error.MayHaveReachedServer.ShouldBeTrue();
        server.Requests.Count.ShouldBeGreaterThan(1);
        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(seconds + 60));
    }

    [Theory]
    [InlineData("CreateSession", 180)]
    [InlineData("CreateBatch", 180)]
    [InlineData("CreateStatement", 60)]
    [InlineData("GetJob", 60)]
    public async Task Run_OfARouteThatIsSentOnceAndHangs_EndsAtItsLimit(string name, int seconds)
    {
        var time = new SimulatedClock();
        var route = RouteCases.ByName[name];
        var server = new StubLivy().On(route.Line, Answers.Hang());

        var error = await time.RunUntilThrownAsync<LivyConnectionException>(route.Call(Calls(server, time), null));

        error.Message.ShouldContain($"got no answer within {seconds} s");
        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Run_Cancelled_ThrowsWithTheCallersToken()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("GET /sessions/7", Answers.Hang());
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(3), time);

        var error = await time.RunUntilThrownAsync<OperationCanceledException>(Calls(server, time).GetSessionAsync(7, doAs: null, caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        time.Elapsed.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Run_CancelledDuringAPause_ThrowsWithTheCallersToken()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("GET /sessions/7", Answers.Error(503, "busy").WithHeader("Retry-After", "20"));
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(3), time);

        var error = await time.RunUntilThrownAsync<OperationCanceledException>(Calls(server, time).GetSessionAsync(7, doAs: null, caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SingleAttempt_OfWhatFails_SendsOnce()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("GET /sessions/7", Answers.Error(503, "busy"));
        using var client = server.CreateClient(time);
        var policy = ResilientCallPolicy.SingleAttempt(new LivyClientOptions { TimeProvider = time }, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

        await time.RunUntilThrownAsync<LivyApiException>(new RetryingApi(client.Api, policy, doAs: null).GetSessionAsync(7, null, CancellationToken.None));

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Delete_WhoseFirstAnswerWasLost_IsDoneWhenTheSessionIsGone()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("DELETE /sessions/7", Answers.Reset(), Answers.NoSession("7"));
        using var client = server.CreateClient(time);

        await time.RunUntilAsync(client.Sessions.Attach(7).DeleteAsync());

        server.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Delete_OfABatchThatIsGone_IsDone()
    {
        var server = new StubLivy().On("DELETE /batches/4", Answers.NoSession("4"));
        using var client = server.CreateClient();

        await client.Batches.Attach(4).DeleteAsync();

        server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Delete_ThatRacesWithAnother_IsDone()
    {
        var server = new StubLivy().On("DELETE /sessions/7", Answers.Error(404, "Session 7 already stopped."));
        using var client = server.CreateClient();

        await client.Sessions.Attach(7).DeleteAsync();

        server.Requests.Count.ShouldBe(1);
    }

    private static RetryingApi Calls(StubLivy server, SimulatedClock time, Action<LivyClientOptions>? configure = null)
    {
        var options = new LivyClientOptions { TimeProvider = time };
        configure?.Invoke(options);
        return new RetryingApi(server.CreateClient(time).Api, ResilientCallPolicy.WithRetries(options, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance), doAs: null);
    }
}
