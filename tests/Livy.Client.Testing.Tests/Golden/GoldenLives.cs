using System.Text.Json;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>How the sessions, batches and jobs of a transcript end, told to the fake in the order they are created.</summary>
internal static partial class GoldenLives
{
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

        foreach (var states in Ends(exchanges, "/sessions").Reverse())
        {
            var script = livy.OnSession().Times(1);
            _ = states switch
            {
                "shutting_down" => script.FailsToStart(),
                "dead" or "killed" => script.StartsIn(FailTime).FailsToStart("26/11/22 14:00:00 INFO SparkSubmit: lines enough to be taken for a log of the real server"),
                _ => script,
            };
        }

        var jobs = new Queue<JsonElement>(Jobs(exchanges));
        livy.OnJob().Answers(_ => jobs.Count > 0 ? Outcome(jobs.Dequeue()) : (null, "none"));
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

    /// <summary>For batches the last state seen, for sessions the first after <c>starting</c>.</summary>
    private static IEnumerable<string> Ends(IReadOnlyList<GoldenExchange> exchanges, string mount)
    {
        var isBatch = mount is "/batches";
        foreach (var created in exchanges.Where(exchange => exchange.Method is "POST" && exchange.Status == 201 && exchange.Path.TrimEnd('/').Equals(mount, StringComparison.Ordinal)))
        {
            var id = Parse(created.DecodedBody).GetProperty("id").GetInt32();
            string[] seen = [.. exchanges.Where(exchange => exchange.Method is "GET" && exchange.Status == 200 && IsPoll(exchange.Path, $"{mount}/{id}")).Select(poll => State().Match(poll.DecodedBody).Groups["state"].Value)];
            yield return (isBatch ? seen.LastOrDefault() : Array.Find(seen, state => state is not "starting")) ?? "";
        }
    }

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
