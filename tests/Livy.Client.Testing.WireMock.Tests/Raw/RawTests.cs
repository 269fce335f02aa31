using Xunit.Abstractions;

namespace Livy.Client.Testing.Tests;

public sealed class RawTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Exchanges_OverRawSockets_EqualTheKestrelHost()
    {
        var report = new RawReport();
        foreach (var setup in RawTable.All.GroupBy(exchange => exchange.Setup))
        {
            await using var pair = await RawPair.StartAsync(setup.Key);
            foreach (var exchange in setup)
            {
                var (kestrel, wireMock) = await pair.SendAsync(exchange.Bytes);
                report.Add(exchange, kestrel, wireMock);
            }
        }

        report.WriteTo(output);

        report.Differences.ShouldBeEmpty();
        RawTable.All.Count.ShouldBeGreaterThanOrEqualTo(53);
    }
}
