namespace Livy.Client.Testing;

/// <summary>The checks that creates of sessions and batches share.</summary>
internal static class CreateRules
{
    private static readonly string[] Blacklist = ["spark.submit.deployMode", "spark.submit.proxyUser.allowCustomClasspathInClusterMode"];
    private static readonly string[] FileListConfs = ["spark.jars", "spark.files", "spark.archives", "spark.submit.pyFiles", "spark.yarn.dist.files", "spark.yarn.dist.jars", "spark.yarn.dist.archives"];

    public static void CheckConf(RequestValues values, ServerState server)
    {
        List<string> blocked = [.. values.Map("conf").Keys.Where(Blacklist.Contains)];
        if (blocked.Count > 0)
        {
            throw server.Rejected($"Blacklisted configuration values in session config: {string.Join(", ", blocked)}");
        }
    }

    public static void CheckPaths(RequestValues values, ServerState server)
    {
        var lists = values.Strings("jars").Concat(values.Strings("files")).Concat(values.Strings("pyFiles")).Concat(values.Strings("archives"));
        var confs = values.Map("conf").Where(pair => FileListConfs.Contains(pair.Key)).SelectMany(pair => (pair.Value ?? "").Split(','));
        foreach (var path in lists.Concat(confs))
        {
            if (path is null)
            {
                throw LivyFault.Failed("java.lang.NullPointerException: Cannot invoke \"String.length()\" because \"$this\" is null");
            }

            if (path.Length > 0)
            {
                PathRules.Check(path, server.Options, server.Rejected);
            }
        }
    }

    /// <summary>With impersonation off the names are ignored, silently.</summary>
    public static string? ProxyUser(ServerState server, Exchange exchange, string? requested) =>
        server.Options.Impersonation ? AccessRules.Impersonate(server.Options, exchange.User, exchange.Target.Parameter("doAs") ?? requested) : null;
}
