namespace Livy.Client.Testing.Tests;

/// <summary>One request under way. The recorder had several connections, so one may begin long before the line it is written on.</summary>
internal sealed class GoldenAsk : IDisposable
{
    private const int Patience = 600;
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan LongStep = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource _giveUp = new();
    private readonly SimulatedClock _clock;
    private readonly Task<FakeLivyResponse> _answer;

    public GoldenAsk(FakeLivy livy, SimulatedClock clock, FakeLivyRequest request)
    {
        _clock = clock;
        _answer = livy.HandleAsync(request, _giveUp.Token);
    }

    /// <summary>Moves the clock until there is an answer; null when there never is one.</summary>
    /// <param name="limit">When the recorded client gave up; null when it did not have to.</param>
    public async Task<FakeLivyResponse?> AnswerAsync(TimeSpan? limit)
    {
        var end = _clock.GetUtcNow() + (limit ?? TimeSpan.FromDays(1));
        for (var step = 0; !_answer.IsCompleted && step < Patience && _clock.GetUtcNow() < end; step++)
        {
            _clock.Advance(step < 100 ? Step : LongStep);
        }

        await _giveUp.CancelAsync();
        try
        {
            return await _answer;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _giveUp.Dispose();
}
