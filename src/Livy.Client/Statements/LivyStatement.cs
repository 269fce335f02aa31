namespace Livy.Client;

/// <summary>A handle of a statement: waits for it, watches it, cancels it.</summary>
public sealed class LivyStatement
{
    /// <summary>A bit more than the 30 s after which the server calls a statement cancelled whatever its code does.</summary>
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(35);

    private readonly SessionStatements _statements;
    private readonly FirstSnapshot<StatementInfo>? _submitted;

    internal LivyStatement(SessionStatements statements, StatementIdentity identity, FirstSnapshot<StatementInfo>? submitted)
    {
        _statements = statements;
        _submitted = submitted;
        Identity = identity;
    }

    /// <summary>The session of the statement.</summary>
    public LivyId SessionId => Identity.Session.Id;

    /// <summary>The number of the statement in its session, from 0; other servers than Apache's give GUIDs.</summary>
    public LivyId Id => Identity.Id;

    /// <summary>Which statement it is.</summary>
    internal StatementIdentity Identity { get; }

    /// <summary>Asks for the statement as it is now, with its output if there is one.</summary>
    /// <exception cref="LivyApiException">It does not exist any more: <see cref="LivyErrorCode.StatementNotFound"/>.</exception>
    /// <exception cref="LivySessionFailedException">Its session is gone.</exception>
    public Task<StatementInfo> GetAsync(CancellationToken cancellationToken = default) => _statements.GetAsync(Identity, cancellationToken);

    /// <summary>Waits for the output. Cancelling the token ends the wait, not the statement.</summary>
    /// <inheritdoc cref="WaitAsync(TimeSpan?, IProgress{StatementInfo}, CancellationToken)" path="/exception"/>
    public Task<StatementOutput> WaitAsync(CancellationToken cancellationToken = default) => WaitAsync(timeout: null, cancellationToken: cancellationToken);

    /// <summary>Waits for the output. Cancelling the token ends the wait, not the statement.</summary>
    /// <param name="timeout">The limit; none by default.</param>
    /// <param name="progress">Told of each change of state or progress.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="LivySession.RunAsync(string, RunOptions, CancellationToken)" path="/exception"/>
    public async Task<StatementOutput> WaitAsync(TimeSpan? timeout, IProgress<StatementInfo>? progress = null, CancellationToken cancellationToken = default)
    {
        SpecRules.Positive(timeout, nameof(timeout));
        var ended = await WaitForEndAsync(timeout, progress, cancellationToken).ConfigureAwait(false);
        return OutputOf(ended, throwOnError: true);
    }

    /// <summary>Waits for the end, however it comes. Cancelling the token ends the wait, not the statement.</summary>
    /// <inheritdoc cref="WaitForEndAsync(TimeSpan?, IProgress{StatementInfo}, CancellationToken)" path="/exception"/>
    public Task<StatementInfo> WaitForEndAsync(CancellationToken cancellationToken = default) => WaitForEndAsync(timeout: null, cancellationToken: cancellationToken);

    /// <summary>Waits for the end, however it comes. Cancelling the token ends the wait, not the statement.</summary>
    /// <param name="timeout">The limit; none by default.</param>
    /// <param name="progress">Told of each change of state or progress.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The statement in its last state, with its output if it has one.</returns>
    /// <exception cref="LivyStatementFailedException">What became of it can not be told, or its output can not be read.</exception>
    /// <exception cref="LivySessionFailedException">The session ended meanwhile.</exception>
    /// <exception cref="LivyTimeoutException">The limit was reached.</exception>
    public async Task<StatementInfo> WaitForEndAsync(TimeSpan? timeout, IProgress<StatementInfo>? progress = null, CancellationToken cancellationToken = default)
    {
        SpecRules.Positive(timeout, nameof(timeout));
        using var deadline = new Deadline(timeout, _statements.Time);
        return await WaitEnd.OfHandleAsync(WaitForEndAsync(deadline, progress, cancellationToken), new LivyCandidate(this), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings the statement as it is, then each change of its state or progress, and ends with its last state. Leaving the loop ends the polling.</summary>
    /// <inheritdoc cref="WaitForEndAsync(TimeSpan?, IProgress{StatementInfo}, CancellationToken)" path="/exception"/>
    public IAsyncEnumerable<StatementInfo> WatchAsync(CancellationToken cancellationToken = default) =>
        WaitEnd.OfWatchAsync(_statements.WatchAsync(Identity, _submitted?.IfFresh(), cancellationToken), new LivyCandidate(this), cancellationToken);

    /// <summary>
    /// Asks the server to cancel the statement; returns when it is asked, not when it has stopped. Spark jobs are stopped; code outside Spark runs on to its end, and the next statements
    /// wait for it. Fine for a statement that has ended.
    /// </summary>
    /// <exception cref="LivySessionFailedException">Its session is gone.</exception>
    public Task CancelAsync(CancellationToken cancellationToken = default) => _statements.CancelAsync(Identity, cancellationToken);

    /// <summary>
    /// Asks the server to cancel the statement and waits for what comes of it. Faults on the way are looked past as in other waits, and the cancel is asked for until the server has heard it. Cancelling the token ends the
    /// wait, and takes nothing back.
    /// </summary>
    /// <param name="limit">How long to wait at most; 35 s by default, as the server itself gives up after 30.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>One of four outcomes, and the statement as it was last seen.</returns>
    /// <exception cref="LivyStatementFailedException">The server knows nothing of it any more, or its output can not be read.</exception>
    /// <exception cref="LivyTimeoutException">The server could not be reached within the limit; what became of the statement is not known.</exception>
    /// <exception cref="LivyApiException">The server refused it for too long.</exception>
    public Task<CancelResult> CancelAndWaitAsync(TimeSpan? limit = null, CancellationToken cancellationToken = default)
    {
        SpecRules.Positive(limit, nameof(limit));
        return WaitEnd.OfHandleAsync(_statements.CancelAndWaitAsync(Identity, limit ?? CancelLimit, cancellationToken), new LivyCandidate(this), cancellationToken);
    }

    /// <summary>
    /// A text that outlives this process: <see cref="LivySessions.ResumeStatement"/> makes a handle of it again, which never takes another statement for this one. Holds what a session's token holds, the number of the
    /// statement and its mark, not its code.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing is known that would tell the statement from another one, as of one that was attached by number: call <see cref="GetAsync"/> first.</exception>
    public string ToToken() => _statements.Tokens.Of(Identity);

    /// <summary>The number and the session.</summary>
    public override string ToString() => Identity.ToString();

    /// <summary>Waits for the output as a part of the call that has submitted it. Whatever ends the wait, the statement does not run on unless that is wanted, or it is said.</summary>
    internal async Task<StatementOutput> RunAsync(RunOptions options, Deadline deadline, CancellationToken cancellationToken)
    {
        var ended = await WaitEnd.OfRunAsync(
            WaitForEndAsync(deadline, options.Progress, cancellationToken), new LivyCandidate(this), stopped => LeaveAsync(stopped, options.OnCancel), cancellationToken).ConfigureAwait(false);
        return OutputOf(ended, options.ThrowOnError);
    }

    private async Task<string?> LeaveAsync(Exception stopped, CancelBehavior onCancel)
    {
        // With its session it is gone, too; and what has an output that can not be read has ended.
        if (stopped is LivySessionFailedException or LivyStatementFailedException { Failure: StatementFailure.ResultUnreadable, InnerException: LivyApiException })
        {
            return null;
        }

        return onCancel is CancelBehavior.RequestCancel ? await _statements.TryCancelAsync(Identity).ConfigureAwait(false) : WaitEnd.NotStopped;
    }

    private Task<StatementInfo> WaitForEndAsync(Deadline deadline, IProgress<StatementInfo>? progress, CancellationToken cancellationToken) =>
        _statements.WaitForEndAsync(Identity, _submitted?.IfFresh(), deadline, progress, cancellationToken);

    private StatementOutput OutputOf(StatementInfo ended, bool throwOnError)
    {
        if (ended.State == StatementState.Cancelled)
        {
            throw Failed(ended, StatementFailure.Cancelled, $"Statement {Id} of session {SessionId} was cancelled.");
        }

        if (ended.Output is not { } output)
        {
            throw Failed(ended, StatementFailure.ResultUnreadable, $"Statement {Id} of session {SessionId} is {OneLine.Of(ended.State.Value)}, but the server has no output for it.");
        }

        if (ended.State == StatementState.Error && output.IsOk)
        {
            throw Failed(ended, StatementFailure.Error, $"Statement {Id} of session {SessionId} failed; its output does not say how.");
        }

        if (output.Error is { IsInterpreterDead: true })
        {
            Identity.Session.MarkLost(isThere: true);
        }

        return output.Error is { } error && throwOnError
            ? throw Failed(ended, StatementFailure.Error, Describe(error))
            : output;
    }

    private string Describe(StatementError error)
    {
        var hint = error.IsInterpreterDead ? " The interpreter is dead for good: replace the session." : string.Empty;
        return $"Statement {Id} of session {SessionId} failed. {OneLine.Of(error.ToString())}{hint}";
    }

    private LivyStatementFailedException Failed(StatementInfo ended, StatementFailure failure, string message) => new(message, failure, SessionId, Id, ended.State, ended.Output)
    {
        Candidate = new LivyCandidate(this),
        MayHaveReachedServer = true,
    };
}
