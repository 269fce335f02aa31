namespace Livy.Client;

/// <summary>Ends an upload that stands still, or whose answer does not come.</summary>
internal sealed class UploadWatch : IDisposable
{
    private readonly UploadLimits _limits;
    private readonly CancellationTokenSource _expired;
    private readonly CancellationTokenSource _linked;
    private UploadContent? _content;

    public UploadWatch(UploadLimits limits, CancellationToken cancellationToken)
    {
        _limits = limits;
        _expired = new CancellationTokenSource(Timeout.InfiniteTimeSpan, limits.Time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_expired.Token, cancellationToken);
    }

    public CancellationToken Token => _linked.Token;

    public bool HasExpired => _expired.IsCancellationRequested;

    public string Explanation => _content is { IsSent: true }
        ? $"the file was sent, but no answer came within {_limits.Response}."
        : $"no byte of the file could be sent for {_limits.Idle}.";

    public void Start(UploadContent content)
    {
        _content = content;
        OnBlockSent();
    }

    public void OnBlockSent() => _expired.CancelAfter(_content is { IsSent: true } ? _limits.Response : _limits.Idle);

    public void Dispose()
    {
        _linked.Dispose();
        _expired.Dispose();
    }
}
