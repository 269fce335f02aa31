namespace Livy.Client.ConformanceTests;

/// <summary>Keeps what a wait reports, in order.</summary>
internal sealed class Changes<T> : IProgress<T>
{
    private readonly Lock _gate = new();
    private readonly List<T> _seen = [];
    private readonly TaskCompletionSource<T> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What was reported so far.</summary>
    public IReadOnlyList<T> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>The first report, as soon as it comes.</summary>
    public Task<T> FirstAsync(CancellationToken cancellationToken) => _first.Task.WaitAsync(cancellationToken);

    public void Report(T value)
    {
        lock (_gate)
        {
            _seen.Add(value);
        }

        _first.TrySetResult(value);
    }
}
