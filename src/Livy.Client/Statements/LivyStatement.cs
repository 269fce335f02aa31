namespace Livy.Client;

/// <summary>A handle of a statement: waits for it, watches it, cancels it.</summary>
public sealed class LivyStatement
{
    private static readonly TimeSpan CancelLimit = TimeSpan.FromSeconds(5);

    private readonly LivyContext _context;
    private readonly FirstSnapshot<StatementInfo>? _submitted;

    internal LivyStatement(LivyContext context, LivyId sessionId, int id)
    {
        _context = context;
        SessionId = sessionId;
        Id = id;
    }

    internal LivyStatement(LivyContext context, LivyId sessionId, StatementInfo submitted)
        : this(context, sessionId, submitted.Id) => _submitted = new FirstSnapshot<StatementInfo>(submitted, context.Time);

    /// <summary>The session of the statement.</summary>
    public LivyId SessionId { get; }

    /// <summary>The number of the statement in its session, from 0.</summary>
    public int Id { get; }

    /// <summary>Asks for the statement as it is now, with its output if there is one.</summary>
    /// <exception cref="LivyApiException">It does not exist any more: <see cref="LivyErrorCode.StatementNotFound"/>.</exception>
    public Task<StatementInfo> GetAsync(CancellationToken cancellationToken = default) =>
        _context.Calls.GetStatementAsync(SessionId, Id, cancellationToken: cancellationToken);

    /// <summary>Waits for the output. Cancelling the token ends the wait, not the statement.</summary>
    /// <inheritdoc cref="WaitAsync(TimeSpan?, IProgress{StatementInfo}, CancellationToken)" path="/exception"/>
    public Task<StatementOutput> WaitAsync(CancellationToken cancellationToken = default) => WaitAsync(timeout: null, cancellationToken: cancellationToken);

    /// <summary>Waits for the output. Cancelling the token ends the wait, not the statement.</summary>
    /// <param name="timeout">The limit; none by default.</param>
    /// <param name="progress">Told of each change of state or progress.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="LivySession.RunAsync(string, RunOptions, CancellationToken)" path="/exception"/>
    public Task<StatementOutput> WaitAsync(TimeSpan? timeout, IProgress<StatementInfo>? progress = null, CancellationToken cancellationToken = default)
    {
        SpecRules.Positive(timeout, nameof(timeout));
        return WaitAsync(new RunOptions { Timeout = timeout, Progress = progress, OnCancel = CancelBehavior.LeaveRunning }, cancellationToken);
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
    public Task<StatementInfo> WaitForEndAsync(TimeSpan? timeout, IProgress<StatementInfo>? progress = null, CancellationToken cancellationToken = default)
    {
        SpecRules.Positive(timeout, nameof(timeout));
        return _context.Engine.WaitAsync(new StatementSubject(_context, SessionId, Id), _submitted?.IfFresh(), timeout, progress, cancellationToken);
    }

    /// <summary>Brings the statement as it is, then each change of its state or progress, and ends with its last state. Leaving the loop ends the looking.</summary>
    /// <inheritdoc cref="WaitForEndAsync(TimeSpan?, IProgress{StatementInfo}, CancellationToken)" path="/exception"/>
    public IAsyncEnumerable<StatementInfo> WatchAsync(CancellationToken cancellationToken = default) =>
        _context.Engine.WatchAsync(new StatementSubject(_context, SessionId, Id), _submitted?.IfFresh(), timeout: null, cancellationToken);

    /// <summary>
    /// Asks the server to cancel the statement; returns when it is asked, not when it has stopped. Spark jobs are stopped; code outside Spark runs on to its end, and the next statements
    /// wait for it. Fine for a statement that has ended.
    /// </summary>
    public Task CancelAsync(CancellationToken cancellationToken = default) => _context.Calls.CancelStatementAsync(SessionId, Id, cancellationToken: cancellationToken);

    /// <summary>The number and the session.</summary>
    public override string ToString() => $"statement {Id} of session {SessionId}";

    internal async Task<StatementOutput> WaitAsync(RunOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var ended = await WaitForEndAsync(options.Timeout, options.Progress, cancellationToken).ConfigureAwait(false);
            return OutputOf(ended, options.ThrowOnError);
        }
        catch (Exception stopped) when (options.OnCancel is CancelBehavior.RequestCancel && stopped is LivyTimeoutException or not LivyException)
        {
            await TryCancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks for the cancel with a token of its own; a failure is logged only.</summary>
    internal async Task TryCancelAsync()
    {
        using var limit = _context.Within(CancelLimit);
        try
        {
            await CancelAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            // It would hide the reason for the cancel.
            Log.CancelFailed(_context.Logger, Id, SessionId, error);
        }
    }

    private StatementOutput OutputOf(StatementInfo ended, bool throwOnError)
    {
        if (ended.State == StatementState.Cancelled)
        {
            throw Failed(ended, StatementFailure.Cancelled, $"Statement {Id} of session {SessionId} was cancelled.");
        }

        if (ended.Output is not { } output)
        {
            throw Failed(ended, StatementFailure.ResultUnreadable, $"Statement {Id} of session {SessionId} is {ended.State}, but the server has no output for it.");
        }

        if (ended.State == StatementState.Error && output.IsOk)
        {
            throw Failed(ended, StatementFailure.Error, $"Statement {Id} of session {SessionId} failed; its output does not say how.");
        }

        return output.Error is { } error && throwOnError
            ? throw Failed(ended, StatementFailure.Error, Describe(error))
            : output;
    }

    private string Describe(StatementError error)
    {
        var traceback = string.Join(Environment.NewLine, error.Traceback.Select(line => line.TrimEnd('\n')));
        var hint = error.IsInterpreterDead ? " The interpreter is dead for good: replace the session." : string.Empty;
        return $"Statement {Id} of session {SessionId} failed. {error}{hint}{(traceback.Length == 0 ? string.Empty : Environment.NewLine + traceback)}";
    }

    private LivyStatementFailedException Failed(StatementInfo ended, StatementFailure failure, string message) => new(message, failure, SessionId, Id, ended.State, ended.Output);
}
