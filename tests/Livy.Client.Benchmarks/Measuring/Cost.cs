namespace Livy.Client.Benchmarks;

/// <summary>What one call takes, as the median over all rounds.</summary>
/// <param name="Microseconds">The time.</param>
/// <param name="Bytes">What it allocates; not a number where calls leave the measuring thread.</param>
internal sealed record Cost(double Microseconds, double Bytes);
