namespace Livy.Client.ConformanceTests;

/// <summary>The logs of sessions and batches, by page and by their end.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class LogCases(CaseServers servers) : ConformanceCases(servers)
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
    public async Task ReadPageAsync_OfASession_BringsThatPart()
    {
        var session = await SessionAsync(SessionKind.PySpark);
        var all = await session.Log.ReadAllAsync(Token);

        var page = await session.Log.ReadPageAsync(1, 3, Token);

        page.From.ShouldBe(1);
        page.Lines.ShouldBe(all.Lines.Skip(1).Take(3));
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task ReadTailAsync_OfASession_BringsTheLastLines()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var tail = await session.Log.ReadTailAsync(4, Token);

        tail.From.ShouldBe(tail.Total - 4);
        tail.Lines.Count.ShouldBe(4);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task ReadPageAsync_PastTheEnd_IsEmpty()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var past = await session.Log.ReadPageAsync(100_000, 10, Token);
        var none = await session.Log.ReadPageAsync(0, 0, Token);

        past.From.ShouldBe(100_000);
        past.Lines.ShouldBeEmpty();
        none.Lines.ShouldBeEmpty();
        none.Total.ShouldBeGreaterThan(0);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task GetAsync_OfAnEndedBatch_ShowsTheLastTenLines()
    {
        await using var batch = new OwnedBatch(await Livy.Batches.New(Server.JobsJarUri).WithMainClass("com.example.livy.SparkPi").WithArgs("2").SubmitAsync(Token));
        await batch.Handle.WaitForEndAsync(cancellationToken: Token);

        var info = await batch.Handle.GetAsync(Token);
        var tail = await batch.Handle.Log.ReadTailAsync(10, Token);
        var all = await batch.Handle.Log.ReadAllAsync(Token);

        info.Log.ShouldBe(tail.Lines);
        tail.Lines.ShouldBe(all.Lines.TakeLast(10));
        all.Lines.Count.ShouldBe(all.Total);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task ReadTailAsync_OfAnUnknownSession_SaysSo()
    {
        var failure = await Should.ThrowAsync<LivySessionFailedException>(() => Livy.Sessions.Attach(99999).Log.ReadTailAsync(cancellationToken: Token));

        failure.SessionId.ShouldBe((LivyId)99999);
    }
}
