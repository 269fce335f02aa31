namespace Livy.Client.Testing;

/// <summary>What Livy demands of paths in requests: URIs that parse, absolute, and local ones only below the whitelist.</summary>
internal static class PathRules
{
    /// <summary>Checks one path.</summary>
    /// <param name="path">The path or URI, as sent.</param>
    /// <param name="options">The whitelist.</param>
    /// <param name="refused">Wraps the reason.</param>
    public static void Check(string path, FakeLivyOptions options, Func<string, LivyFault> refused)
    {
        var uri = JavaUri.Parse(path, out var fault);
        if (fault is not null)
        {
            throw refused(fault);
        }

        if (uri.Scheme is null && !uri.Path.StartsWith('/'))
        {
            throw refused($"requirement failed: Path '{uri.Path}' is not absolute.");
        }

        if (uri.Scheme is null or "file" && options.LocalDirWhitelist is { } whitelist)
        {
            // Up to 0.8 the path was not normalised, so that ".." was a way out.
            var resolves = options.Profile >= LivyProfile.Livy09;
            if (!whitelist.Any(directory => resolves ? IsBelow(uri.Path, directory) : uri.Path.StartsWith(directory, StringComparison.Ordinal)))
            {
                throw refused($"requirement failed: Local path {uri.Path} cannot be added to user sessions.");
            }
        }
    }

    /// <summary>The first character a <c>java.net.URI</c> does not take, or -1.</summary>
    public static int IllegalAt(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is <= ' ' or '"' or '<' or '>' or '\\' or '^' or '`' or '{' or '|' or '}' or '\u007f')
            {
                return at;
            }
        }

        return -1;
    }

    private static bool IsBelow(string path, string directory)
    {
        var normal = Normalize(path);
        var parent = directory.TrimEnd('/');
        return normal.StartsWith(parent + "/", StringComparison.Ordinal) || string.Equals(normal, parent, StringComparison.Ordinal);
    }

    /// <summary>The path without dots.</summary>
    public static string Normalize(string path)
    {
        var segments = new Stack<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment is "..")
            {
                segments.TryPop(out _);
            }
            else if (segment is not ".")
            {
                segments.Push(segment);
            }
        }

        return "/" + string.Join('/', segments.Reverse());
    }
}
