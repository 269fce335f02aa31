using System.Text;
using System.Text.Json.Nodes;
using Livy.Client.Testing.Tests;

namespace Livy.Client.ConformanceTests;

/// <summary>The requests of a recording of a real 0.9.0, to be asked again: recorded ids become places, recorded folders those of the servers.</summary>
internal static class RecordedAsks
{
    private static readonly string[] Passing = ["starting", "running", "busy", "waiting", "shutting_down"];

    /// <param name="folder">The folder of the recordings.</param>
    /// <param name="transcript">The recording.</param>
    /// <param name="leftOut">Its lines that are not asked.</param>
    /// <param name="aliases">Sessions of the recording for which another one stands in, by their path.</param>
    /// <param name="headers">Fields that the server wants of every request and the recorded one did not.</param>
    public static IEnumerable<Ask> Of(string folder, string transcript, IReadOnlyDictionary<string, string> leftOut, IReadOnlyDictionary<string, string>? aliases = null, params KeyValuePair<string, string>[] headers)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string path, string place) in aliases ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            places[path] = place;
        }

        foreach (var exchange in GoldenExchange.Read(Path.Combine(folder, transcript + ".jsonl")))
        {
            var created = Created(exchange);
            var key = $"{transcript}#{exchange.Number}";
            if (leftOut.ContainsKey(key) || exchange.Status is null || IsInPassing(exchange))
            {
                continue;
            }

            var target = Placed(exchange.Path, places);
            if (created is not null)
            {
                places[created] = $"{transcript}:{created}";
            }

            yield return new Ask(key, exchange.Method, target)
            {
                Headers = [.. exchange.RequestHeaders, .. headers],
                Body = Moved(exchange.RequestBody),
                Cookie = exchange.ResponseHeaders.FirstOrDefault(header => header.Key is "Set-Cookie").Value?.Split("; ")[0],
                Creates = created is null ? null : places[created],
                Until = exchange.Method is "GET" && exchange.Path.Split('?')[0].EndsWith("/state", StringComparison.Ordinal) && exchange.Status == 200 ? $"\"state\":\"{Normal.States(exchange.DecodedBody)}\"" : null,
            };
        }
    }

    private static string? Created(GoldenExchange exchange)
    {
        if (exchange.Method is not "POST" || exchange.Status != 201)
        {
            return null;
        }

        var path = exchange.Path.Split('?')[0];
        return exchange.ResponseHeaders.FirstOrDefault(header => header.Key is "Location").Value
            ?? $"{path[..path.LastIndexOf('/')]}/jobs/{JsonNode.Parse(exchange.DecodedBody)!["id"]}";
    }

    private static bool IsInPassing(GoldenExchange exchange) =>
        exchange.Method is "GET" && (exchange.Path.Contains("/state", StringComparison.Ordinal) || exchange.Path.Contains("/statements/", StringComparison.Ordinal)) && Passing.Contains(Normal.States(exchange.DecodedBody));

    /// <summary>The longest recorded path counts: a statement's before its session's.</summary>
    private static string Placed(string target, Dictionary<string, string> places)
    {
        foreach (var (path, place) in places.OrderByDescending(pair => pair.Key.Length))
        {
            if (target.StartsWith(path, StringComparison.Ordinal) && (target.Length == path.Length || target[path.Length] is '/' or '?'))
            {
                return "{" + place + "}" + target[path.Length..];
            }
        }

        return target;
    }

    private static byte[] Moved(byte[] body)
    {
        var text = Encoding.Latin1.GetString(body);
        return text.StartsWith("PK", StringComparison.Ordinal) ? body : Encoding.Latin1.GetBytes(text.Replace("/srv/livy/work", "{work}", StringComparison.Ordinal));
    }
}
