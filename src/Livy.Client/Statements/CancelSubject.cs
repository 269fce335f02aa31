namespace Livy.Client;

/// <summary>A statement that should be cancelled: asks for that until the server has heard it, then waits for what comes of it.</summary>
/// <param name="polls">The routes, without repeats: the wait itself looks past faults.</param>
/// <param name="identity">The statement.</param>
/// <param name="statement">How the statement is polled and what its errors mean.</param>
internal sealed class CancelSubject(ILivyApi polls, StatementIdentity identity, StatementSubject statement) : WaitSubject<CancelSnapshot>
{
    private bool _isAsked;
    private bool _hasRun;
    private StatementInfo? _last;

    public override string Name => statement.Name;

    public override LivyId Owner => statement.Owner;

    public override TimeSpan MaxInterval => statement.MaxInterval;

    /// <summary>Asks and waits.</summary>
    public static async Task<CancelResult> RunAsync(WaitEngine engine, CancelSubject subject, TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        using var deadline = new Deadline(limit, time);
        try
        {
            var end = await engine.WaitAsync(subject, first: null, deadline, progress: null, cancellationToken).ConfigureAwait(false);
            return new CancelResult(end.Outcome!.Value, end.Statement);
        }
        catch (LivySessionFailedException)
        {
            return new CancelResult(CancelOutcome.SessionGone, subject._last);
        }
        catch (LivyTimeoutException) when (deadline.HasPassed && subject._last is not null)
        {
            return new CancelResult(CancelOutcome.StillRunning, subject._last);
        }
    }

    public override async Task<CancelSnapshot> PollAsync(CancellationToken cancellationToken)
    {
        if (!_isAsked)
        {
            if (!identity.Session.IsUnique)
            {
                // It must not hit a stranger's.
                await statement.PollAsync(cancellationToken).ConfigureAwait(false);
            }

            await polls.CancelStatementAsync(identity.Session.Address, identity.Id, cancellationToken: cancellationToken).ConfigureAwait(false);
            _isAsked = true;
        }

        var info = await statement.PollAsync(cancellationToken).ConfigureAwait(false);
        _last = info;
        _hasRun |= info.Started is not null || info.State == StatementState.Running || info.State == StatementState.Cancelling;
        return new CancelSnapshot(info, await BlocksSessionAsync(info, cancellationToken).ConfigureAwait(false));
    }

    public override string StateOf(CancelSnapshot snapshot) => snapshot.Statement.State.Value;

    public override bool HasEnded(CancelSnapshot snapshot, TimeSpan stateAge) =>
        snapshot.Outcome is not null && (snapshot.BlocksSession || statement.HasEnded(snapshot.Statement, stateAge));

    public override bool HasChanged(CancelSnapshot before, CancelSnapshot now) => statement.HasChanged(before.Statement, now.Statement);

    public override bool BringsEndNearer(CancelSnapshot before, CancelSnapshot now) => before.Statement.State != now.Statement.State;

    public override Task<Exception> ExplainAsync(LivyException error, CancelSnapshot? last, CancellationToken cancellationToken) => statement.ExplainAsync(error, last?.Statement, cancellationToken);

    public override Task<Exception?> OnNoAnswerAsync(LivyException fault, bool isTooLong, CancelSnapshot? last, CancellationToken cancellationToken) =>
        statement.OnNoAnswerAsync(fault, isTooLong, last?.Statement, cancellationToken);

    /// <summary>
    /// A cancelled statement that has run gets the output of its code when that returns. Without one the server has given up on it, and code and queue stand still; but not every server gives an output then, so the
    /// session is asked.
    /// </summary>
    private async Task<bool> BlocksSessionAsync(StatementInfo info, CancellationToken cancellationToken) =>
        info.State == StatementState.Cancelled && info.Output is null && _hasRun
        && (await polls.GetSessionStateAsync(identity.Session.Address, cancellationToken: cancellationToken).ConfigureAwait(false)).State == SessionState.Busy;
}
