using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Livy.Client.Tests.Shared;

/// <summary>A real server that a class of cases has started for itself, with the script that <c>LIVY_SH</c> names.</summary>
internal sealed class RunningLivy : IAsyncDisposable
{
    private const string Variable = "LIVY_SH";

    private readonly IReadOnlyList<string> _arguments;

    private RunningLivy(string folder, IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> arguments) => (Folder, Variables, _arguments) = (folder, variables, arguments);

    /// <summary>What keeps a server from being started here, or <see langword="null"/>.</summary>
    public static string? WhatIsMissing { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } script
        ? File.Exists(script) ? null : $"{Variable} names {script}, which does not exist."
        : $"{Variable} is not set: let it name the script that starts a real Livy (../shared/livy/livy.sh).";

    /// <summary>The server's own folder, whose files it may read.</summary>
    public string Folder { get; }

    /// <summary>What the script says of the server, such as <c>LIVY_URL</c>.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Starts one in a new folder; returns when it answers.</summary>
    public static async Task<RunningLivy> StartAsync(params IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("livy-conformance-real-").FullName;
        try
        {
            var said = await CallAsync(["start", "--dir", folder, .. arguments]);
            return new RunningLivy(
                folder,
                said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal),
                arguments);
        }
        catch (InvalidOperationException)
        {
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    /// <summary>Kills the server as a failing machine would, and starts it again at the same address: its sessions are lost, and it counts from 0.</summary>
    public async Task KillAndStartAgainAsync()
    {
        using (var state = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "state.json"))))
        {
            using var server = Process.GetProcessById(state.RootElement.GetProperty("processes").GetProperty("server").GetProperty("pid").GetInt32());
            server.Kill();
            await server.WaitForExitAsync();
        }

        await CallAsync(["stop", "--dir", Folder]);
        await CallAsync(["start", "--dir", Folder, "--port", new Uri(Variables["LIVY_URL"]).Port.ToString(CultureInfo.InvariantCulture), .. _arguments]);
    }

    public async ValueTask DisposeAsync()
    {
        await CallAsync(["stop", "--dir", Folder]);
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<string> CallAsync(IEnumerable<string> arguments)
    {
        // To a file, not a pipe: the server would keep a pipe open for as long as it lives.
        var output = Path.GetTempFileName();
        try
        {
            using var script = Process.Start(new ProcessStartInfo("bash", ["-c", "\"$@\" > \"$0\" 2>&1 < /dev/null", output, Environment.GetEnvironmentVariable(Variable)!, .. arguments]) { UseShellExecute = false })!;
            await script.WaitForExitAsync();
            var text = await File.ReadAllTextAsync(output);
            return script.ExitCode == 0 ? text : throw new InvalidOperationException($"livy.sh ended with {script.ExitCode}: {text}");
        }
        finally
        {
            File.Delete(output);
        }
    }
}
