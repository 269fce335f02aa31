namespace Livy.Client.Testing;

/// <summary>The servlets Livy mounts, by path, and the class names its error pages show.</summary>
internal static class Servlets
{
    public static string ClassOf(string path) => MountOf(path) switch
    {
        "sessions" => "org.apache.livy.server.interactive.InteractiveSessionServlet",
        "batches" => "org.apache.livy.server.batch.BatchSessionServlet",
        "version" => "org.apache.livy.server.LivyServer$$anon$2",
        "metrics" => "com.codahale.metrics.servlets.AdminServlet",
        "ui" => "org.apache.livy.server.ui.UIServlet",
        _ => "org.apache.livy.server.LivyServer$$anon$4",
    };

    /// <summary>The servlet a path belongs to: the container looks at it decoded, without parameters and dots.</summary>
    public static string MountOf(string path)
    {
        path = Canonical(path);
        foreach (string mount in (ReadOnlySpan<string>)["sessions", "batches", "version", "metrics", "ui", "static"])
        {
            if (path.StartsWith("/" + mount, StringComparison.Ordinal) && (path.Length == mount.Length + 1 || path[mount.Length + 1] == '/'))
            {
                return mount;
            }
        }

        return "";
    }

    private static string Canonical(string path)
    {
        if (!path.Contains('%', StringComparison.Ordinal) && !path.Contains(';', StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal))
        {
            return path;
        }

        List<string> segments = [];
        foreach (var raw in path.Split('/').Skip(1))
        {
            // An escaped slash is still in the segment, so that it makes no further ones.
            var segment = RawTarget.Decode(raw.Split(';')[0]).Replace('/', '?');
            if (segment is "..")
            {
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            }
            else if (segment is not ".")
            {
                segments.Add(segment);
            }
        }

        return "/" + string.Join('/', segments);
    }
}
