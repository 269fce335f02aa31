using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Programmatic jobs on a Livy that lives.</summary>
public sealed class LivyJobTests : IDisposable
{
    private static readonly JobRequest Request = new() { Job = new byte[] { 1, 2, 3 }, JobType = "pyspark" };

    private readonly Cluster _cluster = new(server => server.JobTime = TimeSpan.FromSeconds(2), client => client.Submission.GenerateNames = false);

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Submit_OfAJob_SendsItsBytesOnceAndBringsItsResult()
    {
        _cluster.Livy.OnJob(job => job.JobType == "pyspark" && job.Payload.Span.SequenceEqual(new byte[] { 1, 2, 3 })).Returns([4, 5]);
        var session = await _cluster.StartAsync();

        var job = await _cluster.RunAsync(session.Jobs.SubmitAsync(Request));
        var ended = await _cluster.RunAsync(job.WaitForEndAsync());

        job.Id.ShouldBe(1);
        job.SessionId.ShouldBe(session.Id);
        job.ToString().ShouldBe("Job 1 of session 0");
        ended.State.ShouldBe(JobState.Succeeded);
        ended.Result!.Value.ToArray().ShouldBe([4, 5]);
        ended.Error.ShouldBeNull();
        _cluster.CountOf("POST", "/sessions/0/submit-job").ShouldBe(1);
    }

    [Fact]
    public async Task Wait_OfAJobThatFailed_BringsItsError()
    {
        _cluster.Livy.OnJob().Fails("java.lang.IllegalStateException: no\n\tat Job.call(Job.java:1)");
        var session = await _cluster.StartAsync();

        var ended = await _cluster.RunAsync((await _cluster.RunAsync(session.Jobs.SubmitAsync(Request))).WaitForEndAsync());

        ended.State.ShouldBe(JobState.Failed);
        ended.Error.ShouldStartWith("java.lang.IllegalStateException: no");
        ended.Result.ShouldBeNull();
    }

    [Fact]
    public async Task Wait_Twice_BringsTheSameAndAsksNoMore()
    {
        _cluster.Livy.OnJob().Returns([7]);
        var session = await _cluster.StartAsync();
        var job = await _cluster.RunAsync(session.Jobs.SubmitAsync(Request));

        var first = await _cluster.RunAsync(job.WaitForEndAsync());
        var asked = _cluster.CountOf("GET", "/sessions/0/jobs/1");
        var second = await _cluster.RunAsync(job.WaitForEndAsync());

        second.ShouldBeSameAs(first);
        _cluster.CountOf("GET", "/sessions/0/jobs/1").ShouldBe(asked);
    }

    [Fact]
    public async Task Wait_OfManyAtOnceThroughOneHandle_BringsAllTheSame()
    {
        _cluster.Livy.OnJob().Returns([7]);
        var session = await _cluster.StartAsync();
        var job = await _cluster.RunAsync(session.Jobs.SubmitAsync(Request));

        var ends = await _cluster.RunAsync(Task.WhenAll(Enumerable.Range(0, 20).Select(_ => job.WaitForEndAsync())));

        ends.ShouldAllBe(end => ReferenceEquals(end, ends[0]));
        ends[0].Result!.Value.ToArray().ShouldBe([7]);
    }

    [Fact]
    public async Task Submit_InASessionThatStarts_WaitsForIt()
    {
        _cluster.Livy.OnJob().Returns([7]);
        _cluster.Livy.Options.SessionStartTime = TimeSpan.FromSeconds(30);
        var started = await _cluster.RunAsync(_cluster.Client.Sessions.CreateAsync(new SessionSpec(SessionKind.PySpark)));

        var job = await _cluster.RunAsync(started.Jobs.SubmitAsync(Request));

        (await _cluster.RunAsync(job.WaitForEndAsync())).State.ShouldBe(JobState.Succeeded);
        _cluster.Time.Elapsed.ShouldBeGreaterThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Submit_InASessionThatIsGone_IsItsFailure()
    {
        var session = await _cluster.StartAsync();
        await _cluster.RunAsync(session.StopAsync());

        await _cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(session.Jobs.SubmitAsync(Request));
    }

    [Fact]
    public async Task Wait_InASessionThatDies_IsItsFailure()
    {
        _cluster.Livy.OnJob().Takes(TimeSpan.FromHours(1)).Returns([7]);
        var session = await _cluster.StartAsync();
        var job = await _cluster.RunAsync(session.Jobs.SubmitAsync(Request));
        var wait = job.WaitForEndAsync();
        await _cluster.Time.RunForAsync(TimeSpan.FromSeconds(10));

        _cluster.Livy.KillSession(0);

        (await _cluster.Time.RunUntilThrownAsync<LivySessionFailedException>(wait)).Message.ShouldNotContain('\n');
    }

    [Fact]
    public async Task Cancel_OfAJob_MakesTheServerForgetIt()
    {
        _cluster.Livy.OnJob().Takes(TimeSpan.FromHours(1)).Returns([7]);
        var session = await _cluster.StartAsync();
        var job = await _cluster.RunAsync(session.Jobs.SubmitAsync(Request));

        await _cluster.RunAsync(job.CancelAsync());
        var error = await _cluster.Time.RunUntilThrownAsync<LivyApiException>(job.WaitForEndAsync());

        error.ErrorCode.ShouldBe(LivyErrorCode.JobNotFound);
    }

    [Fact]
    public async Task Cancel_OfAJobThatHasEnded_KeepsItsEnd()
    {
        _cluster.Livy.OnJob().Returns([7]);
        var session = await _cluster.StartAsync();
        var job = await _cluster.RunAsync(session.Jobs.SubmitAsync(Request));
        await _cluster.RunAsync(job.WaitForEndAsync());

        await _cluster.RunAsync(job.CancelAsync());

        (await _cluster.RunAsync(job.WaitForEndAsync())).Result!.Value.ToArray().ShouldBe([7]);
    }

    [Fact]
    public async Task Wait_LongerThanItsLimit_EndsAndMayBeRepeated()
    {
        _cluster.Livy.OnJob().Takes(TimeSpan.FromSeconds(20)).Returns([7]);
        var session = await _cluster.StartAsync();
        var job = await _cluster.RunAsync(session.Jobs.SubmitAsync(Request));

        await _cluster.Time.RunUntilThrownAsync<LivyTimeoutException>(job.WaitForEndAsync(TimeSpan.FromSeconds(5)));

        (await _cluster.RunAsync(job.WaitForEndAsync())).Result!.Value.ToArray().ShouldBe([7]);
    }

    [Fact]
    public async Task Submit_OfWhatIsNoJob_IsRefusedBeforeAnythingIsSent()
    {
        var session = await _cluster.StartAsync();
        var sent = _cluster.Livy.Requests.Count;

        await Should.ThrowAsync<ArgumentNullException>(() => session.Jobs.SubmitAsync(null!));
        await Should.ThrowAsync<ArgumentException>(() => session.Jobs.SubmitAsync(new JobRequest { Job = new byte[] { 1 }, JobType = " " }));

        _cluster.Livy.Requests.Count.ShouldBe(sent);
    }

    [Fact]
    public async Task Wait_WithALimitThatIsNone_IsRefused()
    {
        var session = await _cluster.StartAsync();
        var job = await _cluster.RunAsync(session.Jobs.SubmitAsync(Request));

        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => job.WaitForEndAsync(TimeSpan.Zero));
    }
}
