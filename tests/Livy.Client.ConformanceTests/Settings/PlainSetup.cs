namespace Livy.Client.ConformanceTests;

/// <summary>A server as it comes.</summary>
public sealed class PlainSetup : IServerSetup
{
    public static IReadOnlyList<string> Arguments => [];

    public static void Configure(FakeLivyOptions options)
    {
    }
}
