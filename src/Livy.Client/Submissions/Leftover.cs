namespace Livy.Client;

/// <summary>A session or batch that may have been created, or may still be, and that nobody wants any more.</summary>
/// <param name="Candidate">What it is.</param>
/// <param name="Requests">How many requests to create it are not accounted for: each may still create it.</param>
/// <param name="DeleteAsync">Deletes it if it is there; says whether it was. With a request each, without repeats.</param>
internal sealed record Leftover(LivyCandidate Candidate, int Requests, Func<CancellationToken, Task<bool>> DeleteAsync);
