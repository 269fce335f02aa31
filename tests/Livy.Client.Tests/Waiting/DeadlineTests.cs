using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class DeadlineTests
{
    private readonly SimulatedClock _time = new();

    [Fact]
    public async Task Run_OfAStepThatEndsInTime_BringsItsResult()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(5), _time);

        (await _time.RunUntilAsync(deadline.RunAsync(token => StepAsync(4, token), Expired, CancellationToken.None))).ShouldBe(7);

        deadline.HasPassed.ShouldBeFalse();
    }

    [Fact]
    public async Task Run_OfAStepThatTakesTooLong_ThrowsWhatItIsToldTo()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(5), _time);

        var error = await _time.RunUntilThrownAsync<LivyTimeoutException>(deadline.RunAsync(token => StepAsync(6, token), Expired, CancellationToken.None));

        error.InnerException.ShouldBeAssignableTo<OperationCanceledException>();
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
        deadline.HasPassed.ShouldBeTrue();
    }

    [Fact]
    public async Task Run_OfTwoSteps_SharesTheLimitBetweenThem()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(5), _time);
        await _time.RunUntilAsync(deadline.RunAsync(token => StepAsync(3, token), Expired, CancellationToken.None));

        await _time.RunUntilThrownAsync<LivyTimeoutException>(deadline.RunAsync(token => StepAsync(3, token), Expired, CancellationToken.None));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Run_CancelledByTheCaller_ThrowsWithHisToken()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(5), _time);
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(deadline.RunAsync(token => StepAsync(6, token), Expired, caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
    }

    [Fact]
    public async Task Run_CancelledByItselfInTime_PassesThatOn()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(5), _time);

        await Should.ThrowAsync<OperationCanceledException>(() => deadline.RunAsync<int>(_ => throw new OperationCanceledException(), Expired, CancellationToken.None));
    }

    [Fact]
    public async Task Run_WithoutALimit_HandsOnTheCallersToken()
    {
        using var deadline = new Deadline(limit: null, _time);
        using var caller = new CancellationTokenSource();

        (await deadline.RunAsync(Task.FromResult, Expired, caller.Token)).ShouldBe(caller.Token);
    }

    [Theory]
    [InlineData(49, false)]
    [InlineData(48, true)]
    public void Limit_BeyondWhatTimersTake_IsWithoutEnd(int days, bool passes)
    {
        using var deadline = new Deadline(TimeSpan.FromDays(days), _time);

        _time.Advance(TimeSpan.FromDays(60));

        deadline.HasPassed.ShouldBe(passes);
        deadline.Limit.ShouldBe(TimeSpan.FromDays(days));
    }

    [Fact]
    public void Limit_OfAnInstantBefore_HasNotPassed()
    {
        using var deadline = new Deadline(TimeSpan.FromSeconds(5), _time);

        _time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromTicks(1));

        deadline.HasPassed.ShouldBeFalse();
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public void None_NeverPasses()
    {
        using var deadline = new Deadline(limit: null, _time);

        _time.Advance(TimeSpan.FromDays(1000));

        deadline.HasPassed.ShouldBeFalse();
        deadline.Limit.ShouldBeNull();
    }

    private static LivyTimeoutException Expired(Exception cause) => new("expired", TimeSpan.FromSeconds(5), innerException: cause);

    private async Task<int> StepAsync(int seconds, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), _time, cancellationToken).ConfigureAwait(false);
        return 7;
    }
}
