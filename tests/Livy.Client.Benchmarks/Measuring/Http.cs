using System.Diagnostics.CodeAnalysis;

namespace Livy.Client.Benchmarks;

/// <summary>Makes the connections that are compared.</summary>
internal static class Http
{
    /// <summary>Without an overall time limit, as the client sets its own: it would cost a timer with each call.</summary>
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Both sides of the comparison must run over the same handler.")]
    public static HttpClient CreateClient(HttpMessageHandler handler) => new(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
}
