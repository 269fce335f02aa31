namespace Livy.Client.ConformanceTests;

/// <summary>The logs of sessions and batches, by page and by their end.</summary>
public abstract class LogCases(ILivyServer server) : ConformanceCases(server)
{
    [ConformanceFact(LeansOn.Original)]
    public async Task ReadAllAsync_OfASession_HasBothSections()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var log = await session.Log.ReadAllAsync(Token);

        log.Id.ShouldBe(session.Id);
        log.From.ShouldBe(0);
        log.Lines.Count.ShouldBe(log.Total);
        log.Lines.ShouldContain("stdout: ");
        log.Lines.ShouldContain("\nstderr: ");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task ReadPageAsync_OfABatch_BringsThatPart()
    {
        await using var batch = new OwnedBatch(await EndedBatchAsync());
        var all = await batch.Handle.Log.ReadAllAsync(Token);

        var page = await batch.Handle.Log.ReadPageAsync(1, 3, Token);

        page.From.ShouldBe(1);
        page.Total.ShouldBe(all.Total);
        page.Lines.ShouldBe(all.Lines.Skip(1).Take(3));
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task ReadTailAsync_OfABatch_BringsTheLastLines()
    {
        await using var batch = new OwnedBatch(await EndedBatchAsync());
        var all = await batch.Handle.Log.ReadAllAsync(Token);

        var tail = await batch.Handle.Log.ReadTailAsync(4, Token);

        tail.From.ShouldBe(all.Total - 4);
        tail.Lines.ShouldBe(all.Lines.TakeLast(4));
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task ReadPageAsync_PastTheEnd_IsEmpty()
    {
        await using var batch = new OwnedBatch(await EndedBatchAsync());

        var past = await batch.Handle.Log.ReadPageAsync(100_000, 10, Token);
        var none = await batch.Handle.Log.ReadPageAsync(0, 0, Token);

        past.From.ShouldBe(100_000);
        past.Lines.ShouldBeEmpty();
        none.Lines.ShouldBeEmpty();
        none.Total.ShouldBeGreaterThan(0);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task GetAsync_OfABatch_ShowsTheLastTenLines()
    {
        await using var batch = new OwnedBatch(await EndedBatchAsync());
        var all = await batch.Handle.Log.ReadAllAsync(Token);

        var info = await batch.Handle.GetAsync(Token);

        info.Log.ShouldBe(all.Lines.TakeLast(10));
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task ReadTailAsync_OfAnUnknownSession_SaysSo()
    {
        var error = await Should.ThrowAsync<LivyApiException>(() => Livy.Sessions.Attach(99999).Log.ReadTailAsync(cancellationToken: Token));

        error.ErrorCode.ShouldBe(LivyErrorCode.SessionNotFound);
    }

    private async Task<LivyBatch> EndedBatchAsync()
    {
        var batch = await Livy.Batches.New(Server.JobsJarUri).WithMainClass("com.example.livy.SparkPi").AddArgs("2").SubmitAsync(Token);
        await batch.WaitForEndAsync(cancellationToken: Token);
        return batch;
    }
}
