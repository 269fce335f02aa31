namespace Livy.Client.FaultTests;

/// <summary>How somebody gives up.</summary>
internal enum GivingUp
{
    /// <summary>He cancels his token.</summary>
    Cancel,

    /// <summary>He disposes the client under the call.</summary>
    DisposeClient,

    /// <summary>He disposes the session under the call, or cancels where there is none.</summary>
    DisposeSession,
}
