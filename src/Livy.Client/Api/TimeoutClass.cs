namespace Livy.Client;

/// <summary>The classes of routes by how long the server may take to answer; <see cref="LivyTimeouts"/> holds their limits.</summary>
internal enum TimeoutClass
{
    /// <summary>Answered from the server's memory: states, lists, logs, small changes.</summary>
    Read,

    /// <summary>May carry a result of many megabytes, or waits for the driver: statements and jobs.</summary>
    Result,

    /// <summary>Starts a process; creates are carried out one after another on the server.</summary>
    Create,

    /// <summary>Answered only when the driver is down, which on YARN can take more than two minutes.</summary>
    Delete,

    /// <summary>Sends a file: no limit while bytes flow, one for standing still and one for the answer.</summary>
    Upload,
}
