using WireMock.RequestBuilders;
using Xunit.Abstractions;

namespace Livy.Client.Testing.Tests;

public sealed class StopTests(ITestOutputHelper output)
{
    [Fact]
    public async Task DisposeAsync_WithAHangingRequest_TakesUnderASecond()
    {
        var server = LivyWireMockServer.Start();
        server.Livy.When(Stub.Any()).Hang();

        await StopAsync(server, () => server.Livy.Requests.Count == 1);
    }

    [Fact]
    public async Task DisposeAsync_WithABlockedStart_TakesUnderASecond()
    {
        var server = LivyWireMockServer.Start(new FakeLivyOptions { StopTime = TimeSpan.FromHours(1) });
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);
        await client.PostAsync("/sessions", "{}");

        await StopAsync(server, () => server.Livy.Requests.Count == 2, "DELETE", "/sessions/0");
    }

    [Fact]
    public async Task DisposeAsync_WithADelayOfWireMock_TakesUnderASecond()
    {
        var server = LivyWireMockServer.Start();
        using var arrived = new SemaphoreSlim(0);
        server.WireMock.Given(Request.Create().WithPath(path => arrived.Release() == 0 && path == "/sessions"))
            .RespondWith(server.Livy.AsResponse().WithDelay(TimeSpan.FromHours(1)));

        await StopAsync(server, () => arrived.CurrentCount > 0);
    }

    private async Task StopAsync(LivyWireMockServer server, Func<bool> hasArrived, string method = "GET", string path = "/sessions")
    {
        using var client = new RawClient(new SocketsHttpHandler(), server.Url);
        var hanging = client.SendAsync(method, path);
        while (!hasArrived())
        {
            await Task.Yield();
        }

        var start = TimeProvider.System.GetTimestamp();
        await server.DisposeAsync();
        var time = TimeProvider.System.GetElapsedTime(start);

        output.WriteLine($"stopped in {time.TotalMilliseconds:0} ms");
        time.ShouldBeLessThan(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<HttpRequestException>(() => hanging);
    }
}
