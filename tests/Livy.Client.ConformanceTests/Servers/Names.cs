namespace Livy.Client.ConformanceTests;

/// <summary>Names for sessions, batches and files that nobody else has.</summary>
internal static class Names
{
    /// <summary>A new one that tells what it is for.</summary>
    public static string New(string purpose) => $"{purpose}-{Guid.NewGuid():N}";
}
