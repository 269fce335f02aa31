using System.Text.Json.Nodes;

namespace Livy.Client.Testing.Tests;

/// <summary>Scripts as rules from what was asked to the candidates, read off a transcript.</summary>
internal static class GoldenCompletions
{
    public static void Apply(IReadOnlyList<GoldenExchange> exchanges, FakeLivy livy)
    {
        // The newest script is asked first.
        foreach (var completed in exchanges.Where(exchange => exchange.Status == 200 && exchange.Path.Split('?')[0].EndsWith("/completion", StringComparison.Ordinal)).Reverse())
        {
            var asked = JsonNode.Parse(completed.RequestBody)!;
            var (code, kind, cursor) = (asked["code"]!.ToString(), asked["kind"]!.ToString(), asked["cursor"]?.GetValue<int>() ?? 0);
            var candidates = JsonNode.Parse(completed.DecodedBody)!["candidates"]!.AsArray().Select(candidate => candidate!.ToString()).ToArray();
            livy.OnCompletion(context => context.Code == code && context.Kind == kind && context.Cursor == cursor).Returns(candidates).Times(1);
        }
    }
}
