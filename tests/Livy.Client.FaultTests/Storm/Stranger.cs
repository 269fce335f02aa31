using System.Text;
using System.Text.Json.Nodes;
using Livy.Client.Testing;

namespace Livy.Client.FaultTests;

/// <summary>Somebody else on the same server, whose sessions and batches get the numbers that a restart has set free.</summary>
internal sealed class Stranger(FakeLivy livy)
{
    /// <summary>The file of his batches.</summary>
    public const string File = "/jars/stranger.jar";

    private const int Sessions = 12;
    private const int Batches = 12;
    private int _number;

    /// <summary>Makes sessions with statements in them, and batches.</summary>
    /// <param name="names">Names that he takes, as far as his things go.</param>
    public async Task TakeNumbersAsync(IReadOnlyList<string> names)
    {
        for (var at = 0; at < Sessions; at++)
        {
            await PostAsync("/sessions", new JsonObject { ["kind"] = "pyspark", ["name"] = Name(names, at) }).ConfigureAwait(false);
        }

        for (var at = 0; at < Batches; at++)
        {
            await PostAsync("/batches", new JsonObject { ["file"] = File, ["name"] = Name(names, at) }).ConfigureAwait(false);
        }
    }

    /// <summary>Runs code in his sessions, so that the first numbers of their statements are taken, too.</summary>
    public async Task RunCodeAsync()
    {
        for (var at = 0; at < Sessions; at++)
        {
            for (var statement = 0; statement <= at; statement++)
            {
                await PostAsync($"/sessions/{at}/statements", new JsonObject { ["code"] = "1 + 1" }).ConfigureAwait(false);
            }
        }
    }

    private string Name(IReadOnlyList<string> names, int at) => at < names.Count ? names[at] : $"stranger-{_number++}";

    private Task<FakeLivyResponse> PostAsync(string target, JsonObject body) => livy.HandleAsync(new FakeLivyRequest
    {
        Method = "POST",
        Target = target,
        Headers = [new("Host", "livy"), new("Content-Type", "application/json"), new(Ledger.ClientHeader, ServerEntry.Stranger)],
        Body = Encoding.UTF8.GetBytes(body.ToJsonString()),
    });
}
