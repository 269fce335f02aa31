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

        var rest = path[(mount.Length + 1)..];
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

    private static FakeLivyResponse NotAllowed(List<string> methods)
    {
        List<string> shown = [.. methods.Where(method => method is not "GET")];
        if (methods.Contains("GET", StringComparer.Ordinal))
        {
            shown.AddRange(["GET", "HEAD"]);
        }

        return Replies.Json(405, "", new KeyValuePair<string, string>("Allow", string.Join(", ", shown)));
    }
}
