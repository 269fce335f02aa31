using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Livy.Client.Testing;

/// <summary>How a Kestrel must be set up so that a <see cref="FakeLivy"/> behind it sees, and answers, what Jetty would.</summary>
public static class KestrelLimits
{
    /// <summary>Lifts Kestrel's limits above Livy's, so that Livy itself answers what is too large or too slow, and keeps Kestrel's name out of the answers.</summary>
    /// <param name="options">The options of the server.</param>
    public static void LeaveLimitsToLivy(this KestrelServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MaxRequestHeadersTotalSize = 1 << 20;
        options.Limits.MaxRequestLineSize = 1 << 18;
        options.Limits.MaxRequestBufferSize = 1 << 21;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
    }
}
