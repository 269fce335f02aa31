using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Livy.Client.Benchmarks;

/// <summary>The child process, as its parent sees it.</summary>
internal sealed class MockServerProcess : IAsyncDisposable
{
    /// <summary>
    /// Without it the runtime compiles a method again once it is hot, in the background and up to two times, which a warm-up of any bearable length leaves to the load:
    /// machine code and the compiler's own buffers then grow by six to eight MiB whatever the server does.
    /// </summary>
    private const string TieredCompilation = "DOTNET_TieredCompilation";
    private static readonly TimeSpan EndsWithin = TimeSpan.FromSeconds(10);
    private readonly Process _process;

    private MockServerProcess(Process process, MockStart start)
    {
        _process = process;
        Start = start;
    }

    public MockStart Start { get; }

    public static async Task<MockServerProcess> StartAsync(bool compiledOnce, CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        if (compiledOnce)
        {
            info.Environment[TieredCompilation] = "0";
        }

        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            info.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        info.ArgumentList.Add(MockServerCommand.Word);
        var process = Process.Start(info)!;
        return new MockServerProcess(process, await ReadAsync(process, FiguresJsonContext.Default.MockStart, cancellationToken));
    }

    /// <summary>Says one of the words of <see cref="MockServerCommand"/>.</summary>
    public async Task<MockMemory> SayAsync(string word, CancellationToken cancellationToken)
    {
        await _process.StandardInput.WriteLineAsync(word.AsMemory(), cancellationToken);
        await _process.StandardInput.FlushAsync(cancellationToken);
        return await ReadAsync(_process, FiguresJsonContext.Default.MockMemory, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(EndsWithin, TimeProvider.System);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static async Task<T> ReadAsync<T>(Process process, JsonTypeInfo<T> type, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(await process.StandardOutput.ReadLineAsync(cancellationToken) ?? throw new InvalidOperationException("The mock server's process has ended."), type)!;
}
