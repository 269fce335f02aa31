using System.Text.Json;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>How the batches of a transcript end, told to the fake in the order they are created.</summary>
internal static partial class GoldenBatches
{
    public static void Apply(IReadOnlyList<GoldenExchange> exchanges, FakeLivy livy)
    {
        List<string> ends = [];
        foreach (GoldenExchange created in exchanges.Where(exchange => exchange.Method is "POST" && exchange.Status == 201 && exchange.Path.StartsWith("/batches", StringComparison.Ordinal)))
        {
            int id = JsonDocument.Parse(created.DecodedBody).RootElement.GetProperty("id").GetInt32();
            ends.Add(LastState(exchanges, id));
        }

        // The newest script is asked first.
        foreach (string end in Enumerable.Reverse(ends))
        {
            BatchScript script = livy.OnBatch().Times(1);
            _ = end switch
            {
                "dead" => script.Dies(),
                "success" => script.Succeeds(),
                _ => script.Takes(TimeSpan.FromHours(1)),
            };
        }
    }

    private static string LastState(IReadOnlyList<GoldenExchange> exchanges, int id)
    {
        string last = "";
        foreach (GoldenExchange poll in exchanges.Where(exchange => exchange.Status == 200 && exchange.Path.Equals($"/batches/{id}/state", StringComparison.Ordinal)))
        {
            last = State().Match(poll.DecodedBody).Groups["state"].Value;
        }

        return last;
    }

    [GeneratedRegex("\"state\":\"(?<state>[a-z_]+)\"", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex State();
}
