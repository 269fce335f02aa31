using System.Diagnostics;
using System.Globalization;

namespace Livy.Client.Attacks;

/// <summary>A mock server in a process of its own, in folders of its own.</summary>
internal sealed class MockProcess : IAsyncDisposable
{
    private const string Said = "LIVY_URL=";
    private readonly Process _process;

    private MockProcess(Process process, DirectoryInfo folder, Uri url)
    {
        _process = process;
        Folder = folder;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>Where it works, and all that it could think of as its own.</summary>
    public DirectoryInfo Folder { get; }

    public bool IsAlive => !_process.HasExited;

    public static FileInfo DefaultProgram() =>
        new(Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../../../../samples/LivyCli/bin/Release/net10.0/LivyCli.dll")));

    public static async Task<MockProcess> StartAsync(FileInfo program, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("livy-attacks-");
        var start = new ProcessStartInfo("dotnet", [program.FullName, "fake", "--port", "0"]) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["HOME"] = start.Environment["TMPDIR"] = folder.FullName;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(cancellationToken) ?? "";
        return line.StartsWith(Said, StringComparison.Ordinal)
            ? new MockProcess(process, folder, new Uri(line[Said.Length..]))
            : throw new InvalidOperationException($"The mock server said \"{line}\" instead of its address.");
    }

    /// <summary>What it has now, in MiB.</summary>
    public long Memory() => Status("VmRSS:");

    /// <summary>The most that it has had, in MiB.</summary>
    public long PeakMemory() => Status("VmHWM:");

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Folder.Delete(recursive: true);
    }

    private long Status(string field)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith(field, StringComparison.Ordinal));
        return long.Parse(line[field.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }
}
