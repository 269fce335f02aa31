using System.Text.Json;

namespace Livy.Client.Benchmarks;

/// <summary>Prints what was measured.</summary>
internal static class MockReport
{
    public static void Write(TextWriter output, MockFigures figures)
    {
        output.WriteLine("The mock server under load: plain HTTP over loopback, the server in a process of its own, the clients on the same machine");
        output.WriteLine($"  {figures.Sessions} sessions at a time, {figures.Statements} statements, {figures.Connections} connections");
        output.WriteLine($"  {figures.Requests} requests in {figures.Seconds:0.0} s: {figures.RequestsPerSecond:0} requests per second");
        output.WriteLine();
        output.WriteLine($"  {"latency, as the clients see it",-46} {"count",8} {"p50 ms",9} {"p99 ms",9} {"max ms",9}");
        foreach (var (name, row) in figures.Calls.Append(new("all", figures.All)))
        {
            output.WriteLine($"  {name,-46} {row.Count,8} {row.P50Ms,9:0.0} {row.P99Ms,9:0.0} {row.MaxMs,9:0.0}");
        }

        output.WriteLine();
        output.WriteLine($"  {"memory of the server",-46} {"resident MiB",18} {"of it heap MiB",18}");
        WriteMemory(output, "at start: after a warm-up, collected", figures.AtStart);
        WriteMemory(output, "all sessions alive, not collected", figures.WithSessions);
        WriteMemory(output, "sessions deleted, collected, journal kept", figures.WithJournal);
        WriteMemory(output, "the same, journal emptied", figures.AtEnd);
        output.WriteLine($"  {"peak",-46} {figures.AtEnd.PeakMb,18:0.0}");
        output.WriteLine();
        foreach (var target in figures.Targets)
        {
            output.WriteLine($"  {target.Name,-46} {target.Measured,8:0.0} {target.Unit,-2} of {target.Limit,4} {target.Unit,-2} {(target.IsMet ? "met" : "MISSED")}");
        }

        output.WriteLine($"  The first start took {figures.FirstStartCpuMs:0} ms of processor time; the rest is waiting for a busy machine.");
        output.WriteLine();
        output.WriteLine(JsonSerializer.Serialize(figures, FiguresJsonContext.Default.MockFigures));
    }

    private static void WriteMemory(TextWriter output, string name, MockMemory memory) =>
        output.WriteLine($"  {name,-46} {memory.ResidentMb,18:0.0} {memory.HeapMb,18:0.0}");
}
