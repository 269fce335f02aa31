using System.Diagnostics;

namespace Livy.Client.ConformanceTests;

/// <summary>The script that starts real servers, named by the environment variable <c>LIVY_SH</c>.</summary>
internal static class LivyScript
{
    private const string Variable = "LIVY_SH";

    public static string? WhatIsMissing { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path
        ? File.Exists(path) ? null : $"{Variable} names {path}, which does not exist."
        : $"{Variable} is not set: let it name the script that starts a real Livy (../shared/livy/livy.sh).";

    /// <summary>Starts a server in a folder and returns what the script says of it.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> StartAsync(string folder, IEnumerable<string> arguments) =>
        (await RunAsync(["start", "--dir", folder, .. arguments])).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.Ordinal);

    public static async Task StopAsync(string folder) => await RunAsync(["stop", "--dir", folder]);

    private static async Task<string> RunAsync(IEnumerable<string> arguments)
    {
        // To files, not pipes: the server would keep a pipe open for as long as it lives.
        var output = Path.GetTempFileName();
        var start = new ProcessStartInfo("bash") { UseShellExecute = false };
        foreach (var argument in (IEnumerable<string>)["-c", "\"$@\" > \"$0\" 2>&1 < /dev/null", output, Environment.GetEnvironmentVariable(Variable)!, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        var text = await File.ReadAllTextAsync(output);
        File.Delete(output);
        return process.ExitCode == 0 ? text : throw new InvalidOperationException($"livy.sh ended with {process.ExitCode}: {text}");
    }
}
