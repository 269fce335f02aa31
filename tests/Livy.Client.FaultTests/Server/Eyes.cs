using Livy.Client.Testing;

namespace Livy.Client.FaultTests;

/// <summary>Looks at the server past the network, to see what a handle addresses right now.</summary>
internal sealed class Eyes(FakeLivy livy, Ledger ledger)
{
    public Task<ServerEntry?> FindSessionAsync(string address) => FindAsync("sessions", address);

    public Task<ServerEntry?> FindBatchAsync(string address) => FindAsync("batches", address);

    private async Task<ServerEntry?> FindAsync(string collection, string address)
    {
        var request = new FakeLivyRequest
        {
            Method = "GET",
            Target = $"/{collection}/{Uri.EscapeDataString(address)}",
            Headers = [new("Host", "livy"), new(Ledger.ClientHeader, Ledger.JudgeName)],
        };
        await livy.HandleAsync(request).ConfigureAwait(false);
        return ledger.Found(request);
    }
}
