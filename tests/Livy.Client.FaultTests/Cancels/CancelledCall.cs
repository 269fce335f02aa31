namespace Livy.Client.FaultTests;

/// <summary>What is under way when somebody gives up.</summary>
internal enum CancelledCall
{
    /// <summary><c>Sessions.StartAsync</c>.</summary>
    Start,

    /// <summary><c>session.SubmitAsync</c>.</summary>
    Submit,

    /// <summary><c>session.RunAsync</c>.</summary>
    Run,

    /// <summary><c>Batches.SubmitAsync</c>.</summary>
    SubmitBatch,

    /// <summary><c>Batches.RunAsync</c>.</summary>
    RunBatch,
}
