using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class LivyBatchTests
{
    private const string Get = "GET /batches/4";

    private readonly SimulatedClock _time = new();
    private readonly StubLivy _server = new StubLivy()
        .On("POST /batches", Answers.Created(Bodies.Batch(4, "starting")))
        .On(Get, Answers.Ok(Bodies.Batch(4, "running")), Answers.Ok(Bodies.Batch(4, "success")))
        .On("GET /batches/4/log", Answers.Ok(Bodies.Log("stdout: ", "Error: Failed to load class com.example.NoSuch.")))
        .On("DELETE /batches/4", Answers.Ok("""{"msg":"deleted"}"""));

    [Fact]
    public async Task Run_OfABatchThatSucceeds_BringsItsHandle()
    {
        var batch = await _time.RunUntilAsync(Client().Batches.RunAsync(new BatchSpec("hdfs:///a.jar") { MainClass = "A", Args = ["1"] }));

        batch.Id.ShouldBe((LivyId)4);
        batch.ToString().ShouldBe("batch 4");
        _server.Requests[0].Text.ShouldBe("""{"file":"hdfs:///a.jar","className":"A","args":["1"]}""");
        _server.Lines.ShouldBe(["POST /batches", Get, Get]);
    }

    [Theory]
    [InlineData("dead")]
    [InlineData("killed")]
    [InlineData("error")]
    public async Task Wait_ForABatchThatFails_ThrowsWithLogAndHint(string state)
    {
        _server.On(Get, Answers.Ok(Bodies.Batch(4, state)));

        var error = await _time.RunUntilThrownAsync<LivyBatchFailedException>(Client().Batches.Attach(4).WaitAsync());

        error.BatchId.ShouldBe((LivyId)4);
        error.State.ShouldBe(new BatchState(state));
        error.LogTail.ShouldContain("Error: Failed to load class com.example.NoSuch.");
        error.Hint.ShouldNotBeNull().ShouldContain("main class");
        error.OutcomeUnknown.ShouldBeFalse();
    }

    [Fact]
    public async Task Wait_ForABatchThatFailsWithoutAnyLog_Throws()
    {
        _server.On(Get, Answers.Ok(Bodies.State(4, "dead"))).On("GET /batches/4/log", Answers.Error(403, ""));

        (await _time.RunUntilThrownAsync<LivyBatchFailedException>(Client().Batches.Attach(4).WaitAsync())).LogTail.ShouldBeEmpty();
    }

    [Fact]
    public async Task WaitForEnd_OfABatchThatFails_BringsIt()
    {
        _server.On(Get, Answers.Ok(Bodies.Batch(4, "dead")));

        (await _time.RunUntilAsync(Client().Batches.Attach(4).WaitForEndAsync())).State.ShouldBe(BatchState.Dead);
    }

    [Fact]
    public async Task Wait_ForABatchThatIsForgotten_HasAnUnknownOutcome()
    {
        _server.On(Get, Answers.Ok(Bodies.Batch(4, "running")), Answers.NoSession("4"));

        var error = await _time.RunUntilThrownAsync<LivyBatchFailedException>(Client().Batches.Attach(4).WaitAsync());

        error.OutcomeUnknown.ShouldBeTrue();
        error.State.ShouldBe(BatchState.Running);
    }

    [Fact]
    public async Task Wait_LongerThanItsLimit_ThrowsAndLeavesTheBatch()
    {
        _server.On(Get, Answers.Ok(Bodies.Batch(4, "running")));

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Client().Batches.Attach(4).WaitAsync(TimeSpan.FromMinutes(1)));

        error.LastState.ShouldBe("running");
        _server.CountOf("DELETE /batches/4").ShouldBe(0);
    }

    [Fact]
    public async Task Wait_Cancelled_LeavesTheBatch()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(10), _time);
        _server.On(Get, Answers.Ok(Bodies.Batch(4, "running")));

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(Client().Batches.RunAsync(new BatchSpec("/a.jar"), cancellationToken: caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        _server.CountOf("DELETE /batches/4").ShouldBe(0);
    }

    [Fact]
    public async Task Submit_CancelledWhileTheServerCreates_DeletesWhatItMade()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        _server.On("POST /batches", Answers.Created(Bodies.Batch(4, "starting")).After(TimeSpan.FromSeconds(10), _time));
        var client = Client();

        await _time.RunUntilThrownAsync<OperationCanceledException>(client.Batches.SubmitAsync(new BatchSpec("/a.jar"), caller.Token));

        await _time.RunUntilAsync(client.DisposeAsync().AsTask());
        _server.Lines.ShouldBe(["POST /batches", "DELETE /batches/4"]);
    }

    [Fact]
    public async Task Watch_OfABatch_BringsChangesOnlyUntilItsEnd()
    {
        _server.On(Get, Answers.Ok(Bodies.Batch(4, "running")), Answers.Ok(Bodies.Batch(4, "running")), Answers.Ok(Bodies.Batch(4, "success")));
        var states = new List<string>();
        var batch = Client().Batches.Attach(4);

        await _time.RunUntilAsync(WatchAsync());

        states.ShouldBe(["running", "success"]);

        async Task WatchAsync()
        {
            await foreach (var change in batch.WatchAsync().ConfigureAwait(false))
            {
                states.Add(change.State.Value);
            }
        }
    }

    [Fact]
    public async Task Wait_ForALongBatch_LooksEveryFewSeconds()
    {
        _server.On(Get, Answers.Ok(Bodies.Batch(4, "running")));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Client().Batches.Attach(4).WaitAsync(TimeSpan.FromHours(1)));

        _server.CountOf(Get).ShouldBeLessThan(1200);
    }

    [Theory]
    [InlineData("relative.jar")]
    [InlineData("")]
    [InlineData("hdfs:///a b.jar")]
    public async Task Submit_OfABadFile_IsRefusedBeforeSending(string file)
    {
        await Should.ThrowAsync<ArgumentException>(() => Client().Batches.SubmitAsync(new BatchSpec(file)));

        _server.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Calls_OfAHandle_GoToItsBatch()
    {
        _server.On("GET /batches/4/state", Answers.Ok(Bodies.State(4, "running")));
        var batch = Client().Batches.Attach(4);

        (await batch.GetStateAsync()).ShouldBe(BatchState.Running);
        (await batch.GetAsync()).Id.ShouldBe((LivyId)4);
        (await batch.Log.ReadPageAsync(2, 3)).Lines.Count.ShouldBe(2);
        (await Client().Batches.GetAsync(4)).Log.ShouldBe(["a line"]);
        _server.Lines.ShouldBe(["GET /batches/4/state", Get, "GET /batches/4/log", Get]);
    }

    private LivyClient Client() => _server.CreateClient(_time);
}
