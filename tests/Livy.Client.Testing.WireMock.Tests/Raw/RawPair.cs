using System.Text;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>A Kestrel host and a WireMock host of the same setup and the same time, which are sent the same.</summary>
internal sealed partial class RawPair : IAsyncDisposable
{
    private readonly LivyMockServer _kestrel;
    private readonly LivyWireMockServer _wireMock;

    private RawPair(LivyMockServer kestrel, LivyWireMockServer wireMock)
    {
        _kestrel = kestrel;
        _wireMock = wireMock;
    }

    public static async Task<RawPair> StartAsync(RawSetup setup)
    {
        SimulatedClock kestrelClock = new(), wireMockClock = new();
        var pair = new RawPair(
            await LivyMockServer.StartAsync(OptionsOf(setup), kestrelClock),
            LivyWireMockServer.Start(OptionsOf(setup), wireMockClock));
        if (setup is RawSetup.Alive)
        {
            await LiveAsync(pair._kestrel.Livy, kestrelClock);
            await LiveAsync(pair._wireMock.Livy, wireMockClock);
        }

        return pair;
    }

    /// <summary>What the Kestrel host and the WireMock host answer, from the first byte to the last, but for the date.</summary>
    public async Task<(string Kestrel, string WireMock)> SendAsync(byte[] request) =>
        (Undated(await RawSocket.SendAsync(_kestrel.Url, request)), Undated(await RawSocket.SendAsync(_wireMock.Url, request)));

    public async ValueTask DisposeAsync()
    {
        await _kestrel.DisposeAsync();
        await _wireMock.DisposeAsync();
    }

    private static FakeLivyOptions OptionsOf(RawSetup setup) => setup switch
    {
        RawSetup.Livy08 => new FakeLivyOptions { Profile = LivyProfile.Livy08 },
        RawSetup.Livy07 => new FakeLivyOptions { Profile = LivyProfile.Livy07 },
        RawSetup.BasePath => new FakeLivyOptions { BasePath = "/gateway/livy" },
        RawSetup.Guarded => new FakeLivyOptions { Csrf = true, BasicUser = "alice", BasicPassword = "secret" },
        _ => new FakeLivyOptions { StopTime = TimeSpan.Zero },
    };

    private static async Task LiveAsync(FakeLivy livy, SimulatedClock clock)
    {
        await PostAsync(livy, "/sessions", """{"kind": "pyspark"}""");
        await PostAsync(livy, "/sessions", """{"kind": "pyspark"}""");
        await PostAsync(livy, "/sessions", """{"kind": "pyspark"}""");
        await PostAsync(livy, "/batches", """{"file": "/app.jar"}""");
        clock.Advance(TimeSpan.FromSeconds(5));
        await PostAsync(livy, "/sessions/0/statements", """{"code": "1 + 1"}""");
        livy.OnStatement("many()").Returns(string.Join(' ', Enumerable.Range(0, 10_000)));
        await PostAsync(livy, "/sessions/0/statements", """{"code": "many()"}""");
        clock.Advance(TimeSpan.FromSeconds(5));
        livy.LoseChannel(1);
        livy.KillSession(2);
    }

    private static Task<FakeLivyResponse> PostAsync(FakeLivy livy, string target, string body) =>
        livy.HandleAsync(new FakeLivyRequest { Method = "POST", Target = target, Body = Encoding.UTF8.GetBytes(body), Headers = [new("Content-Type", "application/json")] });

    private static string Undated(string answer) => Date().Replace(answer, "Date: now");

    [GeneratedRegex(@"(?<=\r\n)Date: [^\r]+ GMT(?=\r\n)", RegexOptions.None, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Date();
}
