using System.Diagnostics;

namespace Livy.Client.ConformanceTests;

/// <summary>A real server that a class of cases has started for itself, with <c>../shared/livy/livy.sh</c>, which <c>LIVY_SH</c> names.</summary>
public sealed class RunningLivy : IAsyncDisposable
{
    private readonly string _folder;

    private RunningLivy(string folder, IReadOnlyDictionary<string, string> variables) => (_folder, Variables) = (folder, variables);

    /// <summary>What keeps a server from being started here, or <see langword="null"/>.</summary>
    public static string? WhatIsMissing => Script is null ? "LIVY_SH is not set: it names the script that starts a real Livy (../shared/livy/livy.sh)." : null;

    /// <summary>What the script prints about the server, such as <c>LIVY_URL</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    private static string? Script { get; } = Environment.GetEnvironmentVariable("LIVY_SH") is { Length: > 0 } script ? script : null;

    /// <summary>Starts one with its own folder; returns when it answers.</summary>
    public static async Task<RunningLivy> StartAsync(params IEnumerable<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("livy-conformance-real-").FullName;
        var printed = await CallAsync(["start", "--dir", folder, .. arguments]);
        var variables = printed.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim('\''), StringComparer.Ordinal);
        return new RunningLivy(folder, variables);
    }

    public async ValueTask DisposeAsync()
    {
        await CallAsync(["stop", "--dir", _folder]);
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<string> CallAsync(IReadOnlyList<string> arguments)
    {
        using var script = Process.Start(new ProcessStartInfo(Script!, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var complaint = script.StandardError.ReadToEndAsync();
        var printed = await script.StandardOutput.ReadToEndAsync();
        await script.WaitForExitAsync();
        return script.ExitCode == 0 ? printed : throw new InvalidOperationException($"livy.sh {arguments[0]} ended with {script.ExitCode}: {await complaint}");
    }
}
