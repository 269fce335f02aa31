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
        WriteMemory(output, "memory of the server, code compiled once", figures.MemoryCompiledOnce);
        WriteMemory(output, "memory of the server, as users run it", figures.Memory);
        output.WriteLine($"  {figures.Collection.Sessions} sessions were stopped, not deleted: the list was empty {figures.Collection.AfterRetainMs:0} ms after the last was due;");
        output.WriteLine($"  finished sessions are kept for {figures.Collection.RetainMs:0} ms, the collector comes every {figures.Collection.IntervalMs:0} ms.");
        output.WriteLine();
        foreach (var target in figures.Targets)
        {
            output.WriteLine($"  {target.Name,-46} {target.Measured,8:0.0} {target.Unit,-2} of {target.Limit,4} {target.Unit,-2} {(target.IsMet ? "met" : "MISSED")}");
        }

        output.WriteLine($"  The first start took {figures.FirstStartCpuMs:0} ms of processor time; the rest is waiting for a busy machine.");
        output.WriteLine();
        output.WriteLine(JsonSerializer.Serialize(figures, FiguresJsonContext.Default.MockFigures));
    }

    private static void WriteMemory(TextWriter output, string name, MemoryFigures figures)
    {
        output.WriteLine($"  {name,-46} {"resident MiB",14} {"of it heap MiB",16} {"compilations",14}");
        WriteMemory(output, "at start: after a warm-up, collected", figures.AtStart);
        WriteMemory(output, "all sessions alive, not collected", figures.WithSessions);
        WriteMemory(output, "sessions gone, collected, journal kept", figures.WithJournal);
        WriteMemory(output, "the same, journal emptied", figures.AtEnd);
        output.WriteLine($"  {"peak",-46} {figures.AtEnd.PeakMb,14:0.0}");
        output.WriteLine($"  {"growth from start to end",-46} {100 * figures.Growth,14:0.0} %");
        output.WriteLine();
    }

    private static void WriteMemory(TextWriter output, string name, MockMemory memory) =>
        output.WriteLine($"  {name,-46} {memory.ResidentMb,14:0.0} {memory.HeapMb,16:0.0} {memory.CompiledMethods,14}");
}
