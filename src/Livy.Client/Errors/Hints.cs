namespace Livy.Client;

/// <summary>What to do about well-known causes of failed work, recognised by what they leave in the log or in an error.</summary>
internal static class Hints
{
    private static readonly (string Fragment, string Hint)[] Known =
    [
        ("Too small maximum heap", "The driver memory is too small: give at least 500m."),
        ("Invalid maximum heap size", "The driver memory is not a size that Java reads: write it as 512m or 2g."),
        ("Failed to load class", "The main class is not in the JAR, or the JAR could not be read: check the class name and the URI."),
        ("No main class set in JAR", "The JAR does not name its main class: say it, with MainClass."),
        ("does not exist", "A file or path does not exist where the cluster looks for it: use an absolute URI that the cluster can read, such as hdfs:///path."),
        ("Permission denied", "The user that the session runs as may not read or write a path: check the proxy user and the permissions."),
        ("Queue's AM resource limit exceeded", "The YARN queue has no room for another driver: wait, use another queue or less driver memory."),
        ("killed by user", "Somebody ended the application at the cluster manager."),
        ("java.lang.OutOfMemoryError", "The driver ran out of memory: give it more, or bring less data to it."),
        ("Address already in use", "The driver found no free port: raise spark.port.maxRetries or check the network settings of the cluster."),
        ("No module named", "A Python module is missing on the driver or the executors: add it with pyFiles or archives."),
    ];

    private static readonly Dictionary<LivyErrorCode, string> KnownCodes = new()
    {
        [LivyErrorCode.DuplicateName] =
            "The holder of the name may have ended already: batches keep theirs for 10 minutes after their end. Look it up with GetAsync, use it with Attach, delete it, or take another name.",
        [LivyErrorCode.TooManySessions] = "Try again in a little while, or raise livy.server.session.max-creation.",
    };

    /// <summary>The hint for an error of the server, or <see langword="null"/>.</summary>
    public static string? For(LivyErrorCode code) => KnownCodes.GetValueOrDefault(code);

    /// <summary>The hint for the first cause that a line names, or <see langword="null"/>.</summary>
    public static string? For(IEnumerable<string> lines) => Find(lines)?.Hint;

    /// <summary>The first line that names a cause there is a hint for, or <see langword="null"/>.</summary>
    public static string? CauseIn(IEnumerable<string> lines) => Find(lines)?.Line;

    private static (string Line, string Hint)? Find(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            foreach (var (fragment, hint) in Known)
            {
                if (line.Contains(fragment, StringComparison.Ordinal))
                {
                    return (line, hint);
                }
            }
        }

        return null;
    }
}
