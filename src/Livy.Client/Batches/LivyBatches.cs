namespace Livy.Client;

/// <summary>The batches of a server: submit, attach, list.</summary>
public sealed class LivyBatches
{
    private readonly ClientCore _core;
    private readonly ILivyApi _calls;
    private readonly BatchRoutes _routes;
    private readonly BatchServices _services;
    private readonly string? _user;

    /// <param name="core">What the client's views share.</param>
    /// <param name="user">The user that calls are made for; <see langword="null"/> for the caller himself.</param>
    /// <param name="root">The endpoint, with a slash at its end.</param>
    internal LivyBatches(ClientCore core, string? user, Uri? root)
    {
        _user = user;
        var polls = core.PollsFor(user);
        _core = core;
        _calls = core.CallsFor(user);
        _routes = new BatchRoutes(core.SearchesFor(user));
        _services = new BatchServices(
            new BatchGuard(_calls),
            new BatchGuard(polls),
            core.Engine,
            new ApplicationDeletion<BatchInfo>(new BatchRoutes(_calls), new BatchRoutes(core.CleanupsFor(user)), _routes, core.Submissions),
            core.Options.Waiting.MaxBatchInterval,
            core.Time)
        {
            Tokens = new HandleTokens(root, user),
            LiveNames = core.LiveNames,
        };
    }

    /// <summary>Begins to describe a batch fluently.</summary>
    /// <param name="file">The JAR or Python file: an absolute path or URI that the cluster can read.</param>
    public BatchBuilder New(string file) => new(this, file);

    /// <summary>
    /// Submits a batch and returns at once. The batch lives on by itself; <see cref="LivyBatch.DeleteAsync"/> ends it. If the token is cancelled while the server works on it, what the server
    /// creates is deleted in the background.
    /// </summary>
    /// <exception cref="ArgumentException">The spec has a value that no server takes. Nothing was sent.</exception>
    /// <exception cref="LivyApiException">The server refused it; <see cref="LivyErrorCode.TooManySessions"/> passes.</exception>
    /// <exception cref="LivyConnectionException">There was no answer; see <see cref="LivyException.MayHaveReachedServer"/>.</exception>
    public async Task<LivyBatch> SubmitAsync(BatchSpec spec, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(spec);
        spec.Validate();
        using var flight = _core.Calls.Enter();
        var generates = _core.Options.Submission.GenerateNames;
        var version = spec.NeedsVersion(generates) ? await _core.Features.GetVersionAsync(_calls, cancellationToken).ConfigureAwait(false) : null;
        var name = spec.NameFor(version, generates, _core.Time);
        var request = spec.ToRequest(name.Text);
        try
        {
            return await _core.LiveNames.DuringAsync(
                name.Text, () => _core.Creates.RunAsync(abandoned => CreateAsync(request, name, abandoned), batch => batch.TryDeleteAsync(), cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw new LivyOperationCanceledException(
                "The submission of a batch was cancelled; what the server makes of it is deleted in the background.", CandidateOf(name.Text), cancelled, cancellationToken);
        }
        catch (LivyApiException taken) when (taken.ErrorCode == LivyErrorCode.DuplicateName && !taken.MayHaveReachedServer && name.Text is not null)
        {
            throw await _routes.NameTakenAsync(name.Text, taken).ConfigureAwait(false);
        }
    }

    /// <summary>Submits a batch and waits until it has succeeded. Cancelling the token ends the wait, not the batch.</summary>
    /// <inheritdoc cref="RunAsync(BatchSpec, TimeSpan?, CancellationToken)" path="/exception"/>
    public Task<LivyBatch> RunAsync(BatchSpec spec, CancellationToken cancellationToken = default) => RunAsync(spec, timeout: null, cancellationToken);

    /// <summary>Submits a batch and waits until it has succeeded. Cancelling the token ends the wait, not the batch.</summary>
    /// <param name="spec">The batch.</param>
    /// <param name="timeout">The limit for submission and wait together; none by default.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="SubmitAsync" path="/exception"/>
    /// <exception cref="LivyBatchFailedException">It failed or was killed, with the end of its log and a hint.</exception>
    /// <exception cref="LivyTimeoutException">The limit was reached.</exception>
    public async Task<LivyBatch> RunAsync(BatchSpec spec, TimeSpan? timeout, CancellationToken cancellationToken = default)
    {
        SpecRules.Positive(timeout, nameof(timeout));
        using var deadline = new Deadline(timeout, _core.Time);
        var batch = await deadline.RunAsync(
            token => SubmitAsync(spec, token),
            expired => new LivyTimeoutException($"A batch could not be submitted within {timeout}; what the server still makes of it is deleted.", timeout!.Value, innerException: expired),
            cancellationToken).ConfigureAwait(false);
        await WaitEnd.OfRunAsync(
            batch.WaitAsync(deadline, progress: null, cancellationToken),
            new LivyCandidate(batch),
            stopped => Task.FromResult(stopped is LivyBatchFailedException ? null : WaitEnd.NotStopped),
            cancellationToken).ConfigureAwait(false);
        return batch;
    }

    /// <summary>A handle of a batch that somebody else submitted, by id or name. Makes no call.</summary>
    /// <exception cref="ArgumentException"><paramref name="id"/> is <see langword="default"/> or addresses nothing.</exception>
    public LivyBatch Attach(LivyId id)
    {
        id.ThrowIfUnusable();
        return HandleOf(ApplicationIdentity.Named(BatchRoutes.Noun, id));
    }

    /// <summary>A handle of the batch that <see cref="LivyBatch.ToToken"/> was asked of, in this process or another one. Makes no call.</summary>
    /// <exception cref="ArgumentException">The token is of another server or user, or not of a batch.</exception>
    /// <exception cref="FormatException">The text is no token, or one of a newer version of this client.</exception>
    public LivyBatch Resume(string token) => HandleOf(_services.Tokens.Read(token, BatchRoutes.Noun));

    /// <summary>
    /// Deletes batches that clients which died have left on the server: those whose name is the prefix, a dash and a random part as this client makes it (<see cref="ApplicationSpec.NameIsPrefix"/>), which also
    /// tells their age. Running and ended ones, too, so the age should be above what any of them takes; but none that this client itself has a handle of, and none of another owner, where the server shows him. One
    /// that can not be deleted does not stop the others.
    /// </summary>
    /// <param name="prefix">What stands before the last dash, exactly.</param>
    /// <param name="olderThan">The least age.</param>
    /// <param name="cancellationToken">Ends the sweep; what is deleted by then stays so.</param>
    /// <exception cref="ArgumentException">The prefix is empty or blank. Nothing was sent.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The age is not more than zero. Nothing was sent.</exception>
    /// <exception cref="LivyApiException">The list of the batches could not be read.</exception>
    /// <exception cref="LivyConnectionException">The list of the batches could not be read.</exception>
    public Task<OrphanSweep> DeleteOrphansAsync(string prefix, TimeSpan olderThan, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(olderThan, TimeSpan.Zero);
        var sweeper = new OrphanSweeper<BatchInfo>(
            new BatchRoutes(_calls), static batch => batch.ProxyUser, _user, _core.Options.Authentication?.UserName, _core.LiveNames, _core.Submissions);
        return sweeper.SweepAsync(ListAsync(cancellationToken), prefix, olderThan, cancellationToken);
    }

    /// <summary>Asks for one batch.</summary>
    /// <exception cref="LivyApiException">There is none of that id or name: <see cref="LivyErrorCode.BatchNotFound"/>.</exception>
    public Task<BatchInfo> GetAsync(LivyId id, CancellationToken cancellationToken = default)
    {
        id.ThrowIfUnusable();
        return _calls.GetBatchAsync(id, cancellationToken: cancellationToken);
    }

    /// <summary>All batches that the server knows, oldest first, page by page as they are asked for. One that is created or deleted meanwhile may or may not be among them.</summary>
    public IAsyncEnumerable<BatchInfo> ListAsync(CancellationToken cancellationToken = default) => Paging.AllAsync(
        async (from, size, token) =>
        {
            var page = await ListPageAsync(from, size, token).ConfigureAwait(false);
            return (page.Batches, page.Total);
        },
        batch => batch.Id,
        cancellationToken);

    /// <summary>One page of the batches, oldest first.</summary>
    /// <param name="from">The position of the first one, from 0.</param>
    /// <param name="size">How many at most.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
    public Task<BatchPage> ListPageAsync(int from = 0, int size = Paging.DefaultSize, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        return _calls.ListBatchesAsync(from, size, cancellationToken: cancellationToken);
    }

    private async Task<LivyBatch> CreateAsync(CreateBatchRequest request, SubmittedName name, CancellationToken abandoned)
    {
        var creation = new ApplicationCreation<BatchInfo>(
            _routes, () => _calls.CreateBatchAsync(request, cancellationToken: CancellationToken.None), name, _core.Submissions, abandoned);
        var (created, lateUntil) = await creation.RunAsync(CandidateOf).ConfigureAwait(false);
        LogMessages.BatchCreated(_core.Logger, created.Id);
        var identity = ApplicationIdentity.Created(BatchRoutes.Noun, created, name, lateUntil);
        _core.LiveNames.Add(identity);
        return new LivyBatch(identity, created, _services);
    }

    private LivyBatch HandleOf(ApplicationIdentity identity)
    {
        _core.LiveNames.Add(identity);
        return new LivyBatch(identity, created: null, _services);
    }

    private LivyCandidate? CandidateOf(LivyId id) => id.IsDefault ? null : new LivyCandidate(Attach(id));
}
