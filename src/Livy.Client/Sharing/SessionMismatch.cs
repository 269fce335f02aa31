namespace Livy.Client;

/// <summary>Says in what a session differs from a spec: only what the spec says and the server shows can differ. Values of settings are not told, they can be secrets.</summary>
internal static class SessionMismatch
{
    /// <summary>The differences, each as a part of a sentence.</summary>
    /// <param name="spec">What is asked for.</param>
    /// <param name="info">What is there. Livy 0.7 shows kind and proxy user only.</param>
    /// <param name="caller">Who the caller is to the server; <see langword="null"/> if that is not known.</param>
    public static IReadOnlyList<string> Find(SessionSpec spec, SessionInfo info, string? caller)
    {
        var differences = new List<string>();
        Compare(differences, "kind", spec.Kind.Value, info.Kind is { } kind && kind != default ? kind.Value : null);
        if (info.ProxyUser != caller)
        {
            // Behind a gateway the owner is the gateway, which acts for the caller.
            Compare(differences, "owner", caller, info.Owner);
        }

        Compare(differences, "proxy user", spec.ProxyUser, info.ProxyUser);
        Compare(differences, "driver memory", spec.DriverMemory, info.DriverMemory, isShown: info.Conf is not null);
        Compare(differences, "driver cores", spec.DriverCores, info.DriverCores);
        Compare(differences, "executor memory", spec.ExecutorMemory, info.ExecutorMemory, isShown: info.Conf is not null);
        Compare(differences, "executor cores", spec.ExecutorCores, info.ExecutorCores);
        Compare(differences, "number of executors", spec.NumExecutors, info.NumExecutors);
        Compare(differences, "queue", spec.Queue, info.Queue, isShown: info.Conf is not null);
        Compare(differences, "jars", spec.Jars, info.Jars);
        Compare(differences, "Python files", spec.PyFiles, info.PyFiles);
        Compare(differences, "files", spec.Files, info.Files);
        Compare(differences, "archives", spec.Archives, info.Archives);
        if (info.Conf is { } conf)
        {
            differences.AddRange(spec.Conf.Where(setting => !conf.TryGetValue(setting.Key, out var value) || value != setting.Value).Select(setting => $"its {OneLine.Of(setting.Key)} is not what was asked for"));
        }

        return differences;
    }

    private static void Compare(List<string> differences, string what, string? asked, string? shown, bool isShown = false)
    {
        if (asked is not null && (shown is not null || isShown) && !string.Equals(asked, shown, StringComparison.OrdinalIgnoreCase))
        {
            differences.Add($"its {what} is {(shown is null ? "the default" : OneLine.Of(shown))} instead of {OneLine.Of(asked)}");
        }
    }

    /// <summary>The server shows 0 for what was not asked for.</summary>
    private static void Compare(List<string> differences, string what, int? asked, int? shown)
    {
        if (asked is not null && shown is not null && asked != shown)
        {
            differences.Add(shown == 0 ? $"its {what} is the default instead of {asked}" : $"its {what} is {shown} instead of {asked}");
        }
    }

    /// <summary>The server puts its own file system in front of paths.</summary>
    private static void Compare(List<string> differences, string what, IReadOnlyList<string> asked, IReadOnlyList<string>? shown)
    {
        if (shown is not null && asked.FirstOrDefault(file => !shown.Any(there => there.EndsWith(file, StringComparison.Ordinal))) is { } missing)
        {
            differences.Add($"its {what} lack {OneLine.Of(missing)}");
        }
    }
}
