using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;

namespace Livy.Client.DependencyInjection;

/// <summary>Keeps two promises of the client whatever the host does to all of its HTTP clients: no secret is logged, and a POST is not sent twice.</summary>
internal static class HttpSafety
{
    private const string ResilienceHandler = "Microsoft.Extensions.Http.Resilience.ResilienceHandler";

    /// <summary>Headers that carry credentials are not logged, even where the host logs headers.</summary>
    public static void HideCredentials(HttpClientFactoryOptions options)
    {
        var isHidden = options.ShouldRedactHeaderValue;
        options.ShouldRedactHeaderValue = header => IsCredential(header) || isHidden(header);
    }

    /// <summary>
    /// A resilience handler that the host adds to all clients, as the service defaults of Aspire do, repeats a create whose answer was lost and cuts every request after 10 s. The client
    /// has its own resilience, which knows the routes. One that is added to this client by name is left: somebody wants it.
    /// </summary>
    public static void RemoveInheritedResilience(IList<DelegatingHandler> handlers)
    {
        foreach (var handler in handlers.Where(handler => handler.GetType().FullName == ResilienceHandler).ToList())
        {
            handlers.Remove(handler);
        }
    }

    private static bool IsCredential(string header) =>
        header.Equals("Authorization", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Proxy-Authorization", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Cookie", StringComparison.OrdinalIgnoreCase)
        || header.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase);
}
