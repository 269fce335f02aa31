using System.Text.Json;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>The finished statements of a transcript: id, code and output.</summary>
internal static partial class GoldenStatements
{
    public static IEnumerable<(int Id, string Code, string Output)> Of(string file)
    {
        HashSet<string> seen = [];
        foreach (var exchange in GoldenExchange.Read(file).Where(exchange => exchange.Status == 200 && exchange.Method is "GET"))
        {
            var match = Statement().Match(exchange.DecodedBody);
            if (match.Success && seen.Add(exchange.Path))
            {
                yield return (
                    int.Parse(match.Groups["id"].Value),
                    JsonSerializer.Deserialize<string>(match.Groups["code"].Value)!,
                    match.Groups["output"].Value);
            }
        }
    }

    [GeneratedRegex("^\\{\"id\":(?<id>[0-9]+),\"code\":(?<code>\"([^\"\\\\]|\\\\.)*\"),\"state\":\"available\",\"output\":(?<output>\\{\"status\".*),\"progress\":1\\.0,\"started\":[0-9]+,\"completed\":[0-9]+\\}$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex Statement();
}
