using System.Net;
using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Pauses between polls, faults on the way, and when they are too many.</summary>
public class PollerTests
{
    private static readonly LivyConnectionException Refused = new("refused", mayHaveReachedServer: false);

    private readonly SimulatedClock _time = new();
    private readonly RecordingLoggerFactory _logs = new();
    private readonly LivyWaitOptions _options = new();

    [Fact]
    public async Task Next_WithNothingKnown_PollsAtOnce()
    {
        (await NextAsync(new FakeSubject(FakeSubject.Is("running")), last: null)).ShouldBe("running");

        _time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Next_WithSomethingKnown_PausesFirst()
    {
        await NextAsync(new FakeSubject(FakeSubject.Is("running")), "running");

        _time.Elapsed.ShouldBe(_options.MinInterval);
    }

    [Fact]
    public async Task Next_AgainWithNothingKnown_Pauses()
    {
        var poller = Poller(new FakeSubject(FakeSubject.Is("running")));
        await _time.RunUntilAsync(poller.NextAsync(null, CancellationToken.None));

        await _time.RunUntilAsync(poller.NextAsync(null, CancellationToken.None));

        _time.Elapsed.ShouldBe(_options.MinInterval);
    }

    [Fact]
    public async Task Next_AfterASlowPoll_PausesAsLongAsThatTook()
    {
        var poller = Poller(new FakeSubject(FakeSubject.Is("running", TimeSpan.FromMilliseconds(400), _time), FakeSubject.Is("running")));
        await _time.RunUntilAsync(poller.NextAsync(null, CancellationToken.None));

        await _time.RunUntilAsync(poller.NextAsync("running", CancellationToken.None));

        _time.Elapsed.ShouldBe(TimeSpan.FromMilliseconds(800));
    }

    [Theory]
    [InlineData("starting", "running", true)]
    [InlineData("starting", "starting", false)]
    public async Task Next_AfterAChangeThatBringsTheEndNearer_PausesShortly(string before, string now, bool isShort)
    {
        var poller = Poller(new FakeSubject(FakeSubject.Is(now)) { Nearer = ("starting", "running") });
        _time.Advance(TimeSpan.FromMinutes(1));
        await _time.RunUntilAsync(poller.NextAsync(before, CancellationToken.None));
        var seen = _time.Elapsed;

        await _time.RunUntilAsync(poller.NextAsync(now, CancellationToken.None));

        (_time.Elapsed - seen == _options.MinInterval).ShouldBe(isShort);
    }

    [Fact]
    public async Task Next_AfterFaults_PausesLongerAndLongerUpToFiveSeconds()
    {
        var polls = new List<TimeSpan>();
        var subject = new FakeSubject(_ =>
        {
            polls.Add(_time.Elapsed);
            return Task.FromException<string>(Refused);
        });

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Poller(subject).NextAsync(null, CancellationToken.None));

        var pauses = polls.Zip(polls.Skip(1), (before, now) => now - before).ToList();
        pauses[0].ShouldBe(TimeSpan.FromMilliseconds(200));
        pauses[3].ShouldBe(TimeSpan.FromMilliseconds(200));
        pauses[6].ShouldBe(TimeSpan.FromMilliseconds(312));
        pauses[^1].ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Next_WhileFaultsLastTooLong_ThrowsWithTheLastStateAndTheFault()
    {
        _options.FaultTolerance = TimeSpan.FromMinutes(1);

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Poller(new FakeSubject(FakeSubject.Fails(Refused))).NextAsync("running 2", CancellationToken.None));

        error.ShouldSatisfyAllConditions(
            () => error.Message.ShouldBe("Thing 1 could not be polled for 00:01:00; its last state was running. refused"),
            () => error.Limit.ShouldBe(TimeSpan.FromMinutes(1)),
            () => error.Id.ShouldBe((LivyId)1),
            () => error.LastState.ShouldBe("running"),
            () => error.InnerException.ShouldBe(Refused));
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(65));
    }

    [Fact]
    public async Task Next_WhileFaultsLastTooLongWithNothingSeen_SaysSo()
    {
        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(Poller(new FakeSubject(FakeSubject.Fails(Refused))).NextAsync(null, CancellationToken.None));

        error.Message.ShouldContain("its last state was never seen");
        error.LastState.ShouldBeNull();
    }

    [Fact]
    public async Task Next_WithoutTolerance_StandsAFaultThatTakesNoTime()
    {
        _options.FaultTolerance = TimeSpan.Zero;

        (await NextAsync(new FakeSubject(FakeSubject.Fails(Refused), FakeSubject.Is("running")), last: null)).ShouldBe("running");
    }

    [Fact]
    public async Task Next_WithoutTolerance_DoesNotStandASecondFault()
    {
        _options.FaultTolerance = TimeSpan.Zero;
        var subject = new FakeSubject(FakeSubject.Fails(Refused));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Poller(subject).NextAsync(null, CancellationToken.None));

        subject.Polls.ShouldBe(2);
    }

    [Fact]
    public async Task Next_OfAPollThatHangsBeforeItFails_CountsFromItsBeginning()
    {
        _options.FaultTolerance = TimeSpan.FromSeconds(20);
        var subject = new FakeSubject(async token =>
        {
            await Task.Delay(TimeSpan.FromSeconds(15), _time, token).ConfigureAwait(false);
            throw Refused;
        });

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Poller(subject).NextAsync(null, CancellationToken.None));

        subject.Polls.ShouldBe(2);
    }

    [Fact]
    public async Task Next_AfterAGoodPoll_CountsFaultsAnew()
    {
        _options.FaultTolerance = TimeSpan.FromSeconds(1);
        var poller = Poller(new FakeSubject(FakeSubject.Fails(Refused), FakeSubject.Is("running"), FakeSubject.Fails(Refused), FakeSubject.Is("running")));
        await _time.RunUntilAsync(poller.NextAsync(null, CancellationToken.None));
        _time.Advance(TimeSpan.FromMinutes(1));

        (await _time.RunUntilAsync(poller.NextAsync("running", CancellationToken.None))).ShouldBe("running");
    }

    [Theory]
    [InlineData(0, 200)]
    [InlineData(3_000, 3_000)]
    [InlineData(90_000, 60_000)]
    public async Task Next_AskedToRetryLater_DoesSoWithinItsOwnPauseAndTheLimit(int asked, int expected)
    {
        var busy = new LivyApiException("busy", HttpStatusCode.ServiceUnavailable, LivyErrorCode.Unavailable, Verdict.Transient, "busy", TimeSpan.FromMilliseconds(asked));

        await NextAsync(new FakeSubject(FakeSubject.Fails(busy), FakeSubject.Is("running")), last: null);

        _time.Elapsed.ShouldBe(TimeSpan.FromMilliseconds(expected));
    }

    [Fact]
    public async Task Next_AfterAnErrorThatDoesNotPass_ThrowsWhatTheSubjectMakesOfIt()
    {
        var refusal = new LivyApiException(HttpStatusCode.NotFound, "Session '1' not found.");

        var error = await _time.RunUntilThrownAsync<InvalidOperationException>(Poller(new FakeSubject(FakeSubject.Fails(refusal))).NextAsync("running", CancellationToken.None));

        error.Message.ShouldBe("explained, last running");
        error.InnerException.ShouldBe(refusal);
        _logs.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Next_WhilePollsHang_AsksSeldomerAndSeldomer()
    {
        var pauses = new List<TimeSpan>();
        var ended = _time.Elapsed;
        var hang = FakeSubject.Hangs(TimeSpan.FromSeconds(60), _time);
        var subject = new FakeSubject(async token =>
        {
            pauses.Add(_time.Elapsed - ended);
            try
            {
                return await hang(token).ConfigureAwait(false);
            }
            finally
            {
                ended = _time.Elapsed;
            }
        });

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Poller(subject).NextAsync(null, CancellationToken.None));

        pauses.Select(pause => (int)pause.TotalSeconds).ShouldBe([0, 15, 33, 57]);
        subject.Unanswered.ShouldBe([false, false, false, true]);
    }

    [Fact]
    public async Task Next_OfWhatIsNotAnsweredForTooLong_ThrowsWhatTheSubjectMakesOfIt()
    {
        var subject = new FakeSubject(FakeSubject.Hangs(TimeSpan.FromSeconds(60), _time)) { Unanswerable = new InvalidOperationException("unanswerable") };

        (await _time.RunUntilThrownAsync<InvalidOperationException>(Poller(subject).NextAsync(null, CancellationToken.None))).Message.ShouldBe("unanswerable");

        _time.Elapsed.ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(6));
    }

    [Fact]
    public async Task Next_OfHangsAfterOtherFaults_CountsTheHangsAlone()
    {
        _options.FaultTolerance = TimeSpan.FromMinutes(2);
        var hang = FakeSubject.Hangs(TimeSpan.FromSeconds(60), _time);
        var subject = new FakeSubject(hang, FakeSubject.Fails(Refused), hang) { Unanswerable = new InvalidOperationException("unanswerable") };

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Poller(subject).NextAsync(null, CancellationToken.None));

        subject.Unanswered.ShouldBe([false, false]);
    }

    [Fact]
    public async Task Next_ThatHangsAndAnswersLater_BringsThat() =>
        (await NextAsync(new FakeSubject(FakeSubject.Hangs(TimeSpan.FromSeconds(60), _time), FakeSubject.Hangs(TimeSpan.FromSeconds(60), _time), FakeSubject.Is("running")), last: null)).ShouldBe("running");

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(302)]
    public async Task Next_RefusedForAWhile_LooksPastIt(int status)
    {
        var refused = FakeSubject.Answers(status);

        (await NextAsync(new FakeSubject(refused, refused, refused, FakeSubject.Is("running")), "running")).ShouldBe("running");
    }

    [Fact]
    public async Task Next_RefusedForTooLong_ThrowsTheRefusal()
    {
        var revoked = new LivyApiException(HttpStatusCode.Forbidden, "no");

        var error = await _time.RunUntilThrownAsync<InvalidOperationException>(Poller(new FakeSubject(FakeSubject.Fails(revoked))).NextAsync("running", CancellationToken.None));

        error.InnerException.ShouldBe(revoked);
        _time.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(36));
    }

    [Fact]
    public async Task Next_RefusedWithoutTolerance_ThrowsAtTheSecondTime()
    {
        _options.RefusalTolerance = TimeSpan.Zero;
        var subject = new FakeSubject(FakeSubject.Answers(401));

        await _time.RunUntilThrownAsync<InvalidOperationException>(Poller(subject).NextAsync(null, CancellationToken.None));

        subject.Polls.ShouldBe(2);
    }

    [Fact]
    public async Task Next_RefusedAfterALongFault_IsTheWholeTimeTolerant()
    {
        _options.FaultTolerance = TimeSpan.FromSeconds(50);
        var gone = FakeSubject.Fails(Refused);
        var subject = new FakeSubject([.. Enumerable.Repeat(gone, 12), FakeSubject.Answers(302), FakeSubject.Answers(302), FakeSubject.Is("running")]);

        (await NextAsync(subject, "running")).ShouldBe("running");
    }

    [Fact]
    public async Task Next_RefusedAndUnreachableInTurns_EndsAfterTheToleranceForFaults()
    {
        var turn = 0;
        var subject = new FakeSubject(_ => Task.FromException<string>(turn++ % 2 == 0 ? new LivyApiException(HttpStatusCode.Unauthorized, "") : Refused));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(Poller(subject).NextAsync(null, CancellationToken.None));

        _time.Elapsed.ShouldBeInRange(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.2));
    }

    [Fact]
    public async Task Next_InAPauseWhenTheClientIsDisposed_PollsAtOnce()
    {
        using var closing = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        var poller = new Poller<string>(new FakeSubject(FakeSubject.Is("running")), new LivyWaitOptions { MinInterval = TimeSpan.FromSeconds(2) }, _time, _logs, closing.Token);

        await _time.RunUntilAsync(poller.NextAsync("running", CancellationToken.None));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Next_ThroughFaults_LogsOneWarningThenDebugThenAnInformation()
    {
        await NextAsync(new FakeSubject(FakeSubject.Fails(Refused), FakeSubject.Fails(Refused), FakeSubject.Fails(Refused), FakeSubject.Is("running")), last: null);

        _logs.Messages.Select(message => message.Split(Environment.NewLine)[0]).ShouldBe(
            [
                "Warning 7 Thing 1 can not be polled; the wait goes on. Livy.Client.LivyConnectionException: refused",
                "Debug 12 Thing 1 can still not be polled: refused ",
                "Debug 12 Thing 1 can still not be polled: refused ",
                "Information 13 Thing 1 can be polled again, after 0.6 s. ",
            ]);
    }

    [Fact]
    public async Task Next_WithoutFaults_LogsNothing()
    {
        await NextAsync(new FakeSubject(FakeSubject.Is("running")), last: null);

        _logs.Messages.ShouldBeEmpty();
    }

    [Fact]
    public async Task Next_CancelledDuringAPause_StopsPolling()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(100), _time);
        var subject = new FakeSubject(FakeSubject.Fails(Refused));

        await _time.RunUntilThrownAsync<OperationCanceledException>(Poller(subject).NextAsync(null, caller.Token));

        subject.Polls.ShouldBe(1);
        _time.Elapsed.ShouldBe(TimeSpan.FromMilliseconds(100));
    }

    private Poller<string> Poller(FakeSubject subject) => new(subject, _options, _time, _logs);

    private Task<string> NextAsync(FakeSubject subject, string? last) => _time.RunUntilAsync(Poller(subject).NextAsync(last, CancellationToken.None));
}
