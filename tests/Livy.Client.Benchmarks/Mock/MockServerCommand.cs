using System.Diagnostics;
using System.Runtime;
using System.Text.Json;
using Livy.Client.Testing;

namespace Livy.Client.Benchmarks;

/// <summary>
/// The child of <see cref="MockCommand"/>: a mock server alone in its process, so that its memory is measured apart from that of the clients.
/// Each line of the standard input is a word to obey, answered with a line; its end ends the process.
/// </summary>
internal sealed class MockServerCommand : Command
{
    public const string Word = "mock-server";

    /// <summary>Collects garbage, then tells the memory.</summary>
    public const string Collect = "collect";

    /// <summary>Tells the memory as it is.</summary>
    public const string Look = "look";

    /// <summary>Empties the journal, which keeps every exchange by design.</summary>
    public const string Forget = "forget";

    /// <summary>How long finished sessions stay listed: longer than it takes to stop them all, so that they wait for the collector together.</summary>
    public static readonly TimeSpan StateRetain = TimeSpan.FromSeconds(3);

    public static readonly TimeSpan CollectionInterval = TimeSpan.FromMilliseconds(100);

    private const int LaterStarts = 5;
    private const double Mebibyte = 1024 * 1024;

    public override string Name => Word;

    public override string Usage => "       the child process of mock";

    public override async Task<int> RunAsync(IReadOnlyList<string> options, TextWriter output)
    {
        if (options.Count > 0)
        {
            return ExitCode.WrongUsage;
        }

        var clock = TimeProvider.System;
        var cpu = Environment.CpuUsage.TotalTime;
        var begin = clock.GetTimestamp();
        await using var server = await LivyMockServer.StartAsync(new FakeLivyOptions { MaxCreation = int.MaxValue, StateRetain = StateRetain, GarbageCollectionInterval = CollectionInterval });
        var first = clock.GetElapsedTime(begin);
        cpu = Environment.CpuUsage.TotalTime - cpu;
        List<double> later = [];
        for (var count = 0; count < LaterStarts; count++)
        {
            begin = clock.GetTimestamp();
            var other = await LivyMockServer.StartAsync();
            later.Add(Milliseconds(clock.GetElapsedTime(begin)));
            await other.DisposeAsync();
        }

        await TellAsync(output, JsonSerializer.Serialize(new MockStart(server.Url, Milliseconds(first), Milliseconds(cpu), Median.Of(later)), FiguresJsonContext.Default.MockStart));
        while (await Console.In.ReadLineAsync() is { } word)
        {
            if (word == Forget)
            {
                server.Livy.ClearStubsAndRequests();
            }

            await TellAsync(output, JsonSerializer.Serialize(Measure(collect: word != Look), FiguresJsonContext.Default.MockMemory));
        }

        return ExitCode.Success;
    }

    private static MockMemory Measure(bool collect)
    {
        if (collect)
        {
            // Aggressive gives memory back to the system; twice, for what finalizers let go.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }

        using var process = Process.GetCurrentProcess();
        return new MockMemory(
            Mebibytes(process.WorkingSet64),
            Mebibytes(process.PeakWorkingSet64),
            Mebibytes(GC.GetTotalMemory(forceFullCollection: false)),
            JitInfo.GetCompiledMethodCount());
    }

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 2);

    private static double Mebibytes(long bytes) => Math.Round(bytes / Mebibyte, 1);

    private static async Task TellAsync(TextWriter output, string line)
    {
        await output.WriteLineAsync(line);
        await output.FlushAsync();
    }
}
