namespace Livy.Client.Benchmarks;

/// <summary>What the child takes, in MiB.</summary>
/// <param name="ResidentMb">Of the process, now.</param>
/// <param name="PeakMb">Of the process, at most so far.</param>
/// <param name="HeapMb">Of its managed objects, now.</param>
/// <param name="CompiledMethods">How often a method has been compiled so far; one that gets hot is compiled up to three times.</param>
internal sealed record MockMemory(double ResidentMb, double PeakMb, double HeapMb, long CompiledMethods);
