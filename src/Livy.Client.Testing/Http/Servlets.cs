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

    public static string MountOf(string path)
    {
        foreach (string mount in (ReadOnlySpan<string>)["sessions", "batches", "version", "metrics", "ui", "static"])
        {
            if (path.StartsWith("/" + mount, StringComparison.Ordinal) && (path.Length == mount.Length + 1 || path[mount.Length + 1] == '/'))
            {
                return mount;
            }
        }

        return "";
    }
}
