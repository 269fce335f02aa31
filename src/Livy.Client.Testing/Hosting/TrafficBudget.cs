using System.Threading.RateLimiting;

namespace Livy.Client.Testing;

/// <summary>
/// How many bytes may be under way at once, over all connections. Bodies wait for their turn; an answer for which there is no room even among those that wait is given up,
/// because it takes its room already.
/// </summary>
internal sealed class TrafficBudget(FakeLivyOptions options) : IDisposable
{
    /// <summary>What many may have at once, since there are never more of them than connections.</summary>
    public const int Small = 1 << 14;
    private const int Unit = 1 << 10;

    private readonly ConcurrencyLimiter _bodies = Limiter(options.MemoryLimit, int.MaxValue);
    private readonly ConcurrencyLimiter _uploads = Limiter(RequestLimits.Upload(options), int.MaxValue);
    private readonly ConcurrencyLimiter _answers = Limiter(2 * options.MemoryLimit, Units(2 * options.MemoryLimit));

    public ValueTask<RateLimitLease> BodyAsync(bool isUpload, long bytes, CancellationToken cancellationToken) => AcquireAsync(isUpload ? _uploads : _bodies, bytes, cancellationToken);

    public ValueTask<RateLimitLease> AnswerAsync(long bytes, CancellationToken cancellationToken) => AcquireAsync(_answers, bytes, cancellationToken);

    public void Dispose()
    {
        _bodies.Dispose();
        _uploads.Dispose();
        _answers.Dispose();
    }

    private static ValueTask<RateLimitLease> AcquireAsync(ConcurrencyLimiter limiter, long bytes, CancellationToken cancellationToken) =>
        limiter.AcquireAsync(bytes <= Small ? 0 : Units(bytes), cancellationToken);

    private static ConcurrencyLimiter Limiter(long bytes, int queue) =>
        new(new ConcurrencyLimiterOptions { PermitLimit = Math.Max(1, Units(bytes)), QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    private static int Units(long bytes) => (int)Math.Min(int.MaxValue, (bytes / Unit) + 1);
}
