namespace Livy.Client.ConformanceTests;

/// <summary>A server that forgets quickly.</summary>
internal sealed class ForgetfulSetup : IServerSetup
{
    public static IReadOnlyList<string> Arguments =>
    [
        "--conf", "livy.server.session.state-retain.sec=2s",
        "--conf", "livy.server.heartbeat-watchdog.interval=1s",
    ];

    public static void Configure(FakeLivyOptions options)
    {
        options.StateRetain = TimeSpan.FromSeconds(2);
        options.HeartbeatWatchdogInterval = TimeSpan.FromSeconds(1);
        options.GarbageCollectionInterval = TimeSpan.FromSeconds(1);
    }
}
