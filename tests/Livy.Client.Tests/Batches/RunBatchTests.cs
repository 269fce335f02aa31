using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Submitting and waiting as one call with one limit, and what is left when it ends otherwise.</summary>
public class RunBatchTests
{
    private const string Post = "POST /batches";
    private const string Get = "GET /batches/4";
    private const string Delete = "DELETE /batches/4";

    private readonly SimulatedClock _time = new();
    private readonly RecordingLoggerFactory _logs = new();
    private readonly StubLivy _server = new StubLivy()
        .On(Post, Answers.Created(Bodies.Batch(4, "starting")))
        .On(Get, Answers.Ok(Bodies.Batch(4, "running")))
        .On(Delete, Answers.Ok("{}"));

    [Fact]
    public async Task Run_WhoseSubmissionHangs_EndsAtItsLimitAndDeletesWhatComesOfIt()
    {
        _server.On(Post, Answers.Created(Bodies.Batch(4, "starting")).After(TimeSpan.FromSeconds(20), _time));
        var client = Client();

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(client.Batches.RunAsync(Spec(), TimeSpan.FromSeconds(5)));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
        error.Limit.ShouldBe(TimeSpan.FromSeconds(5));
        error.Id.IsDefault.ShouldBeTrue();
        error.Message.ShouldContain("what the server still makes of it is deleted");
        await _time.RunUntilAsync(client.DisposeAsync().AsTask());
        _server.Lines.ShouldBe([Post, Delete]);
    }

    [Fact]
    public async Task Run_OfABatchThatRunsTooLong_EndsAtItsLimitAndLeavesIt()
    {
        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Client().Batches.RunAsync(Spec(), TimeSpan.FromMinutes(3)));

        _time.Elapsed.ShouldBe(TimeSpan.FromMinutes(3));
        error.Id.ShouldBe((LivyId)4);
        error.Message.ShouldBe("Batch 4 did not end within 00:03:00; its last state was running.");
        _server.CountOf(Delete).ShouldBe(0);
    }

    [Fact]
    public async Task Run_SubmittedInPartOfTheLimit_HasTheRestForTheWait()
    {
        _server.On(Post, Answers.Created(Bodies.Batch(4, "starting")).After(TimeSpan.FromSeconds(40), _time));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Client().Batches.RunAsync(Spec(), TimeSpan.FromMinutes(1)));

        _time.Elapsed.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Run_OfABuilderWithALimit_KeepsIt()
    {
        await _time.RunUntilThrownAsync<LivyTimeoutException>(Client().Batches.New("/a.jar").RunAsync(TimeSpan.FromMinutes(2)));

        _time.Elapsed.ShouldBe(TimeSpan.FromMinutes(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Waits_WithALimitThatIsNone_AreRefusedBeforeSending(int seconds)
    {
        var limit = TimeSpan.FromSeconds(seconds);
        var batches = Client().Batches;

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => batches.RunAsync(Spec(), limit));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => batches.Attach(4).WaitAsync(limit));
        Should.Throw<ArgumentOutOfRangeException>(() => { _ = batches.Attach(4).WaitForEndAsync(limit); });

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task WaitForEnd_LongerThanItsLimit_EndsThere()
    {
        await _time.RunUntilThrownAsync<LivyTimeoutException>(Client().Batches.Attach(4).WaitForEndAsync(TimeSpan.FromMinutes(1)));

        _time.Elapsed.ShouldBe(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Wait_WithAProgress_IsToldOfEachChangeOfStateOrApplication()
    {
        _server.On(
            Get,
            Answers.Ok(Bodies.Batch(4, "starting")),
            Answers.Ok("""{"id":4,"state":"starting","appId":"application_1"}"""),
            Answers.Ok("""{"id":4,"state":"running","appId":"application_1"}"""),
            Answers.Ok("""{"id":4,"state":"running","appId":"application_1"}"""),
            Answers.Ok("""{"id":4,"state":"success","appId":"application_1"}"""));
        var progress = new ProgressList<BatchInfo>();

        await _time.RunUntilAsync(Client().Batches.Attach(4).WaitAsync(timeout: null, progress));

        progress.Reports.Select(one => $"{one.State} {one.AppId}").ShouldBe(["starting ", "starting application_1", "running application_1", "success application_1"]);
    }

    [Fact]
    public async Task Wait_ForALongBatch_LooksEveryFiveSecondsAtLast()
    {
        var looks = new List<TimeSpan>();
        _server.On(Get, Answers.Ok(Bodies.Batch(4, "running")).Doing(() => looks.Add(_time.Elapsed)));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Client().Batches.Attach(4).WaitAsync(TimeSpan.FromMinutes(10)));

        (looks[^1] - looks[^2]).ShouldBeInRange(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Wait_ForABatchThatBeginsToRun_LooksSoonAgain()
    {
        var looks = new List<TimeSpan>();
        var starting = Answers.Ok(Bodies.Batch(4, "starting"));
        var running = Answers.Ok(Bodies.Batch(4, "running")).Doing(() => looks.Add(_time.Elapsed));
        _server.On(Get, [.. Enumerable.Repeat(starting, 40), running, running, Answers.Ok(Bodies.Batch(4, "success"))]);

        await _time.RunUntilAsync(Client().Batches.Attach(4).WaitAsync());

        (looks[1] - looks[0]).ShouldBe(TimeSpan.FromMilliseconds(20));
    }

    [Fact]
    public async Task Run_FinishedWhenSubmitted_LooksNoMore()
    {
        _server.On(Post, Answers.Created(Bodies.Batch(4, "success")));

        await _time.RunUntilAsync(Client().Batches.RunAsync(Spec()));

        _server.Lines.ShouldBe([Post]);
    }

    [Theory]
    [InlineData(999, 0)]
    [InlineData(1000, 1)]
    public async Task Wait_AfterTheSubmission_LooksAgainWhenItsAnswerIsASecondOld(int milliseconds, int looks)
    {
        _server.On(Post, Answers.Created(Bodies.Batch(4, "success"))).On(Get, Answers.Ok(Bodies.Batch(4, "success")));
        var batch = await Client().Batches.SubmitAsync(Spec());
        _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        await _time.RunUntilAsync(batch.WaitAsync());

        _server.CountOf(Get).ShouldBe(looks);
    }

    [Fact]
    public async Task Submit_OfABatch_LogsIt()
    {
        await Client().Batches.SubmitAsync(Spec());

        _logs.Messages.ShouldContain("Information 9 Batch 4 was created. ");
    }

    [Fact]
    public async Task Submit_CancelledWhoseOrphanCanNotBeDeleted_LogsThatItIsLeft()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        _server.On(Post, Answers.Created(Bodies.Batch(4, "starting")).After(TimeSpan.FromSeconds(10), _time)).On(Delete, Answers.Error(403, "no"));
        var client = Client();
        await _time.RunUntilThrownAsync<OperationCanceledException>(client.Batches.SubmitAsync(Spec(), caller.Token));

        await _time.RunUntilAsync(client.DisposeAsync().AsTask());

        _logs.Messages.ShouldContain(message => message.StartsWith("Warning 6 Batch 4 could not be deleted."));
    }

    [Fact]
    public async Task Submit_CancelledWhoseOrphanHangs_IsLeftAfterTheLimit()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        _server.On(Post, Answers.Created(Bodies.Batch(4, "starting")).After(TimeSpan.FromSeconds(10), _time)).On(Delete, Answers.Hang());
        var client = _server.CreateClient(_time, options => (options.LoggerFactory, options.DisposeTimeout) = (_logs, TimeSpan.FromMinutes(1)));
        await _time.RunUntilThrownAsync<OperationCanceledException>(client.Batches.SubmitAsync(Spec(), caller.Token));

        await _time.RunForAsync(TimeSpan.FromSeconds(10) + TimeSpan.FromMinutes(1));

        _logs.Messages.ShouldContain(message => message.StartsWith("Warning 6 Batch 4"));
    }

    [Fact]
    public async Task Calls_OfAUsersView_AllNameTheUser()
    {
        _server.On(Get, Answers.Ok(Bodies.Batch(4, "running")), Answers.Ok(Bodies.Batch(4, "dead"))).On("GET /batches/4/log", Answers.Ok(Bodies.Log("x")));

        await _time.RunUntilThrownAsync<LivyBatchFailedException>(Client().As("alice").Batches.RunAsync(Spec()));

        _server.Requests.Count.ShouldBe(4);
        _server.Requests.ShouldAllBe(sent => sent.Uri.Query.EndsWith("doAs=alice"));
    }

    private static BatchSpec Spec() => new("/a.jar");

    private LivyClient Client() => _server.CreateClient(_time, options => options.LoggerFactory = _logs);
}
