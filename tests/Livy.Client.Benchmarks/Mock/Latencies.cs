using System.Collections.Concurrent;

namespace Livy.Client.Benchmarks;

/// <summary>How long each request took, by kind.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentQueue<(MockCall Call, double Milliseconds)> _all = new();

    public int Count => _all.Count;

    public void Add(MockCall call, TimeSpan time) => _all.Enqueue((call, Math.Round(time.TotalMilliseconds, 2)));

    /// <summary>The percentiles of one kind, or of all.</summary>
    public LatencyFigures Of(MockCall? call)
    {
        double[] sorted = [.. _all.Where(one => call is null || one.Call == call).Select(one => one.Milliseconds).Order()];
        return sorted.Length == 0 ? new LatencyFigures(0, 0, 0, 0) : new LatencyFigures(sorted.Length, At(sorted, 0.5), At(sorted, 0.99), sorted[^1]);
    }

    private static double At(double[] sorted, double part) => sorted[(int)Math.Min(sorted.Length - 1, Math.Ceiling(part * sorted.Length))];
}
