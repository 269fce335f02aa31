namespace Livy.Client.Benchmarks;

/// <summary>Latencies in milliseconds.</summary>
internal sealed record LatencyFigures(int Count, double P50Ms, double P99Ms, double MaxMs);
