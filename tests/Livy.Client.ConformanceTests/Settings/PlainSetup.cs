namespace Livy.Client.ConformanceTests;

/// <summary>A server as it comes.</summary>
internal sealed class PlainSetup : IServerSetup
{
    public static IReadOnlyList<string> Arguments => [];

    public static void Configure(FakeLivyOptions options)
    {
    }
}
