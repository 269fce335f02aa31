namespace Livy.Client.ConformanceTests;

/// <summary>Batches from their submission to their end.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class BatchCases(CaseServers servers) : ConformanceCases(servers)
{
    private const string Package = "com.example.livy.";

    [ConformanceFact(LeansOn.Original)]
    public async Task WaitAsync_OfAJar_SucceedsAndPrintsPi()
    {
        await using var batch = await SubmitAsync("SparkPi", "2");

        var ended = await batch.Handle.WaitAsync(cancellationToken: Token);

        ended.State.ShouldBe(BatchState.Success);
        var log = await batch.Handle.Log.ReadAllAsync(Token);
        log.Lines.ShouldContain(line => line.StartsWith("Pi is roughly 3.", StringComparison.Ordinal));
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task WaitAsync_OfAPythonFile_SucceedsAndPrintsPi()
    {
        await using var batch = new OwnedBatch(await Livy.Batches.New(Server.PiPyUri).WithArgs("2").SubmitAsync(Token));

        await batch.Handle.WaitAsync(cancellationToken: Token);

        var log = await batch.Handle.Log.ReadAllAsync(Token);
        log.Lines.ShouldContain(line => line.StartsWith("Pi is roughly 3.", StringComparison.Ordinal));
    }

    [ConformanceFact(LeansOn.Original, Needs = "WEBHDFS_URL HDFS_URI LIVY_TEST_JOBS")]
    public async Task WaitAsync_OfAJarInHdfs_SucceedsAndPrintsPi()
    {
        var uri = await Server.PutIntoHdfsAsync(Server.JobsJar, Token);
        await using var batch = new OwnedBatch(await Livy.Batches.New(uri).WithMainClass(Package + "SparkPi").WithArgs("2").SubmitAsync(Token));

        await batch.Handle.WaitAsync(cancellationToken: Token);

        uri.ShouldStartWith("hdfs://");
        var log = await batch.Handle.Log.ReadAllAsync(Token);
        log.Lines.ShouldContain(line => line.StartsWith("Pi is roughly 3.", StringComparison.Ordinal));
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task WatchAsync_ShowsEachChangeToTheEnd()
    {
        await using var batch = await SubmitAsync("SparkPi", "2");

        var states = await batch.Handle.WatchAsync(Token).Select(change => change.State).ToListAsync(Token);

        states.ShouldBeUnique();
        states.Count.ShouldBeGreaterThan(1);
        states[^1].ShouldBe(BatchState.Success);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task RunAsync_SubmitsAndWaits()
    {
        var spec = new BatchSpec(Server.JobsJarUri) { MainClass = Package + "SparkPi", Args = ["2"], Name = Names.New("pi") };

        var handle = await Livy.Batches.RunAsync(spec, cancellationToken: Token);

        await using var batch = new OwnedBatch(handle);
        (await handle.GetAsync(Token)).Name.ShouldBe(spec.Name);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task WaitAsync_OfAnExitCode_Throws()
    {
        await using var batch = await SubmitAsync("Fail", "3");

        var failure = await Should.ThrowAsync<LivyBatchFailedException>(() => batch.Handle.WaitAsync(cancellationToken: Token));

        failure.State.ShouldBe(BatchState.Dead);
        failure.OutcomeUnknown.ShouldBeFalse();
        failure.LogTail.ShouldNotBeEmpty();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task WaitAsync_OfAnException_ThrowsWithTheLog()
    {
        await using var batch = await SubmitAsync("Fail");

        var failure = await Should.ThrowAsync<LivyBatchFailedException>(() => batch.Handle.WaitAsync(cancellationToken: Token));

        failure.State.ShouldBe(BatchState.Dead);
        failure.LogTail.ShouldContain(line => line.Contains("Exception", StringComparison.Ordinal));
        failure.Message.ShouldContain("Exception");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task WaitAsync_OfAMissingClass_HasAHint()
    {
        await using var batch = await SubmitAsync("Nothing");

        var failure = await Should.ThrowAsync<LivyBatchFailedException>(() => batch.Handle.WaitAsync(cancellationToken: Token));

        failure.LogTail.ShouldContain($"Error: Failed to load class {Package}Nothing.");
        failure.Hint!.ShouldContain("main class");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task WaitForEndAsync_OfAFailure_ReturnsIt()
    {
        await using var batch = await SubmitAsync("Nothing");

        var ended = await batch.Handle.WaitForEndAsync(cancellationToken: Token);

        ended.State.IsFailure.ShouldBeTrue();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task DeleteAsync_OfARunningBatch_KillsIt()
    {
        await using var batch = await SubmitAsync("Sleep", "120");
        await batch.Handle.WatchAsync(Token).FirstAsync(change => change.State == BatchState.Running, Token);
        var wait = batch.Handle.WaitAsync(cancellationToken: Token);

        await Livy.Batches.Attach(batch.Handle.Id).DeleteAsync(Token);

        var failure = await Should.ThrowAsync<LivyBatchFailedException>(() => wait);
        await Should.ThrowAsync<LivyBatchFailedException>(() => batch.Handle.GetAsync(Token));
        failure.BatchId.ShouldBe(batch.Handle.Id);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task DeleteAsync_Twice_IsFine()
    {
        await using var batch = await SubmitAsync("Sleep", "120");
        await batch.Handle.DeleteAsync(Token);

        await batch.Handle.DeleteAsync(Token);

        (await Livy.Batches.ListAsync(Token).AnyAsync(listed => listed.Id == batch.Handle.Id, Token)).ShouldBeFalse();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task WaitAsync_LongerThanTheTimeout_SaysTheStateAndLeavesTheBatch()
    {
        await using var batch = await SubmitAsync("Sleep", "120");

        var timeout = await Should.ThrowAsync<LivyTimeoutException>(() => batch.Handle.WaitAsync(TimeSpan.FromSeconds(1), cancellationToken: Token));

        timeout.Id.ShouldBe(batch.Handle.Id);
        timeout.LastState.ShouldBe("running");
        (await batch.Handle.GetStateAsync(Token)).ShouldBe(BatchState.Running);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task WaitAsync_OfAnUnknownBatch_SaysThatTheOutcomeIsUnknown()
    {
        var failure = await Should.ThrowAsync<LivyBatchFailedException>(() => Livy.Batches.Attach(99999).WaitAsync(cancellationToken: Token));

        failure.OutcomeUnknown.ShouldBeTrue();
        failure.State.ShouldBeNull();
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task Attach_ByIdOrName_ReachesTheSameBatch()
    {
        var name = Names.New("sleep");
        await using var batch = new OwnedBatch(await Livy.Batches.New(Server.JobsJarUri).WithMainClass(Package + "Sleep").WithArgs("120").WithName(name).SubmitAsync(Token));

        var byId = await Livy.Batches.Attach(batch.Handle.Id).GetAsync(Token);
        var byName = await Livy.Batches.Attach(name).GetAsync(Token);
        var page = await Livy.Batches.ListPageAsync(size: 100, cancellationToken: Token);

        byId.Name.ShouldBe(name);
        byName.Id.ShouldBe(batch.Handle.Id);
        page.Batches.ShouldContain(listed => listed.Id == batch.Handle.Id);
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task As_OnAServerWithoutImpersonation_IsAccepted()
    {
        var spec = new BatchSpec(Server.JobsJarUri) { MainClass = Package + "Sleep", Args = ["120"], ProxyUser = "bob" };

        await using var batch = new OwnedBatch(await Livy.As("alice").Batches.SubmitAsync(spec, Token));

        (await batch.Handle.GetAsync(Token)).ProxyUser.ShouldBeNull();
    }

    private async Task<OwnedBatch> SubmitAsync(string mainClass, params string[] args) =>
        new(await Livy.Batches.SubmitAsync(new BatchSpec(Server.JobsJarUri) { MainClass = Package + mainClass, Args = args }, Token));
}
