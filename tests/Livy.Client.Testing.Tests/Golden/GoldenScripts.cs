using System.Text.Json;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>Scripts as rules from code to output, read off a transcript: the same code in the same order gives the same outputs.</summary>
internal sealed partial class GoldenScripts
{
    private readonly Dictionary<string, Queue<Rule>> _rules = new(StringComparer.Ordinal);

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
                found[key] = new Rule(code, match.Groups["output"].Value, match.Groups["state"].Value is "cancelled");
            }
        }

        foreach (var rule in found.OrderBy(pair => int.Parse(pair.Key[(pair.Key.LastIndexOf('#') + 1)..])).Select(pair => pair.Value))
        {
            scripts._rules.TryAdd(rule.Code, new Queue<Rule>());
            scripts._rules[rule.Code].Enqueue(rule);
        }

        return scripts;
    }

    public void ApplyTo(FakeLivy livy)
    {
        livy.OnStatement(context => _rules.ContainsKey(context.Code)).RespondsRawOutput(Take);
        livy.OnStatement(context => Next(context)?.Output.Contains("Interpreter died:", StringComparison.Ordinal) == true).BreaksInterpreter().RespondsRawOutput(Take);
        livy.OnStatement(context => Next(context) is { IsCancelled: true } rule && rule.Output.StartsWith("{\"status\":\"ok\"", StringComparison.Ordinal)).IgnoresCancel().RespondsRawOutput(Take);
    }

    private Rule? Next(StatementContext context) => _rules.TryGetValue(context.Code, out Queue<Rule>? queue) ? queue.Peek() : null;

    private string Take(StatementContext context)
    {
        var queue = _rules[context.Code];
        var rule = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        return ExecutionCount().Replace(rule.Output, $"\"execution_count\":{context.Id}", 1);
    }

    [GeneratedRegex("\\{\"id\":(?<id>[0-9]+),\"code\":(?<code>\"([^\"\\\\]|\\\\.)*\"),\"state\":\"(?<state>[a-z]+)\",\"output\":(?<output>\\{\"status\".*?),\"progress\":1\\.0,\"started\":[0-9]+,\"completed\":[0-9]+\\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 10_000)]
    private static partial Regex Statement();

    [GeneratedRegex("\"execution_count\":[0-9]+", RegexOptions.None, 2000)]
    private static partial Regex ExecutionCount();

    private sealed record Rule(string Code, string Output, bool IsCancelled);
}
