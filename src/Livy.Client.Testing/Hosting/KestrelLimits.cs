using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Livy.Client.Testing;

/// <summary>How a Kestrel must be set up so that a <see cref="FakeLivy"/> behind it sees, and answers, what Jetty would.</summary>
public static class KestrelLimits
{
    /// <summary>Enough for Jetty's own limit to be met first.</summary>
    private const int Most = RequestLimits.Headers + (1 << 14);
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Lifts Kestrel's limits above Livy's, so that Livy itself answers what is too large, and keeps Kestrel's name out of the answers. A body or a reader that stands still
    /// is given up after the 30 s that Jetty waits, in real time.
    /// </summary>
    /// <param name="options">The options of the server.</param>
    public static void LeaveLimitsToLivy(this KestrelServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MaxRequestHeadersTotalSize = Most;
        options.Limits.MaxRequestHeaderCount = 2_000;
        options.Limits.MaxRequestLineSize = Most;
        options.Limits.MaxRequestBufferSize = Most;
        options.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, IdleTimeout);
        options.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, IdleTimeout);
    }
}
