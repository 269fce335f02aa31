using System.Threading.RateLimiting;

namespace Livy.Client.Testing;

/// <summary>What one exchange takes of the <see cref="TrafficBudget"/>, given back when it is over and its garbage is gone.</summary>
internal sealed class Traffic(TrafficBudget budget) : IAsyncDisposable
{
    private RateLimitLease? _body;
    private RateLimitLease? _answer;
    private long _bytes;

    /// <summary>Waits until there is room for a body.</summary>
    public async Task EnterBodyAsync(bool isUpload, long bytes, CancellationToken cancellationToken)
    {
        _body = await budget.BodyAsync(isUpload, bytes, cancellationToken).ConfigureAwait(false);
        _bytes += bytes;
    }

    /// <returns>False when even too many wait for room.</returns>
    public async Task<bool> TryEnterAnswerAsync(long bytes, CancellationToken cancellationToken)
    {
        _bytes += bytes;
        _answer = await budget.AnswerAsync(bytes, cancellationToken).ConfigureAwait(false);
        return _answer.IsAcquired;
    }

    public async ValueTask DisposeAsync()
    {
        await Garbage.LeaveAsync(_bytes).ConfigureAwait(false);
        _answer?.Dispose();
        _body?.Dispose();
    }
}
