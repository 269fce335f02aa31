namespace Livy.Client;

/// <summary>What happens to a statement when the caller's token is cancelled or the time is up while it is waited for.</summary>
public enum CancelBehavior
{
    /// <summary>The server is asked to cancel it. Spark jobs are stopped; code outside Spark runs on to its end, and the next statements wait for it.</summary>
    RequestCancel,

    /// <summary>Nothing: it runs on.</summary>
    LeaveRunning,
}
