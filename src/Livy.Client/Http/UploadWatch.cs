namespace Livy.Client;

/// <summary>Ends an upload that stands still, or whose answer does not come.</summary>
internal sealed class UploadWatch : IDisposable
{
    private readonly UploadLimits _limits;
    private readonly CancellationTokenSource _expired;
    private readonly CancellationTokenSource _linked;
    private readonly UploadContent _content;

    public UploadWatch(UploadLimits limits, UploadContent content, CancellationToken cancellationToken)
    {
        _limits = limits;
        _content = content;
        _expired = new CancellationTokenSource(limits.Idle, limits.Time);
        _linked = CancellationTokenSource.CreateLinkedTokenSource(_expired.Token, cancellationToken);
    }

    public CancellationToken Token => _linked.Token;

    public bool HasExpired => _expired.IsCancellationRequested;

    public string Explanation => _content.IsSent
        ? $"the file was sent, but no answer came within {_limits.Response}."
        : $"no byte of the file could be sent for {_limits.Idle}.";

    public void OnBlockSent() => _expired.CancelAfter(_content.IsSent ? _limits.Response : _limits.Idle);

    public void Dispose()
    {
        _linked.Dispose();
        _expired.Dispose();
    }
}
