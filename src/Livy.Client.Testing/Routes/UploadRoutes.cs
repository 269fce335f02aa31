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
        var parts = Parts(server, exchange);
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        var part = parts.Find(candidate => candidate.FileName is not null && string.Equals(candidate.Name, partName, StringComparison.Ordinal));
        if (part is null)
        {
            return Replies.Quoted(400, $"No {partName} sent!");
        }

        StatementRoutes.CheckActive(session);
        session.Touch();
        var name = part.FileName!;
        if (name.Length == 0)
        {
            throw Refusal.Illegal("Can not create a Path from an empty string");
        }

        var path = $"{server.Options.StagingDir}/00000000-0000-4000-8000-{session.Id:x12}/{name}";
        var uri = "file://" + path;
        if (PathRules.IllegalAt(uri) is >= 0 and var illegal && !name.StartsWith("UTF-8''", StringComparison.Ordinal))
        {
            throw Refusal.Failed($"java.net.URISyntaxException: Illegal character in path at index {illegal}: {uri}");
        }

        if (name.StartsWith("UTF-8''", StringComparison.Ordinal))
        {
            throw Missing("file:" + path, session, asFile);
        }

        return Take(session, name, part.Bytes.ToArray(), asFile);
    }

    /// <summary>The container reads the parts before Livy looks at anything, hence the plain-text errors.</summary>
    private static List<MultipartPart> Parts(ServerState server, Exchange exchange)
    {
        var contentType = exchange.Request.Header("Content-Type");
        if (!Multipart.IsMultipart(contentType))
        {
            return [];
        }

        var parts = Multipart.Parse(contentType!, exchange.Body)
            ?? throw ContainerError(exchange, "java.io.IOException: Missing initial multi part boundary");
        return parts.Exists(part => part.Bytes.Length > server.Options.UploadMaxSize)
            ? throw ContainerError(exchange, "org.scalatra.servlet.SizeConstraintExceededException: Too large request or file")
            : parts;
    }

    private static Refusal ContainerError(Exchange exchange, string text)
    {
        var json = exchange.Request.Header("Accept")?.Contains("application/json", StringComparison.OrdinalIgnoreCase) == true;
        return new Refusal(json ? Replies.Quoted(500, text) : Replies.With(500, text, Replies.HtmlType));
    }

    private static Answer Add(ServerState server, Exchange exchange, bool asFile)
    {
        var values = RequestShapes.Resource.Bind(exchange.Json);
        var session = SessionRoutes.Find(server, exchange, Permission.Modify);
        StatementRoutes.CheckActive(session);
        session.Touch();
        var uri = values?.Text("uri") ?? throw Refusal.Failed("java.lang.NullPointerException: Cannot invoke \"String.length()\" because \"this.input\" is null");
        PathRules.Check(uri, server.Options, static reason => reason.StartsWith("java.", StringComparison.Ordinal) ? Refusal.Failed(reason) : Refusal.Illegal(reason));
        if (!server.Options.FileExists(uri))
        {
            return DriverCall.To(session, () => throw Missing(uri.StartsWith('/') ? "file:" + uri : uri, session, asFile));
        }

        return Take(session, uri[(uri.LastIndexOf('/') + 1)..], [], asFile);
    }

    /// <summary>Blocks while the session starts, then hands the file to the interpreter, which may not want it.</summary>
    private static Answer Take(InteractiveSession session, string name, byte[] bytes, bool asFile) => DriverCall.To(session, () =>
    {
        var isArchive = name.EndsWith(".jar", StringComparison.Ordinal) || name.EndsWith(".zip", StringComparison.Ordinal);
        if (!asFile && session.Kind is CodeKinds.Spark && !isArchive)
        {
            throw Refusal.Failed(
                "java.util.concurrent.ExecutionException: java.lang.RuntimeException: java.lang.RuntimeException: "
                + $"Unsupported classpath element: /tmp/rsc-tmp/__livy__/{name}\n{DriverTraces.NoJar}");
        }

        // The first file of a name stays; Spark does not replace it.
        session.Files.TryAdd(name, bytes);
        return Replies.Empty();
    });

    private static Refusal Missing(string uri, InteractiveSession session, bool asFile) => Refusal.Failed(
        $"java.util.concurrent.ExecutionException: java.lang.RuntimeException: java.io.FileNotFoundException: File {uri} does not exist\n"
        + (asFile ? DriverTraces.MissingFile(session.Kind) : DriverTraces.MissingJar));
}
