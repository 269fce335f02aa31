namespace Livy.Client.Testing;

/// <summary>Livy's servlets on the raw path. There is no tolerance: a trailing slash below a collection is another path.</summary>
internal sealed class Router
{
    private readonly Dictionary<string, IReadOnlyList<Route>> _mounts = new(StringComparer.Ordinal)
    {
        ["sessions"] = [.. SessionRoutes.All, .. StatementRoutes.All, .. CompletionRoutes.All, .. JobRoutes.All, .. UploadRoutes.All],
        ["batches"] = BatchRoutes.All,
        ["version"] = [Route.Of("GET", "", ServerRoutes.Version)],
    };

    public Answer Handle(ServerState server, Exchange exchange)
    {
        var path = exchange.Target.Path;
        var mount = Servlets.MountOf(path);
        if (!_mounts.TryGetValue(mount, out IReadOnlyList<Route>? routes))
        {
            return ServerRoutes.Other(exchange, mount);
        }

        if (mount is not "version" && AcceptVersion.Refused(exchange) is { } refused)
        {
            return refused;
        }

        if (exchange.Profile == LivyProfile.Livy07 && Unparsable(exchange) is { } part)
        {
            return ContainerErrors.Failed(exchange.Request, "org.eclipse.jetty.http.BadMessageException: 400: Unable to parse " + part);
        }

        if (mount is "sessions")
        {
            exchange.ReadParts(server.Options);
        }

        var rest = Below(path, mount);
        if (rest is null)
        {
            return Replies.Empty(404);
        }

        string[] segments = rest.Length <= 1 ? [] : rest[1..].Split('/');
        Route? chosen = null;
        List<string> allowed = [];
        foreach (var route in routes)
        {
            if (!route.TryMatch(segments, out string[] values))
            {
                continue;
            }

            allowed.Add(route.Method);
            if (string.Equals(route.Method, exchange.Method, StringComparison.Ordinal) || (route.Method is "GET" && exchange.Method is "HEAD"))
            {
                chosen = route;
                exchange.Values = values;
            }
        }

        return chosen is not null ? chosen.Handle(server, exchange) : allowed.Count == 0 ? Replies.Empty(404) : NotAllowed(allowed);
    }

    private static string? Unparsable(Exchange exchange) =>
        exchange.Target.HasMalformedQuery() ? "URI query" : FrontDoor.Form(exchange.Request)?.HasMalformedQuery() == true ? "form content" : null;

    /// <summary>The path below a servlet as its routes see it: raw; null when it only leads there by way of dots or parameters.</summary>
    private static string? Below(string path, string mount)
    {
        var end = path.IndexOf('/', 1);
        var first = end < 0 ? path[1..] : path[1..end];
        return string.Equals(RawTarget.Decode(first), mount, StringComparison.Ordinal) ? path[(first.Length + 1)..] : null;
    }

    private static FakeLivyResponse NotAllowed(List<string> methods)
    {
        List<string> shown = [.. methods.Where(method => method is not "GET")];
        if (methods.Contains("GET", StringComparer.Ordinal))
        {
            shown.AddRange(["GET", "HEAD"]);
        }

        return Replies.With(405, "", Replies.JsonType, new KeyValuePair<string, string>("Allow", string.Join(", ", shown)));
    }
}
