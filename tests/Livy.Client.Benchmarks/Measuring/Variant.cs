namespace Livy.Client.Benchmarks;

/// <summary>One way of doing what other variants do too.</summary>
internal sealed record Variant(string Name, Func<Task> Call);
