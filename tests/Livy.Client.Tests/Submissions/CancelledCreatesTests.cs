using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class CancelledCreatesTests
{
    private readonly SimulatedClock _time = new();
    private readonly CancelledCreates _creates = new();
    private readonly List<int> _undone = [];

    [Fact]
    public async Task Run_ToItsEnd_BringsWhatWasMadeAndUndoesNothing()
    {
        (await _time.RunUntilAsync(_creates.RunAsync(_ => MakeAsync(5), UndoAsync, CancellationToken.None))).ShouldBe(7);

        _undone.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_CancelledBefore_MakesNothing()
    {
        var made = 0;

        await Should.ThrowAsync<OperationCanceledException>(() => _creates.RunAsync(_ => Task.FromResult(++made), UndoAsync, new CancellationToken(canceled: true)));

        made.ShouldBe(0);
    }

    [Fact]
    public async Task Run_CancelledMeanwhile_EndsAtOnceAndUndoesLater()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);

        var error = await _time.RunUntilThrownAsync<OperationCanceledException>(_creates.RunAsync(_ => MakeAsync(5), UndoAsync, caller.Token));

        error.CancellationToken.ShouldBe(caller.Token);
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(1));
        _undone.ShouldBeEmpty();
        await _time.RunForAsync(TimeSpan.FromSeconds(5));
        _undone.ShouldBe([7]);
    }

    [Fact]
    public async Task Run_ThatFails_ThrowsThatAndUndoesNothing()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => _creates.RunAsync(_ => Task.FromException<int>(new InvalidOperationException()), UndoAsync, CancellationToken.None));

        _undone.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_CancelledByItself_ThrowsThatAndUndoesNothing()
    {
        await Should.ThrowAsync<OperationCanceledException>(() => _creates.RunAsync(_ => Task.FromException<int>(new OperationCanceledException()), UndoAsync, CancellationToken.None));

        await _creates.DrainAsync(TimeSpan.FromSeconds(1), _time);
        _undone.ShouldBeEmpty();
    }

    [Fact]
    public async Task Drain_WhileWorkGoesOn_WaitsForItsEnd()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        await _time.RunUntilThrownAsync<OperationCanceledException>(_creates.RunAsync(_ => MakeAsync(5), UndoSlowlyAsync, caller.Token));

        await _time.RunUntilAsync(_creates.DrainAsync(TimeSpan.FromSeconds(30), _time));

        _undone.ShouldBe([7]);
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task Drain_OfWorkThatDoesNotEnd_EndsAtItsLimit()
    {
        _creates.Keep(new TaskCompletionSource().Task);

        await _time.RunUntilAsync(_creates.DrainAsync(TimeSpan.FromSeconds(30), _time));

        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Drain_OfNothing_EndsAtOnce()
    {
        await _creates.DrainAsync(TimeSpan.FromSeconds(30), _time);

        _time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Drain_AfterACreateOrAnUndoThatFailed_DoesNotThrow()
    {
        using var caller = new CancellationTokenSource(TimeSpan.FromSeconds(1), _time);
        var failing = _creates.RunAsync(_ => FailAsync(5), UndoAsync, caller.Token);
        var orphaned = _creates.RunAsync(_ => MakeAsync(5), _ => throw new InvalidOperationException(), caller.Token);
        await _time.RunUntilThrownAsync<OperationCanceledException>(Task.WhenAll(failing, orphaned));

        await _time.RunUntilAsync(_creates.DrainAsync(TimeSpan.FromSeconds(30), _time));

        _undone.ShouldBeEmpty();
    }

    [Fact]
    public void Keep_OfWorkThatHasEnded_DoesNotHoldIt() => AssertIsLetGo(KeepEnded(_creates));

    [Fact]
    public void Keep_OfWorkThatEndsLater_LetsItGoThen() => AssertIsLetGo(KeepAndEnd(_creates));

    private static WeakReference KeepEnded(CancelledCreates creates)
    {
        var work = new TaskCompletionSource();
        work.SetResult();
        creates.Keep(work.Task);
        return new WeakReference(work.Task);
    }

    private static WeakReference KeepAndEnd(CancelledCreates creates)
    {
        var work = new TaskCompletionSource();
        creates.Keep(work.Task);
        work.SetResult();
        return new WeakReference(work.Task);
    }

    private void AssertIsLetGo(WeakReference work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        work.IsAlive.ShouldBeFalse();
        GC.KeepAlive(_creates);
    }

    private async Task<int> MakeAsync(int seconds)
    {
        await Task.Delay(TimeSpan.FromSeconds(seconds), _time, CancellationToken.None).ConfigureAwait(false);
        return 7;
    }

    private async Task<int> FailAsync(int seconds)
    {
        await MakeAsync(seconds).ConfigureAwait(false);
        throw new InvalidOperationException("odd");
    }

    private Task UndoAsync(int made)
    {
        _undone.Add(made);
        return Task.CompletedTask;
    }

    private async Task UndoSlowlyAsync(int made)
    {
        await Task.Delay(TimeSpan.FromSeconds(3), _time, CancellationToken.None).ConfigureAwait(false);
        _undone.Add(made);
    }
}
