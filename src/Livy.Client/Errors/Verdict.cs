namespace Livy.Client;

/// <summary>What an error answer means for the call and for whoever waits.</summary>
internal enum Verdict
{
    /// <summary>The same call will fail again.</summary>
    Permanent,

    /// <summary>The same call may succeed later.</summary>
    Transient,

    /// <summary>The session is not ready yet. Nothing was done.</summary>
    StillStarting,

    /// <summary>What was asked for is no more.</summary>
    Gone,

    /// <summary>It was done before: by somebody else, or by the attempt that this one repeats.</summary>
    AlreadyDone,

    /// <summary>The driver is lost to the server.</summary>
    ChannelLost,
}
