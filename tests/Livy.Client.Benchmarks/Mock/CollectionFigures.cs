namespace Livy.Client.Benchmarks;

/// <summary>How sessions went that nobody deleted.</summary>
/// <param name="Sessions">How many were stopped and left to the server's collector.</param>
/// <param name="RetainMs">How long the server keeps a finished session listed.</param>
/// <param name="IntervalMs">The period of the collector.</param>
/// <param name="AfterRetainMs">From when the last of them was due until the list was empty.</param>
internal sealed record CollectionFigures(int Sessions, double RetainMs, double IntervalMs, double AfterRetainMs);
