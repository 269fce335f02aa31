using System.Threading.RateLimiting;

namespace Livy.Client.Testing;

/// <summary>
/// How many bytes may be under way at once, over all connections. Bodies wait for their turn, and so do answers; but an answer takes its room while it waits, so that not all may.
/// </summary>
internal sealed class TrafficBudget(FakeLivyOptions options) : IDisposable
{
    /// <summary>What many may have at once, since there are never more of them than connections.</summary>
    public const int Small = 1 << 14;
    private const int Unit = 1 << 10;

    private readonly ConcurrencyLimiter _bodies = Limiter(options.MemoryLimit, int.MaxValue);
    private readonly ConcurrencyLimiter _uploads = Limiter(RequestLimits.Upload(options), int.MaxValue);
    private readonly ConcurrencyLimiter _answers = Limiter(options.MemoryLimit, Units(options.MemoryLimit));
    private readonly int _most = Units(options.MemoryLimit);
    private readonly int _mostOfUploads = Units(RequestLimits.Upload(options));

    public ValueTask<RateLimitLease> BodyAsync(bool isUpload, long bytes, CancellationToken cancellationToken) =>
        isUpload ? AcquireAsync(_uploads, bytes, _mostOfUploads, cancellationToken) : AcquireAsync(_bodies, bytes, _most, cancellationToken);

    public ValueTask<RateLimitLease> AnswerAsync(long bytes, CancellationToken cancellationToken) => AcquireAsync(_answers, bytes, _most, cancellationToken);

    public void Dispose()
    {
        _bodies.Dispose();
        _uploads.Dispose();
        _answers.Dispose();
    }

    /// <summary>What is larger than all that there may be has it for itself: an answer that a script has made.</summary>
    private static ValueTask<RateLimitLease> AcquireAsync(ConcurrencyLimiter limiter, long bytes, int most, CancellationToken cancellationToken) =>
        limiter.AcquireAsync(bytes <= Small ? 0 : Math.Min(most, Units(bytes)), cancellationToken);

    private static ConcurrencyLimiter Limiter(long bytes, int queue) =>
        new(new ConcurrencyLimiterOptions { PermitLimit = Units(bytes), QueueLimit = queue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });

    private static int Units(long bytes) => (int)Math.Min(int.MaxValue / 2, (bytes / Unit) + 1);
}
