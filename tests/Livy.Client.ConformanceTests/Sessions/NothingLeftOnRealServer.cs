namespace Livy.Client.ConformanceTests;

/// <summary>What the whole run leaves behind. A mock server is looked at after each case instead.</summary>
[Collection(AfterAllOthers.Name)]
[RunsOn(TestServer.Real)]
public sealed class NothingLeftOnRealServer(CaseServers servers) : ConformanceCases(servers)
{
    [ConformanceFact(LeansOn.Original)]
    public async Task ListAsync_AfterAllCases_IsEmpty()
    {
        var leftovers = await Leftovers.FindAsync(Livy, [], Token);

        leftovers.ShouldBeEmpty("LIVY_URL must name a server that nobody else uses");
    }
}
