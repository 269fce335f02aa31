namespace Livy.Client.Testing;

/// <summary>The states of a job, as Livy spells them.</summary>
internal static class JobStates
{
    /// <summary>Only in the answer to the POST.</summary>
    public const string Sent = "SENT";
    public const string Queued = "QUEUED";
    public const string Started = "STARTED";
    public const string Succeeded = "SUCCEEDED";
    public const string Failed = "FAILED";

    /// <summary>Not a state of Livy's: the driver no longer knows the job.</summary>
    public const string Lost = "";
}
