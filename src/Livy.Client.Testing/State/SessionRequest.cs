namespace Livy.Client.Testing;

/// <summary>What a session was asked to be, as <c>POST /sessions</c> sent it; scripts decide by it.</summary>
public sealed class SessionRequest
{
    /// <summary>The name; null when none was given.</summary>
    public string? Name { get; init; }

    /// <summary>The canonical kind: <c>spark</c>, <c>pyspark</c>, <c>sparkr</c>, <c>sql</c> or <c>shared</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The user it runs as: the requested one with impersonation, else null.</summary>
    public string? ProxyUser { get; init; }

    /// <summary>The Spark configuration.</summary>
    public IReadOnlyDictionary<string, string?> Conf { get; init; } = new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>Jars, as sent.</summary>
    public IReadOnlyList<string?> Jars { get; init; } = [];

    /// <summary>Python files, as sent.</summary>
    public IReadOnlyList<string?> PyFiles { get; init; } = [];

    /// <summary>Files, as sent.</summary>
    public IReadOnlyList<string?> Files { get; init; } = [];

    /// <summary>Archives, as sent.</summary>
    public IReadOnlyList<string?> Archives { get; init; } = [];

    /// <summary>The driver's memory, as sent.</summary>
    public string? DriverMemory { get; init; }

    /// <summary>The driver's cores; 0 when not sent.</summary>
    public int DriverCores { get; init; }

    /// <summary>An executor's memory, as sent.</summary>
    public string? ExecutorMemory { get; init; }

    /// <summary>An executor's cores; 0 when not sent.</summary>
    public int ExecutorCores { get; init; }

    /// <summary>The number of executors; 0 when not sent.</summary>
    public int NumExecutors { get; init; }

    /// <summary>The YARN queue.</summary>
    public string? Queue { get; init; }

    /// <summary>Seconds without a call after which the session is deleted; 0 is never.</summary>
    public int HeartbeatTimeoutInSecond { get; init; }

    /// <summary>The time to live, as sent.</summary>
    public string? Ttl { get; init; }

    /// <summary>The idle timeout, as sent.</summary>
    public string? IdleTimeout { get; init; }
}
