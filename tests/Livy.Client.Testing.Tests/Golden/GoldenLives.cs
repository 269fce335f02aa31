using System.Text.Json;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>How the sessions, batches and jobs of a transcript end, told to the fake in the order they are created.</summary>
internal static partial class GoldenLives
{
    private const string LogLine = "26/11/22 14:00:00 INFO SparkSubmit: lines enough to be taken for a log of the real server";
    private static readonly TimeSpan FailTime = TimeSpan.FromMilliseconds(300);

    public static void Apply(IReadOnlyList<GoldenExchange> exchanges, FakeLivy livy)
    {
        // The newest script is asked first.
        foreach (var end in Ends(exchanges, "/batches").Reverse())
        {
            var script = livy.OnBatch().Times(1);
            _ = end switch
            {
                "dead" => script.Dies(),
                "success" => script.Succeeds(),
                _ => script.Takes(TimeSpan.FromHours(1)),
            };
        }

        foreach (var (states, hasLog) in Starts(exchanges).Reverse())
        {
            var script = livy.OnSession().Times(1);
            if (states.FirstOrDefault() is "shutting_down" or "dead" or "killed")
            {
                script.StartsIn(FailTime).FailsToStart(hasLog ? [LogLine] : []).Through(states[^1] is "shutting_down" ? [.. states, "dead"] : states);
            }
        }

        foreach (var job in Jobs(exchanges).Reverse())
        {
            var isUnderWay = job.ValueKind is JsonValueKind.Object && job.GetProperty("state").GetString() is "STARTED";
            livy.OnJob().Times(1).Answers(_ => Outcome(job)).Takes(isUnderWay ? TimeSpan.FromHours(1) : livy.Options.JobTime);
        }
    }

    /// <summary>The session whose driver was killed from outside: its calls are cancelled although no code of it ends the driver.</summary>
    public static int? DiesBefore(IReadOnlyList<GoldenExchange> exchanges, int at)
    {
        var cancelled = CancelledCall().Match(exchanges[at].DecodedBody is "\"java.util.concurrent.CancellationException\"" ? exchanges[at].Path : "");
        if (!cancelled.Success)
        {
            return null;
        }

        var statements = $"/sessions/{cancelled.Groups["id"].Value}/statements";
        var endsItself = exchanges.Any(exchange => exchange.Method is "POST" && exchange.Path.Equals(statements, StringComparison.Ordinal) && exchange.DecodedBody.Contains("System.exit", StringComparison.Ordinal));
        return endsItself ? null : int.Parse(cancelled.Groups["id"].Value);
    }

    [GeneratedRegex("^/sessions/(?<id>[0-9]+)/", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex CancelledCall();

    /// <summary>For batches the last state seen.</summary>
    private static IEnumerable<string> Ends(IReadOnlyList<GoldenExchange> exchanges, string mount) =>
        Created(exchanges, mount).Select(id => States(exchanges, $"{mount}/{id}").LastOrDefault() ?? "");

    /// <summary>For sessions the states seen after <c>starting</c>, and whether there were lines in the log then.</summary>
    private static IEnumerable<(string[] States, bool HasLog)> Starts(IReadOnlyList<GoldenExchange> exchanges)
    {
        foreach (var id in Created(exchanges, "/sessions"))
        {
            string[] states = [.. States(exchanges, $"/sessions/{id}").Where(state => state is not "starting").Distinct(StringComparer.Ordinal)];
            var log = exchanges.LastOrDefault(exchange => exchange.Status == 200 && exchange.Path.StartsWith($"/sessions/{id}/log", StringComparison.Ordinal));
            yield return (states, log?.DecodedBody.Contains("\"total\":2,", StringComparison.Ordinal) == false);
        }
    }

    private static IEnumerable<int> Created(IReadOnlyList<GoldenExchange> exchanges, string mount) => exchanges
        .Where(exchange => exchange.Method is "POST" && exchange.Status == 201 && exchange.Path.TrimEnd('/').Equals(mount, StringComparison.Ordinal))
        .Select(created => Parse(created.DecodedBody).GetProperty("id").GetInt32());

    private static IEnumerable<string> States(IReadOnlyList<GoldenExchange> exchanges, string entry) => exchanges
        .Where(exchange => exchange.Method is "GET" && exchange.Status == 200 && IsPoll(exchange.Path, entry))
        .Select(poll => State().Match(poll.DecodedBody).Groups["state"].Value);

    private static bool IsPoll(string path, string entry) => path.Equals(entry, StringComparison.Ordinal) || path.Equals(entry + "/state", StringComparison.Ordinal);

    private static IEnumerable<JsonElement> Jobs(IReadOnlyList<GoldenExchange> exchanges)
    {
        foreach (var submitted in exchanges.Where(exchange => exchange.Status == 201 && exchange.Path.EndsWith("-job", StringComparison.Ordinal) && HasType(exchange)))
        {
            var id = Parse(submitted.DecodedBody).GetProperty("id").GetInt32();
            var path = submitted.Path[..submitted.Path.LastIndexOf('/')] + $"/jobs/{id}";
            var read = exchanges.LastOrDefault(exchange => exchange.Status == 200 && exchange.Method is "GET" && exchange.Path.Equals(path, StringComparison.Ordinal));
            yield return read is null ? default : Parse(read.DecodedBody);
        }
    }

    /// <summary>Jobs of no or of an unknown type never reach a script.</summary>
    private static bool HasType(GoldenExchange submitted) =>
        Parse(System.Text.Encoding.UTF8.GetString(submitted.RequestBody)).TryGetProperty("jobType", out JsonElement type) && CodeKinds.Parse(type.ToString()) is not null;

    private static (byte[]? Result, string? Error) Outcome(JsonElement job)
    {
        if (job.ValueKind != JsonValueKind.Object)
        {
            return (null, null);
        }

        var result = job.GetProperty("result").GetString();
        return (result is null ? null : Convert.FromBase64String(result), job.GetProperty("error").GetString());
    }

    private static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    [GeneratedRegex("\"state\":\"(?<state>[a-z_]+)\"", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex State();
}
