using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>What a wait tells, and how it ends.</summary>
public class WaitEngineTests
{
    private readonly SimulatedClock _time = new();
    private readonly RecordingLoggerFactory _logs = new();
    private readonly LivyWaitOptions _options = new();
    private readonly CallsInFlight _calls = new();

    [Fact]
    public async Task Wait_ForTheEnd_BringsTheLastSnapshot() =>
        (await _time.RunUntilAsync(Engine().WaitAsync(Subject("running", FakeSubject.End), first: null, limit: null, progress: null, CancellationToken.None))).ShouldBe(FakeSubject.End);

    [Fact]
    public async Task Wait_WithAProgress_TellsTheFirstEachChangeAndTheLast()
    {
        var progress = new ProgressList<string>();

        await _time.RunUntilAsync(Engine().WaitAsync(Subject("running", "running", "running 2", FakeSubject.End), "starting", limit: null, progress, CancellationToken.None));

        progress.Reports.ShouldBe(["starting", "running", "running 2", FakeSubject.End]);
    }

    [Fact]
    public async Task Wait_ForWhatHasEndedAlready_DoesNotPoll()
    {
        var subject = Subject("running");

        await Engine().WaitAsync(subject, FakeSubject.End, limit: null, progress: null, CancellationToken.None);

        subject.Polls.ShouldBe(0);
    }

    [Fact]
    public async Task Wait_LongerThanItsLimit_ThrowsExactlyThen()
    {
        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Engine().WaitAsync(Subject("running 2"), first: null, TimeSpan.FromSeconds(33), progress: null, CancellationToken.None));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(33));
        error.ShouldSatisfyAllConditions(
            () => error.Message.ShouldBe("Thing 1 did not end within 00:00:33; its last state was running."),
            () => error.Limit.ShouldBe(TimeSpan.FromSeconds(33)),
            () => error.LastState.ShouldBe("running"),
            () => error.Id.ShouldBe((LivyId)1));
    }

    [Fact]
    public async Task Wait_LongerThanItsLimitWithNothingSeen_SaysSo()
    {
        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(
            Engine().WaitAsync(new FakeSubject(FakeSubject.Is("running", TimeSpan.FromDays(1), _time)), first: null, TimeSpan.FromSeconds(3), progress: null, CancellationToken.None));

        error.LastState.ShouldBeNull();
        error.Message.ShouldContain("never seen");
    }

    [Fact]
    public async Task Wait_WithADeadlineThatBeganEarlier_HasTheRestOfIt()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), _time);
        _time.Advance(TimeSpan.FromSeconds(6));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Engine().WaitAsync(Subject("running"), first: null, deadline, progress: null, CancellationToken.None));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Wait_CancelledByTheCaller_ThrowsWithHisToken()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(3), _time);

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(Engine().WaitAsync(Subject("running"), first: null, TimeSpan.FromSeconds(30), progress: null, caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Wait_CancelledByItself_PassesThatOn()
    {
        var odd = new OperationCanceledException("odd");

        (await Record.ExceptionAsync(() => Engine().WaitAsync(new FakeSubject(FakeSubject.Fails(odd)), first: null, TimeSpan.FromSeconds(30), progress: null, CancellationToken.None))).ShouldBe(odd);
    }

    [Fact]
    public async Task Wait_InOneState_SaysForHowLongItHasBeenSeen()
    {
        var subject = new FakeSubject(
            FakeSubject.Is("starting"), FakeSubject.Is("running", TimeSpan.FromSeconds(1), _time), FakeSubject.Is("running 2", TimeSpan.FromSeconds(3), _time), FakeSubject.Is(FakeSubject.End));

        await _time.RunUntilAsync(Engine().WaitAsync(subject, first: null, limit: null, progress: null, CancellationToken.None));

        subject.StateAges[0].ShouldBe(TimeSpan.Zero);
        subject.StateAges[1].ShouldBe(TimeSpan.Zero);
        subject.StateAges[2].ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(3));
        subject.StateAges[3].ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Wait_ThroughChanges_LogsEachOnOneLine()
    {
        await _time.RunUntilAsync(Engine().WaitAsync(Subject("odd\nERROR\u0085forged", "odd\nERROR\u0085forged", FakeSubject.End), first: null, limit: null, progress: null, CancellationToken.None));

        _logs.Messages.ShouldBe(["Debug 8 Thing 1 is odd ERROR forged. ", "Debug 8 Thing 1 is ended. "]);
    }

    [Fact]
    public async Task Wait_LongerThanItsLimitInAnOddState_HasAMessageOfOneLine() =>
        (await _time.RunUntilThrownAsync<LivyTimeoutException>(Engine().WaitAsync(Subject("odd\r\nERROR"), first: null, TimeSpan.FromSeconds(3), progress: null, CancellationToken.None)))
            .Message.ShouldEndWith("its last state was odd ERROR.");

    [Fact]
    public async Task Watch_WithoutALimit_GoesOnAndOn()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromMinutes(20), _time);

        await _time.RunUntilThrownAsync<OperationCanceledException>(ReadAsync(Engine().WatchAsync(Subject("running"), first: null, caller.Token)));

        _time.Elapsed.ShouldBe(TimeSpan.FromMinutes(20));
    }

    [Fact]
    public async Task Watch_OfChanges_BringsTheFirstEachChangeAndTheLast() =>
        (await _time.RunUntilAsync(ReadAsync(Engine().WatchAsync(Subject("running", "running", FakeSubject.End), "starting", CancellationToken.None)))).ShouldBe(["starting", "running", FakeSubject.End]);

    [Fact]
    public async Task Wait_OfALongOne_PausesNoLongerThanTheSubjectWants()
    {
        var polls = new List<TimeSpan>();
        var subject = new FakeSubject(_ =>
        {
            polls.Add(_time.Elapsed);
            return Task.FromResult("running");
        });

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Engine().WaitAsync(subject, first: null, TimeSpan.FromMinutes(1), progress: null, CancellationToken.None));

        polls.Zip(polls.Skip(1), (before, now) => now - before).Max().ShouldBeInRange(TimeSpan.FromSeconds(1.6), TimeSpan.FromSeconds(2));
    }

    private static FakeSubject Subject(params string[] words) => new([.. words.Select(word => FakeSubject.Is(word))]);

    private static async Task<List<string>> ReadAsync(IAsyncEnumerable<string> changes)
    {
        var seen = new List<string>();
        await foreach (var change in changes.ConfigureAwait(false))
        {
            seen.Add(change);
        }

        return seen;
    }

    private WaitEngine Engine() => new(_options, _time, _logs, _calls);
}
