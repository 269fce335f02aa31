namespace Livy.Client;

/// <summary>A handle of a statement: waits for it, watches it, cancels it.</summary>
public sealed class LivyStatement
{
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
        using var deadline = new Deadline(timeout, _statements.Time);
        return await WaitAsync(new RunOptions { Progress = progress, OnCancel = CancelBehavior.LeaveRunning }, deadline, cancellationToken).ConfigureAwait(false);
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
        return await WaitForEndAsync(deadline, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Brings the statement as it is, then each change of its state or progress, and ends with its last state. Leaving the loop ends the polling.</summary>
    /// <inheritdoc cref="WaitForEndAsync(TimeSpan?, IProgress{StatementInfo}, CancellationToken)" path="/exception"/>
    public IAsyncEnumerable<StatementInfo> WatchAsync(CancellationToken cancellationToken = default) =>
        _statements.WatchAsync(Identity, _submitted?.IfFresh(), cancellationToken);

    /// <summary>
    /// Asks the server to cancel the statement; returns when it is asked, not when it has stopped. Spark jobs are stopped; code outside Spark runs on to its end, and the next statements
    /// wait for it. Fine for a statement that has ended.
    /// </summary>
    /// <exception cref="LivySessionFailedException">Its session is gone.</exception>
    public Task CancelAsync(CancellationToken cancellationToken = default) => _statements.CancelAsync(Identity, cancellationToken);

    /// <summary>
    /// A text that outlives this process: <see cref="LivySessions.ResumeStatement"/> makes a handle of it again, which never takes another statement for this one. Holds what a session's token holds, the number of the
    /// statement and its mark, not its code.
    /// </summary>
    /// <exception cref="InvalidOperationException">Nothing is known that would tell the statement from another one, as of one that was attached by number: call <see cref="GetAsync"/> first.</exception>
    public string ToToken() => _statements.Tokens.Of(Identity);

    /// <summary>The number and the session.</summary>
    public override string ToString() => Identity.ToString();

    /// <summary>Waits for the output as a part of a longer call.</summary>
    internal async Task<StatementOutput> WaitAsync(RunOptions options, Deadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            var ended = await WaitForEndAsync(deadline, options.Progress, cancellationToken).ConfigureAwait(false);
            return OutputOf(ended, options.ThrowOnError);
        }
        catch (Exception stopped) when (options.OnCancel is CancelBehavior.RequestCancel && stopped is LivyTimeoutException or not LivyException)
        {
            await _statements.TryCancelAsync(Identity).ConfigureAwait(false);
            throw;
        }
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

    private LivyStatementFailedException Failed(StatementInfo ended, StatementFailure failure, string message) => new(message, failure, SessionId, Id, ended.State, ended.Output);
}
