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

    [Fact]
    public async Task RandomRequests_OfASeed_EqualTheKestrelHost()
    {
        await using var pair = await RawPair.StartAsync(RawSetup.Livy09);
        List<(string Kestrel, string WireMock)> answers = [];
        foreach (var request in RandomRequests.Make(seed: 7, count: 600))
        {
            answers.Add(await pair.SendAsync(request));
        }

        answers.Where(answer => answer.Kestrel != answer.WireMock).ShouldBeEmpty();
        answers.Select(answer => answer.Kestrel.Split("\r\n")[0]).Distinct().Count().ShouldBeGreaterThan(5);
    }
}
