namespace Livy.Client.FaultTests;

/// <summary>The marks by which the server's side knows what a request is for.</summary>
internal static class Markers
{
    private const string SharedPrefix = "shared-";

    /// <summary>A session that all clients of the storm use.</summary>
    public static string Shared(int number) => $"{SharedPrefix}{number}";

    /// <summary>What one submission is for, or several clients at once.</summary>
    public static string Own(int number) => $"work-{number}";

    public static bool IsShared(string marker) => marker.StartsWith(SharedPrefix, StringComparison.Ordinal);
}
