namespace Livy.Client;

/// <summary>A handle of a batch: waits for it, watches it, reads its log, ends it.</summary>
public sealed class LivyBatch
{
    private readonly LivyContext _context;
    private readonly FirstSnapshot<BatchInfo>? _created;

    internal LivyBatch(LivyContext context, LivyId id)
    {
        _context = context;
        Id = id;
        Log = new LivyLog(context, (api, from, size, token) => api.GetBatchLogAsync(id, from, size, cancellationToken: token));
    }

    internal LivyBatch(LivyContext context, BatchInfo created)
        : this(context, created.Id) => _created = new FirstSnapshot<BatchInfo>(created, context.Time);

    /// <summary>The id or name that addresses the batch.</summary>
    public LivyId Id { get; }

    /// <summary>What spark-submit printed; in client mode that includes the driver.</summary>
    public LivyLog Log { get; }

    /// <summary>Asks for the batch as it is now.</summary>
    /// <exception cref="LivyApiException">It does not exist any more: <see cref="LivyErrorCode.SessionNotFound"/>.</exception>
    public Task<BatchInfo> GetAsync(CancellationToken cancellationToken = default) => _context.Calls.GetBatchAsync(Id, cancellationToken: cancellationToken);

    /// <summary>Asks for the state alone.</summary>
    /// <exception cref="LivyApiException">It does not exist any more: <see cref="LivyErrorCode.SessionNotFound"/>.</exception>
    public async Task<BatchState> GetStateAsync(CancellationToken cancellationToken = default) =>
        (await _context.Calls.GetBatchStateAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false)).State;

    /// <summary>Waits until the batch has succeeded. Cancelling the token ends the wait, not the batch.</summary>
    /// <inheritdoc cref="WaitAsync(TimeSpan?, IProgress{BatchInfo}, CancellationToken)" path="/exception"/>
    public Task<BatchInfo> WaitAsync(CancellationToken cancellationToken = default) => WaitAsync(timeout: null, cancellationToken: cancellationToken);

    /// <summary>Waits until the batch has succeeded. Cancelling the token ends the wait, not the batch.</summary>
    /// <param name="timeout">The limit; none by default.</param>
    /// <param name="progress">Told of each change of state or application.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The batch in its last state.</returns>
    /// <exception cref="LivyBatchFailedException">It failed or was killed, with the end of its log and a hint; or the server forgot it before its end was seen.</exception>
    /// <exception cref="LivyTimeoutException">The limit was reached.</exception>
    public async Task<BatchInfo> WaitAsync(TimeSpan? timeout, IProgress<BatchInfo>? progress = null, CancellationToken cancellationToken = default)
    {
        var ended = await WaitForEndAsync(timeout, progress, cancellationToken).ConfigureAwait(false);
        if (!ended.State.IsFailure)
        {
            return ended;
        }

        var log = await Log.TryReadTailAsync().ConfigureAwait(false);
        log = log.Count > 0 ? log : ended.Log;
        throw new LivyBatchFailedException($"Batch {Id} failed; its state is {ended.State}.", Id, ended.State, log, Hints.For(log), outcomeUnknown: false);
    }

    /// <summary>Waits for the end, however it comes. Cancelling the token ends the wait, not the batch.</summary>
    /// <inheritdoc cref="WaitForEndAsync(TimeSpan?, IProgress{BatchInfo}, CancellationToken)" path="/exception"/>
    public Task<BatchInfo> WaitForEndAsync(CancellationToken cancellationToken = default) => WaitForEndAsync(timeout: null, cancellationToken: cancellationToken);

    /// <summary>Waits for the end, however it comes. Cancelling the token ends the wait, not the batch.</summary>
    /// <param name="timeout">The limit; none by default.</param>
    /// <param name="progress">Told of each change of state or application.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The batch in its last state.</returns>
    /// <exception cref="LivyBatchFailedException">The server forgot it before its end was seen.</exception>
    /// <exception cref="LivyTimeoutException">The limit was reached.</exception>
    public Task<BatchInfo> WaitForEndAsync(TimeSpan? timeout, IProgress<BatchInfo>? progress = null, CancellationToken cancellationToken = default)
    {
        SpecRules.Positive(timeout, nameof(timeout));
        return _context.Engine.WaitAsync(new BatchSubject(_context, Id), _created?.IfFresh(), timeout, progress, cancellationToken);
    }

    /// <summary>Brings the batch as it is, then each change of its state or application, and ends with its last state. Leaving the loop ends the looking.</summary>
    /// <exception cref="LivyBatchFailedException">The server forgot it before its end was seen.</exception>
    public IAsyncEnumerable<BatchInfo> WatchAsync(CancellationToken cancellationToken = default) =>
        _context.Engine.WatchAsync(new BatchSubject(_context, Id), _created?.IfFresh(), timeout: null, cancellationToken);

    /// <summary>Ends the batch if it still runs, and removes it. That it is gone already is fine. Goes on at the server if the token is cancelled.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _context.Calls.DeleteBatchAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (LivyApiException gone) when (gone.Verdict is Verdict.Gone)
        {
            // Deleted by somebody else, or by an earlier attempt whose answer was lost.
        }
    }

    /// <summary>The id.</summary>
    public override string ToString() => $"batch {Id}";
}
