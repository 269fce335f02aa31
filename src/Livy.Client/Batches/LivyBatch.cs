namespace Livy.Client;

/// <summary>A handle of a batch: waits for it, watches it, reads its log, ends it.</summary>
public sealed class LivyBatch
{
    private readonly ILivyApi _calls;
    private readonly ILivyApi _polls;
    private readonly WaitEngine _engine;
    private readonly TimeSpan _maxInterval;
    private readonly TimeProvider _time;
    private readonly FirstSnapshot<BatchInfo>? _created;

    /// <param name="id">What addresses it.</param>
    /// <param name="created">The answer to its creation, if this handle made it.</param>
    /// <param name="calls">The routes, with repeats.</param>
    /// <param name="polls">The routes, without.</param>
    /// <param name="engine">What waits.</param>
    /// <param name="maxInterval">The longest pause between two polls.</param>
    /// <param name="time">The clock.</param>
    internal LivyBatch(LivyId id, BatchInfo? created, ILivyApi calls, ILivyApi polls, WaitEngine engine, TimeSpan maxInterval, TimeProvider time)
    {
        _calls = calls;
        _polls = polls;
        _engine = engine;
        _maxInterval = maxInterval;
        _time = time;
        _created = created is null ? null : new FirstSnapshot<BatchInfo>(created, time);
        Id = id;
        Log = new LivyLog((from, size, token) => BatchFailures.GuardAsync(id, calls.GetBatchLogAsync(id, from, size, cancellationToken: token)));
    }

    /// <summary>The id or name that addresses the batch.</summary>
    public LivyId Id { get; }

    /// <summary>What spark-submit printed; in client mode that includes the driver.</summary>
    public LivyLog Log { get; }

    /// <summary>Asks for the batch as it is now.</summary>
    /// <exception cref="LivyBatchFailedException">It is gone.</exception>
    public Task<BatchInfo> GetAsync(CancellationToken cancellationToken = default) => BatchFailures.GuardAsync(Id, _calls.GetBatchAsync(Id, cancellationToken: cancellationToken));

    /// <summary>Asks for the state alone.</summary>
    /// <exception cref="LivyBatchFailedException">It is gone.</exception>
    public async Task<BatchState> GetStateAsync(CancellationToken cancellationToken = default) =>
        (await BatchFailures.GuardAsync(Id, _calls.GetBatchStateAsync(Id, cancellationToken: cancellationToken)).ConfigureAwait(false)).State;

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
        SpecRules.Positive(timeout, nameof(timeout));
        using var deadline = new Deadline(timeout, _time);
        return await WaitEnd.OfHandleAsync(WaitAsync(deadline, progress, cancellationToken), new LivyCandidate(this), cancellationToken).ConfigureAwait(false);
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
        return WaitEnd.OfHandleAsync(_engine.WaitAsync(Subject, _created?.IfFresh(), timeout, progress, cancellationToken), new LivyCandidate(this), cancellationToken);
    }

    /// <summary>Brings the batch as it is, then each change of its state or application, and ends with its last state. Leaving the loop ends the polling.</summary>
    /// <exception cref="LivyBatchFailedException">The server forgot it before its end was seen.</exception>
    public IAsyncEnumerable<BatchInfo> WatchAsync(CancellationToken cancellationToken = default) =>
        WaitEnd.OfWatchAsync(_engine.WatchAsync(Subject, _created?.IfFresh(), cancellationToken), new LivyCandidate(this), cancellationToken);

    /// <summary>Ends the batch if it still runs, and removes it. That it is gone already is fine. Goes on at the server if the token is cancelled.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _calls.DeleteBatchAsync(Id, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (LivyApiException gone) when (gone.MeansGone)
        {
            // Deleted by somebody else, or by an earlier attempt whose answer was lost.
        }
    }

    /// <summary>The id.</summary>
    public override string ToString() => $"batch {Id}";

    /// <summary>Waits for success as a part of a longer call.</summary>
    internal async Task<BatchInfo> WaitAsync(Deadline deadline, IProgress<BatchInfo>? progress, CancellationToken cancellationToken)
    {
        var ended = await _engine.WaitAsync(Subject, _created?.IfFresh(), deadline, progress, cancellationToken).ConfigureAwait(false);
        if (!ended.State.IsFailure)
        {
            return ended;
        }

        var log = await LogTail.TryReadAsync((size, token) => _polls.GetBatchLogAsync(Id, size: size, cancellationToken: token), _time).ConfigureAwait(false);
        throw BatchFailures.Ended(Id, ended, log);
    }

    private BatchSubject Subject => new(_polls, Id, _maxInterval);
}
