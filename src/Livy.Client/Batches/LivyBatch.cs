namespace Livy.Client;

/// <summary>A handle of a batch: waits for it, watches it, reads its log, ends it.</summary>
public sealed class LivyBatch
{
    private readonly BatchServices _services;
    private readonly FirstSnapshot<BatchInfo>? _created;

    /// <param name="identity">Which batch it is.</param>
    /// <param name="created">The answer to its creation, if this handle made it.</param>
    /// <param name="services">What it works with.</param>
    internal LivyBatch(ApplicationIdentity identity, BatchInfo? created, BatchServices services)
    {
        _services = services;
        _created = created is null ? null : new FirstSnapshot<BatchInfo>(created, services.Time);
        Identity = identity;
        Log = new LivyLog((from, size, token) => services.Calls.CallAsync(identity, (api, address) => api.GetBatchLogAsync(address, from, size, cancellationToken: token), token));
    }

    /// <summary>The number of the batch, or what it was attached by.</summary>
    public LivyId Id => Identity.Id;

    /// <summary>Its name, given or made up by the client; <see langword="null"/> if it has none, and for a batch that was attached by number.</summary>
    public string? Name => Identity.Name;

    /// <summary>Which batch it is.</summary>
    internal ApplicationIdentity Identity { get; }

    /// <summary>What spark-submit printed; in client mode that includes the driver.</summary>
    public LivyLog Log { get; }

    /// <summary>Asks for the batch as it is now.</summary>
    /// <exception cref="LivyBatchFailedException">It is gone, or another one has its number or name.</exception>
    public Task<BatchInfo> GetAsync(CancellationToken cancellationToken = default) => _services.Calls.GetAsync(Identity, cancellationToken);

    /// <summary>Asks for the state alone.</summary>
    /// <exception cref="LivyBatchFailedException">It is gone.</exception>
    public async Task<BatchState> GetStateAsync(CancellationToken cancellationToken = default) =>
        (await _services.Calls.CallAsync(Identity, (api, address) => api.GetBatchStateAsync(address, cancellationToken: cancellationToken), cancellationToken).ConfigureAwait(false)).State;

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
        using var deadline = new Deadline(timeout, _services.Time);
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
        return WaitEnd.OfHandleAsync(_services.Engine.WaitAsync(Subject, _created?.IfFresh(), timeout, progress, cancellationToken), new LivyCandidate(this), cancellationToken);
    }

    /// <summary>Brings the batch as it is, then each change of its state or application, and ends with its last state. Leaving the loop ends the polling.</summary>
    /// <exception cref="LivyBatchFailedException">The server forgot it before its end was seen.</exception>
    public IAsyncEnumerable<BatchInfo> WatchAsync(CancellationToken cancellationToken = default) =>
        WaitEnd.OfWatchAsync(_services.Engine.WatchAsync(Subject, _created?.IfFresh(), cancellationToken), new LivyCandidate(this), cancellationToken);

    /// <summary>Ends the batch if it still runs, and removes it. That it is gone already is fine. Goes on at the server if the token is cancelled.</summary>
    public async Task DeleteAsync(CancellationToken cancellationToken = default)
    {
        await _services.Deletion.DeleteAsync(Identity, () => new LivyCandidate(this), cancellationToken).ConfigureAwait(false);
        _services.LiveNames.Remove(Identity);
    }

    /// <summary>
    /// A text that outlives this process: <see cref="LivyBatches.Resume"/> makes a handle of it again, which never takes another batch for this one. Holds the endpoint, the name, the id, the owner and the
    /// application, no credentials.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing is known that would tell the batch from another one, as of one that was attached by number: call <see cref="GetAsync"/> first.</exception>
    public string ToToken() => _services.Tokens.Of(Identity);

    /// <summary>The id.</summary>
    public override string ToString() => $"batch {Id}";

    /// <summary>Deletes it after its caller has left; a failure is logged.</summary>
    internal Task TryDeleteAsync() => _services.Deletion.TryDeleteAsync(Identity, () => new LivyCandidate(this));

    /// <summary>Waits for success as a part of a longer call.</summary>
    internal async Task<BatchInfo> WaitAsync(Deadline deadline, IProgress<BatchInfo>? progress, CancellationToken cancellationToken)
    {
        var ended = await _services.Engine.WaitAsync(Subject, _created?.IfFresh(), deadline, progress, cancellationToken).ConfigureAwait(false);
        if (!ended.State.IsFailure)
        {
            return ended;
        }

        var log = await LogTail.TryReadAsync(
            (size, token) => _services.Polls.CallAsync(Identity, (api, address) => api.GetBatchLogAsync(address, size: size, cancellationToken: token), token), _services.Time).ConfigureAwait(false);
        throw BatchFailures.Ended(Id, ended, log);
    }

    private BatchSubject Subject => new(_services.Polls, Identity, _services.MaxInterval);
}
