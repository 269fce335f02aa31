namespace Livy.Client.Attacks;

/// <summary>One attack with a purpose.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="RunAsync">Does it; returns the first line of what came back.</param>
internal sealed record AimedAttack(string Name, Func<Uri, CancellationToken, Task<string>> RunAsync);
