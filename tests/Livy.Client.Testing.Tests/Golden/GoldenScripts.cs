using System.Text.Json;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>Scripts as rules from code to output, read off a transcript: the same code in the same order gives the same outputs in a session.</summary>
internal sealed partial class GoldenScripts
{
    private readonly Dictionary<(int Session, string Code), Queue<Rule>> _rules = [];

    public static GoldenScripts From(IReadOnlyList<GoldenExchange> exchanges)
    {
        var scripts = new GoldenScripts();
        var found = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var exchange in exchanges.Where(exchange => exchange.Status == 200))
        {
            var session = exchange.Path.Split("/statements")[0];
            foreach (Match match in Statement().Matches(exchange.DecodedBody))
            {
                // The last sight of a statement counts: cancelled ones get their output late.
                var key = $"{session}#{match.Groups["id"].Value}";
                var code = JsonSerializer.Deserialize<string>(match.Groups["code"].Value)!;
                found[key] = new Rule(SessionOf(session), code, match.Groups["output"].Value, match.Groups["state"].Value is "cancelled");
            }
        }

        foreach (var (key, rule) in Unreadable(exchanges))
        {
            found[key] = rule;
        }

        foreach (var rule in found.OrderBy(pair => int.Parse(pair.Key[(pair.Key.LastIndexOf('#') + 1)..])).Select(pair => pair.Value))
        {
            scripts._rules.TryAdd((rule.Session, rule.Code), new Queue<Rule>());
            scripts._rules[(rule.Session, rule.Code)].Enqueue(rule);
        }

        return scripts;
    }

    public void ApplyTo(FakeLivy livy)
    {
        livy.OnStatement(context => QueueOf(context) is not null).RespondsRawOutput(Take);
        livy.OnStatement(context => Next(context)?.Output.Contains("Interpreter died:", StringComparison.Ordinal) == true).BreaksInterpreter().RespondsRawOutput(Take);
        livy.OnStatement(context => Next(context) is { IsCancelled: true } rule && rule.Output.StartsWith("{\"status\":\"ok\"", StringComparison.Ordinal)).IgnoresCancel().RespondsRawOutput(Take);
        livy.OnStatement(context => context.Code.StartsWith("System.exit(", StringComparison.Ordinal)).KillsSession();
        foreach (var ((_, code), _) in _rules.Where(pair => pair.Value.Peek().IsCancelled && pair.Value.Peek().Output.StartsWith("{\"status\":\"ok\"", StringComparison.Ordinal)))
        {
            if (LongSleep().Match(code) is { Success: true } sleep)
            {
                livy.OnStatement(code).Takes(TimeSpan.FromMilliseconds(int.Parse(sleep.Groups["time"].Value))).IgnoresCancel().RespondsRawOutput(Take);
            }
        }
    }

    /// <summary>Outputs that were never seen: too large for the channel, so that reading them hung, or half a surrogate pair, so that writing them failed.</summary>
    private static IEnumerable<(string Key, Rule Rule)> Unreadable(IReadOnlyList<GoldenExchange> exchanges)
    {
        foreach (var exchange in exchanges.Where(exchange => exchange.Method is "GET" && StatementPath().IsMatch(exchange.Path)))
        {
            var output = exchange.Status is null ? new string('x', 1_000_000) : exchange.DecodedBody.Contains("Incomplete surrogate pair: first char 0xD83D", StringComparison.Ordinal) ? "\ud83d" : null;
            var posted = exchanges.FirstOrDefault(post => post.Status == 201 && exchange.Path.Equals(post.ResponseHeaders.FirstOrDefault(header => header.Key is "Location").Value, StringComparison.Ordinal));
            if (output is not null && posted is not null)
            {
                var code = JsonDocument.Parse(posted.DecodedBody).RootElement.GetProperty("code").GetString()!;
                yield return (exchange.Path.Replace("/statements/", "#", StringComparison.Ordinal), new Rule(SessionOf(exchange.Path), code, $"{{\"status\":\"ok\",\"execution_count\":0,\"data\":{{\"text/plain\":\"{output}\"}}}}", IsCancelled: false));
            }
        }
    }

    private Rule? Next(StatementContext context) => QueueOf(context)?.Peek();

    private Queue<Rule>? QueueOf(StatementContext context) => _rules.GetValueOrDefault((context.SessionId, context.Code)) ?? _rules.GetValueOrDefault((-1, context.Code));

    /// <summary>The id in a path; -1 where a name stands, whose rules then hold for every session.</summary>
    private static int SessionOf(string path) => int.TryParse(path.Split('/')[2].Split('?')[0], out var id) ? id : -1;

    private string Take(StatementContext context)
    {
        var queue = QueueOf(context)!;
        var rule = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        return ExecutionCount().Replace(rule.Output, $"\"execution_count\":{context.Id}", 1);
    }

    [GeneratedRegex("\\{\"id\":(?<id>[0-9]+),\"code\":(?<code>\"([^\"\\\\]|\\\\.)*\"),\"state\":\"(?<state>[a-z]+)\",\"output\":(?<output>\\{\"status\".*?),\"progress\":1\\.0,\"started\":[0-9]+,\"completed\":[0-9]+\\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex Statement();

    [GeneratedRegex("\"execution_count\":[0-9]+", RegexOptions.None, 2000)]
    private static partial Regex ExecutionCount();

    [GeneratedRegex("^/sessions/[0-9]+/statements/[0-9]+$", RegexOptions.None, 2000)]
    private static partial Regex StatementPath();

    [GeneratedRegex("Thread\\.sleep\\((?<time>[0-9]{4,})\\)", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex LongSleep();

    private sealed record Rule(int Session, string Code, string Output, bool IsCancelled);
}
