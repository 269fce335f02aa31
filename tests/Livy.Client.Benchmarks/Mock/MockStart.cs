namespace Livy.Client.Benchmarks;

/// <summary>The first line of the child: where the mock server is and how long it took to start.</summary>
/// <param name="Url">Where it listens.</param>
/// <param name="FirstMs">The first of the process, which loads and compiles everything.</param>
/// <param name="FirstCpuMs">The processor's time of it.</param>
/// <param name="LaterMs">The median of those after it.</param>
internal sealed record MockStart(Uri Url, double FirstMs, double FirstCpuMs, double LaterMs);
