namespace Livy.Client.Benchmarks;

/// <summary>A row of the result.</summary>
internal sealed record Trade(long Id, long Account, double Price, string Customer, decimal Amount, bool IsOpen, DateTimeOffset At, DateOnly Day);
