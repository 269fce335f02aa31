using Livy.Client.Testing;

namespace Livy.Client.Data.Tests;

/// <summary>Through a network that loses, cuts and refuses at random: the rows are exact all the same.</summary>
public sealed class FaultyQueryTests
{
    private const int Rows = 10_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Query_ThroughFaults_BringsEachRowOnce(int seed)
    {
        using var cluster = new DriverCluster(isScripted: false);
        cluster.Livy.OnQuery("many").ReturnsRows(Enumerable.Range(0, Rows).Select(number => (number, Guid.NewGuid().ToString())));
        var session = await cluster.StartAsync();
        var faults = cluster.Livy.Faults;
        faults.Seed = seed;
        (faults.DropBefore, faults.DropAfter, faults.Truncate, faults.GatewayError, faults.GatewayErrorAfter, faults.BareError) = (0.03, 0.03, 0.03, 0.03, 0.03, 0.03);

        var rows = session.QueryAsync<(int Number, string Text)>($"many", new QueryOptions { PageSize = 16 * 1024 });
        var numbers = await cluster.RunAsync(rows.Select(row => row.Number).ToListAsync().AsTask());

        numbers.ShouldBe(Enumerable.Range(0, Rows));
        rows.Info!.Pages.ShouldBeGreaterThan(10);
        cluster.Livy.Requests.Count(request => request.Fault is not null).ShouldBeGreaterThan(5);
    }
}
