using System.Diagnostics;
using System.Reflection;

namespace Livy.Client;

/// <summary>The names under which this client can be observed.</summary>
public static class LivyDiagnostics
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: one client span for each request, named after its route.</summary>
    public const string ActivitySourceName = "Livy.Client";

    internal static readonly string Version =
        typeof(LivyDiagnostics).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    internal static readonly ActivitySource Source = new(ActivitySourceName, Version);

    /// <summary>Starts the span of a request; its name holds no ids, so that spans of a route can be summed up.</summary>
    internal static Activity? StartRequest(LivyRoute route, Uri endpoint)
    {
        var activity = Source.StartActivity(route.Name, ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.DisplayName = $"{route.Method.Method} {route.Template}";
            activity.SetTag("http.request.method", route.Method.Method);
            activity.SetTag("url.template", route.Template);
            activity.SetTag("server.address", endpoint.Host);
            activity.SetTag("server.port", endpoint.Port);
        }

        return activity;
    }
}
