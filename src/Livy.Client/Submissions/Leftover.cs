namespace Livy.Client;

/// <summary>A session or batch that may have been created, or may still be, and that nobody wants any more.</summary>
/// <param name="Candidate">What it is.</param>
/// <param name="Requests">How many requests to create it are not accounted for: each may still create it.</param>
/// <param name="TryDeleteAsync">Deletes it if it is there. Says whether that accounts for one of the requests. Sends without repeats.</param>
internal sealed record Leftover(LivyCandidate Candidate, int Requests, Func<CancellationToken, Task<bool>> TryDeleteAsync);
