using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>That a batch is gone is one thing, whatever was asked.</summary>
public class BatchFailuresTests
{
    private static readonly Dictionary<string, Func<LivyBatch, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["Get"] = batch => batch.GetAsync(),
        ["GetState"] = batch => batch.GetStateAsync(),
        ["ReadTail"] = batch => batch.Log.ReadTailAsync(),
        ["Wait"] = batch => batch.WaitAsync(),
        ["WaitForEnd"] = batch => batch.WaitForEndAsync(),
        ["Watch"] = WatchAsync,
    };

    private readonly SimulatedClock _time = new();

    public static TheoryData<string> Names => [.. Calls.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Call_OfABatchTheServerDoesNotKnow_SaysThatItIsGoneAndWhy(string name)
    {
        using var client = new StubLivy().Otherwise(Answers.NoSession("4")).CreateClient(_time);

        var error = await _time.RunUntilThrownAsync<LivyBatchFailedException>(Calls[name](client.Batches.Attach(4)));

        error.ShouldSatisfyAllConditions(
            () => error.BatchId.ShouldBe((LivyId)4),
            () => error.State.ShouldBeNull(),
            () => error.OutcomeUnknown.ShouldBeTrue(),
            () => error.Message.ShouldBe("Batch 4 is not known to the server: it was deleted, it ended more than ten minutes ago, never was, or the server was restarted."),
            () => error.InnerException.ShouldBeOfType<LivyApiException>().ErrorCode.ShouldBe(LivyErrorCode.BatchNotFound));
    }

    [Fact]
    public async Task GetBatch_OfTheClient_IsAnApiExceptionForOneThatIsNotThere()
    {
        using var client = new StubLivy().Otherwise(Answers.NoSession("4")).CreateClient(_time);

        (await Should.ThrowAsync<LivyApiException>(() => client.Batches.GetAsync(4))).ErrorCode.ShouldBe(LivyErrorCode.BatchNotFound);
    }

    [Fact]
    public async Task Wait_ForABatchThatIsForgottenLater_KeepsItsLastStateAndLines()
    {
        var server = new StubLivy().On("GET /batches/4", Answers.Ok(Bodies.Batch(4, "running")), Answers.NoSession("4"));
        using var client = server.CreateClient(_time);

        var error = await _time.RunUntilThrownAsync<LivyBatchFailedException>(client.Batches.Attach(4).WaitAsync());

        error.Message.ShouldEndWith("Its last state was running.");
        error.LogTail.ShouldBe(["a line"]);
    }

    [Fact]
    public async Task Wait_ForABatchThatFails_SaysItsExitCode()
    {
        var server = new StubLivy()
            .On("GET /batches/4", Answers.Ok(Bodies.Batch(4, "dead")))
            .On("GET /batches/4/log", Answers.Ok(Bodies.Log("stderr: ", "INFO SparkContext: SparkContext is stopping with exitCode 3.")));
        using var client = server.CreateClient(_time);

        var error = await _time.RunUntilThrownAsync<LivyBatchFailedException>(client.Batches.Attach(4).WaitAsync());

        error.ExitCode.ShouldBe(3);
        error.Message.ShouldBe("Batch 4 failed; its state is dead, its exit code 3.");
    }

    [Fact]
    public async Task Wait_ForABatchThatFailsWithAnEmptyLog_TakesTheLastLinesItSaw()
    {
        var server = new StubLivy().On("GET /batches/4", Answers.Ok(Bodies.Batch(4, "dead"))).On("GET /batches/4/log", Answers.Ok(Bodies.Log()));
        using var client = server.CreateClient(_time);

        (await _time.RunUntilThrownAsync<LivyBatchFailedException>(client.Batches.Attach(4).WaitAsync())).LogTail.ShouldBe(["a line"]);
    }

    [Fact]
    public async Task Wait_ForABatchThatFailsWhoseLogIsRefused_AsksForItOnce()
    {
        var server = new StubLivy().On("GET /batches/4", Answers.Ok(Bodies.Batch(4, "dead"))).On("GET /batches/4/log", Answers.Error(503, "busy"));
        using var client = server.CreateClient(_time);

        await _time.RunUntilThrownAsync<LivyBatchFailedException>(client.Batches.Attach(4).WaitAsync());

        server.CountOf("GET /batches/4/log").ShouldBe(1);
        _time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    private static async Task WatchAsync(LivyBatch batch)
    {
        await foreach (var _ in batch.WatchAsync().ConfigureAwait(false))
        {
            // What comes before the end does not matter.
        }
    }
}
