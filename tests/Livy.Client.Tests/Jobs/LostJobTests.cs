using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>The end of a job is told once: what happens when whoever asked has left, or the answer is lost.</summary>
public sealed class LostJobTests
{
    private const string Submit = "POST /sessions/7/submit-job";
    private const string Get = "GET /sessions/7/jobs/3";
    private const string Forgotten = """{"msg":"java.util.NoSuchElementException: key not found: 3"}""";

    private static readonly JobRequest Request = new() { Job = new byte[] { 1 }, JobType = "pyspark" };

    private readonly SimulatedClock _time = new();
    private readonly StubLivy _server = new StubLivy()
        .On("GET /sessions/7", Answers.Ok(Bodies.Session(7, "idle")))
        .On(Submit, Answers.Created(Body("SENT")));

    [Fact]
    public async Task Wait_CancelledWhileTheEndIsOnItsWay_LeavesItToTheNext()
    {
        var gate = new TaskCompletionSource();
        using var caller = new CancellationTokenSource();
        _server.On(Get, Answers.Ok(Body("SUCCEEDED", "\"Bw==\"")).When(gate.Task), Answers.Json(500, Forgotten));
        var job = await _time.RunUntilAsync(Session().Jobs.SubmitAsync(Request, CancellationToken.None));
        var first = job.WaitForEndAsync(caller.Token);
        await _time.RunForAsync(TimeSpan.FromSeconds(1));

        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(first);
        gate.SetResult();
        var ended = await _time.RunUntilAsync(job.WaitForEndAsync(CancellationToken.None));

        ended.Result!.Value.ToArray().ShouldBe([7]);
        _server.CountOf(Get).ShouldBe(1);
    }

    [Fact]
    public async Task Wait_TimedOutWhileTheEndIsOnItsWay_LeavesItToTheNext()
    {
        var gate = new TaskCompletionSource();
        _server.On(Get, Answers.Ok(Body("FAILED", error: "\"no\"")).When(gate.Task), Answers.Json(500, Forgotten));
        var job = await _time.RunUntilAsync(Session().Jobs.SubmitAsync(Request));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(job.WaitForEndAsync(TimeSpan.FromSeconds(1)));
        gate.SetResult();

        (await _time.RunUntilAsync(job.WaitForEndAsync())).Error.ShouldBe("no");
    }

    [Fact]
    public async Task Wait_WhoseAnswerIsLost_SaysThatTheJobIsNotKnown()
    {
        _server.On(Get, Answers.Ok(Body("STARTED")), Answers.Reset(), Answers.Json(500, Forgotten));
        var job = await _time.RunUntilAsync(Session().Jobs.SubmitAsync(Request));

        var error = await _time.RunUntilThrownAsync<LivyApiException>(job.WaitForEndAsync());

        error.ErrorCode.ShouldBe(LivyErrorCode.JobNotFound);
        error.Message.ShouldNotContain('\n');
    }

    [Fact]
    public async Task Wait_WithFaultsBeforeTheEnd_GoesOn()
    {
        _server.On(Get, Answers.Ok(Body("STARTED")), Answers.Reset(), Answers.Refused(), Answers.Ok(Body("STARTED")), Answers.Ok(Body("SUCCEEDED", "\"Bw==\"")));
        var job = await _time.RunUntilAsync(Session().Jobs.SubmitAsync(Request));

        (await _time.RunUntilAsync(job.WaitForEndAsync())).Result!.Value.ToArray().ShouldBe([7]);
    }

    [Fact]
    public async Task Wait_OfAStateThatNobodyKnows_GoesOn()
    {
        _server.On(Get, Answers.Ok(Body("PONDERING")), Answers.Ok("""{"id":3}"""), Answers.Ok(Body("CANCELLED")));
        var job = await _time.RunUntilAsync(Session().Jobs.SubmitAsync(Request));

        (await _time.RunUntilAsync(job.WaitForEndAsync())).State.ShouldBe(JobState.Cancelled);
    }

    [Fact]
    public async Task Submit_WhoseAnswerIsLost_IsNotRepeated()
    {
        _server.On(Submit, Answers.Reset());

        var error = await _time.RunUntilThrownAsync<LivyConnectionException>(Session().Jobs.SubmitAsync(Request));

        error.MayHaveReachedServer.ShouldBeTrue();
        _server.CountOf(Submit).ShouldBe(1);
    }

    [Fact]
    public async Task Submit_Always_SendsTheJobInBase64()
    {
        await _time.RunUntilAsync(Session().Jobs.SubmitAsync(new JobRequest { Job = new byte[] { 1, 2, 255 }, JobType = "spark" }));

        _server.Requests.Single(request => request.Line == Submit).Text.ShouldBe("""{"job":"AQL/","jobType":"spark"}""");
    }

    private static string Body(string state, string result = "null", string error = "null") => $$"""{"id":3,"state":"{{state}}","result":{{result}},"error":{{error}}}""";

    private LivySession Session() => _server.CreateClient(_time).Sessions.Attach(7);
}
