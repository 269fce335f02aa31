using Livy.Client.Testing;

namespace Livy.Client.Tests;

/// <summary>Who may begin a call, and when all have ended.</summary>
public class CallsInFlightTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly SimulatedClock _time = new();
    private readonly CallsInFlight _calls = new();

    [Fact]
    public async Task Close_WithoutCalls_EndsAtOnce()
    {
        await _calls.CloseAsync(Limit, _time);

        _time.Elapsed.ShouldBe(TimeSpan.Zero);
        _calls.IsClosing.ShouldBeTrue();
        _calls.Cut.IsCancellationRequested.ShouldBeFalse();
    }

    [Fact]
    public async Task Close_WithACall_EndsWithIt()
    {
        var call = _calls.Enter();

        var close = _calls.CloseAsync(Limit, _time);

        close.IsCompleted.ShouldBeFalse();
        call.Dispose();
        await close;
    }

    [Fact]
    public async Task Close_WithACallThatDoesNotEnd_EndsAtItsLimit()
    {
        using var call = _calls.Enter();

        await _time.RunUntilAsync(_calls.CloseAsync(Limit, _time));

        _time.Elapsed.ShouldBe(Limit);
    }

    [Fact]
    public async Task Enter_WhileClosing_IsForCleanupsOnly()
    {
        var call = _calls.Enter();
        var close = _calls.CloseAsync(Limit, _time);

        Should.Throw<ObjectDisposedException>(() => _calls.Enter());
        var cleanup = _calls.Enter(isCleanup: true);

        call.Dispose();
        close.IsCompleted.ShouldBeFalse();
        cleanup.Dispose();
        await close;
    }

    [Fact]
    public void Enter_AfterAllIsCutOff_IsForNobody()
    {
        _calls.CutOff();

        Should.Throw<ObjectDisposedException>(() => _calls.Enter());
        Should.Throw<ObjectDisposedException>(() => _calls.Enter(isCleanup: true)).ObjectName.ShouldContain(nameof(LivyClient));
        Should.Throw<ObjectDisposedException>(_calls.ThrowIfClosing);
    }

    [Fact]
    public async Task Close_AndCutOffTwice_IsFine()
    {
        await _calls.CloseAsync(Limit, _time);
        _calls.CutOff();
        await _calls.CloseAsync(Limit, _time);
        _calls.CutOff();

        _calls.Cut.IsCancellationRequested.ShouldBeTrue();
    }
}
