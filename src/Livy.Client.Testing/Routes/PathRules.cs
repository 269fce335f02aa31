namespace Livy.Client.Testing;

/// <summary>What Livy demands of paths in requests: URIs that parse, absolute, and local ones only below the whitelist.</summary>
internal static class PathRules
{
    /// <summary>Checks one path.</summary>
    /// <param name="path">The path or URI, as sent.</param>
    /// <param name="options">The whitelist.</param>
    /// <param name="refused">Wraps the reason.</param>
    public static void Check(string path, FakeLivyOptions options, Func<string, Refusal> refused)
    {
        var illegal = IllegalAt(path);
        if (illegal >= 0)
        {
            throw refused($"java.net.URISyntaxException: Illegal character in path at index {illegal}: {path}");
        }

        var colon = path.IndexOf(':', StringComparison.Ordinal);
        var hasScheme = colon > 0 && path[..colon].All(char.IsAsciiLetterOrDigit);
        var local = hasScheme ? path[(colon + 1)..] : path;
        if (!hasScheme && !path.StartsWith('/'))
        {
            throw refused($"requirement failed: Path '{path}' is not absolute.");
        }

        var isLocal = !hasScheme || path.StartsWith("file:", StringComparison.Ordinal);
        if (isLocal && options.LocalDirWhitelist is { } whitelist)
        {
            var shown = local.StartsWith("///", StringComparison.Ordinal) ? local[2..] : local;
            // Up to 0.8 the path was not normalised, so that ".." was a way out.
            var resolves = options.Profile >= LivyProfile.Livy09;
            if (!whitelist.Any(directory => resolves ? IsBelow(shown, directory) : shown.StartsWith(directory, StringComparison.Ordinal)))
            {
                throw refused($"requirement failed: Local path {shown} cannot be added to user sessions.");
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

        var normal = "/" + string.Join('/', segments.Reverse());
        var parent = directory.TrimEnd('/');
        return normal.StartsWith(parent + "/", StringComparison.Ordinal) || string.Equals(normal, parent, StringComparison.Ordinal);
    }
}
