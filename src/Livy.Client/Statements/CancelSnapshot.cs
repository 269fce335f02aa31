namespace Livy.Client;

/// <summary>A statement after its cancel was asked for.</summary>
/// <param name="Statement">As the server shows it.</param>
/// <param name="BlocksSession">Whether the server calls it cancelled without knowing how its code ended, while the session is busy: the code runs on.</param>
internal sealed record CancelSnapshot(StatementInfo Statement, bool BlocksSession)
{
    /// <summary>What came of the cancel; <see langword="null"/> if that is still open.</summary>
    public CancelOutcome? Outcome =>
        BlocksSession ? CancelOutcome.StillRunning
        : !Statement.State.IsTerminal ? null
        : Statement.State != StatementState.Cancelled || Statement.Output is { IsOk: true } ? CancelOutcome.FinishedFirst
        : CancelOutcome.Cancelled;
}
