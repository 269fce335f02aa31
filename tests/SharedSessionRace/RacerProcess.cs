using System.Diagnostics;

namespace SharedSessionRace;

/// <summary>A process of the race, as the one that runs it sees it.</summary>
internal sealed class RacerProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="url">The server.</param>
    public RacerProcess(Uri url)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) is "dotnet")
        {
            start.ArgumentList.Add(typeof(RacerProcess).Assembly.Location);
        }

        start.ArgumentList.Add(Racer.Command);
        start.ArgumentList.Add(url.AbsoluteUri);
        _process = Process.Start(start)!;
    }

    /// <summary>Lets it get the session of a name; brings its number, or what went wrong.</summary>
    public async Task<string> GetAsync(string name)
    {
        await _process.StandardInput.WriteLineAsync(name).ConfigureAwait(false);
        await _process.StandardInput.FlushAsync().ConfigureAwait(false);
        return await _process.StandardOutput.ReadLineAsync().ConfigureAwait(false) ?? "the process has ended";
    }

    public void Dispose()
    {
        // It ends when there is nothing more to read.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
