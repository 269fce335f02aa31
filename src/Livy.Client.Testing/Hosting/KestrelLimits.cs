using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Livy.Client.Testing;

/// <summary>How a Kestrel must be set up so that a <see cref="FakeLivy"/> behind it sees, and answers, what Jetty would.</summary>
public static class KestrelLimits
{
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
        options.Limits.MaxRequestHeadersTotalSize = RequestLimits.Headers * 3 / 2;
        options.Limits.MaxRequestHeaderCount = 2_000;
        options.Limits.MaxRequestLineSize = RequestLimits.Headers * 3 / 2;
        options.Limits.MaxRequestBufferSize = 1 << 19;
        options.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, IdleTimeout);
        options.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, IdleTimeout);
    }
}
