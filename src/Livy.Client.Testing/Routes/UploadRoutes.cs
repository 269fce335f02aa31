namespace Livy.Client.Testing;

/// <summary>Uploads and <c>add-*</c>. What they do is decided by the kind of the session, not by the route.</summary>
internal static class UploadRoutes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        Route.Of("POST", "*/upload-jar", static (server, exchange) => Upload(server, exchange, "jar", asFile: false)),
        Route.Of("POST", "*/upload-pyfile", static (server, exchange) => Upload(server, exchange, "file", asFile: false)),
        Route.Of("POST", "*/upload-file", static (server, exchange) => Upload(server, exchange, "file", asFile: true)),
        Route.Of("POST", "*/add-jar", static (server, exchange) => Add(server, exchange, asFile: false)),
        Route.Of("POST", "*/add-pyfile", static (server, exchange) => Add(server, exchange, asFile: false)),
        Route.Of("POST", "*/add-file", static (server, exchange) => Add(server, exchange, asFile: true)),
    ];

    private static Answer Upload(ServerState server, Exchange exchange, string partName, bool asFile)
    {
        var parts = exchange.Parts;
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        var part = parts.FirstOrDefault(candidate => candidate.FileName is not null && string.Equals(candidate.Name, partName, StringComparison.Ordinal));
        if (part is null)
        {
            return Replies.Quoted(400, $"No {partName} sent!");
        }

        session.CheckActive();
        session.Touch();
        var name = part.FileName!;
        if (name.Length == 0)
        {
            throw LivyFault.Illegal("Can not create a Path from an empty string");
        }

        var path = StagedPath(server, session, name);
        if (server.Options.Profile >= LivyProfile.Livy08)
        {
            CheckStaged(session, name, path, asFile);
        }

        return Take(server, session, path[(path.LastIndexOf('/') + 1)..], asFile);
    }

    /// <summary>Where the file lands. Up to 0.7 its name was a path like any other, so it may lead away from there.</summary>
    private static string StagedPath(ServerState server, InteractiveSession session, string name)
    {
        var folder = $"{server.Options.StagingDir}/00000000-0000-4000-8000-{session.Id:x12}";
        if (server.Options.Profile >= LivyProfile.Livy08)
        {
            return $"{folder}/{name}";
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (colon >= 0 && (slash < 0 || colon < slash))
        {
            throw LivyFault.Illegal("java.net.URISyntaxException: Relative path in absolute URI: " + name.Replace("\\", "%5C", StringComparison.Ordinal));
        }

        var path = PathRules.Normalize(slash == 0 ? name : $"{folder}/{name}");
        if (string.Equals(path, folder, StringComparison.Ordinal))
        {
            throw LivyFault.Failed($"java.io.FileNotFoundException: {path} (Is a directory)");
        }

        if (server.Options.LocalDirWhitelist is { } whitelist && !whitelist.Any(directory => path.StartsWith(directory, StringComparison.Ordinal)))
        {
            throw LivyFault.Illegal($"requirement failed: Local path {path} cannot be added to user sessions.");
        }

        return path;
    }

    private static void CheckStaged(InteractiveSession session, string name, string path, bool asFile)
    {
        var uri = "file://" + path;
        var isEncoded = name.StartsWith("UTF-8''", StringComparison.Ordinal);
        if (!isEncoded && PathRules.IllegalAt(uri) is >= 0 and var illegal)
        {
            throw LivyFault.Failed($"java.net.URISyntaxException: Illegal character in path at index {illegal}: {uri}");
        }

        if (isEncoded)
        {
            throw DriverFaults.FileMissing("file:" + path, session.Kind, asFile);
        }
    }

    private static Answer Add(ServerState server, Exchange exchange, bool asFile)
    {
        var values = exchange.Read(RequestShapes.Resource);
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        session.CheckActive();
        session.Touch();
        var uri = (values ?? throw LivyFault.Failed("java.lang.NullPointerException: Cannot read field \"uri\" because \"req\" is null")).Text("uri") ?? throw LivyFault.Failed("java.lang.NullPointerException: Cannot invoke \"String.length()\" because \"this.input\" is null");
        PathRules.Check(uri, server.Options, static reason => reason.StartsWith("java.", StringComparison.Ordinal) ? LivyFault.Failed(reason) : LivyFault.Illegal(reason));
        if (!server.Options.FileExists(uri))
        {
            return DriverCall.To(session, () => throw DriverFaults.FileMissing(uri.StartsWith('/') ? "file:" + PathRules.Normalize(uri) : uri, session.Kind, asFile));
        }

        return Take(server, session, uri[(uri.LastIndexOf('/') + 1)..], asFile);
    }

    /// <summary>Blocks while the session starts, then hands the file to the interpreter, which may not want it.</summary>
    private static Answer Take(ServerState server, InteractiveSession session, string name, bool asFile) => DriverCall.To(session, () =>
    {
        if (!asFile && !session.Resources.Add(name) && server.Options.Profile == LivyProfile.Livy07)
        {
            throw DriverFaults.NameTaken(name);
        }

        var isArchive = name.EndsWith(".jar", StringComparison.Ordinal) || name.EndsWith(".zip", StringComparison.Ordinal);
        if (!asFile && session.Kind is CodeKinds.Spark && !isArchive)
        {
            throw DriverFaults.NoJar(name);
        }

        return Replies.Empty();
    });
}
