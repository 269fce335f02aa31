namespace Livy.Client;

/// <summary>What came of the cancel of a statement.</summary>
public enum CancelOutcome
{
    /// <summary>It does not run: it was still waiting, or Spark stopped it.</summary>
    Cancelled,

    /// <summary>It ended by itself before the cancel took: with a result, with an error of its own, or <see cref="StatementState.Cancelled"/> with a good output, since its code ran to the end.</summary>
    FinishedFirst,

    /// <summary>
    /// Its code takes no notice, as code outside Spark does: it runs on to its end and the next statements wait for it. The server may call it <see cref="StatementState.Cancelled"/> all the same, after 30 s. What helps is
    /// to wait, or to delete the session.
    /// </summary>
    StillRunning,

    /// <summary>Its session is gone, and the statement with it.</summary>
    SessionGone,
}
