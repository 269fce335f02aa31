using System.Text.Json;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

/// <summary>Scripts as rules from code to output, read off a transcript: the same code in the same order gives the same outputs.</summary>
internal sealed partial class GoldenScripts
{
    private readonly Dictionary<string, Queue<string>> outputs = [];

    public static GoldenScripts From(IReadOnlyList<GoldenExchange> exchanges)
    {
        GoldenScripts scripts = new();
        HashSet<string> seen = [];
        foreach (GoldenExchange exchange in exchanges.Where(exchange => exchange.Status == 200 && OneStatement().IsMatch(exchange.Path)))
        {
            if (!TryParse(exchange.DecodedBody, out JsonElement statement)
                || !statement.TryGetProperty("output", out JsonElement output)
                || output.ValueKind != JsonValueKind.Object
                || !seen.Add(exchange.Path))
            {
                continue;
            }

            string code = statement.GetProperty("code").GetString()!;
            string key = code;
            scripts.outputs.TryAdd(key, new Queue<string>());
            scripts.outputs[key].Enqueue(RawOutput(exchange.DecodedBody));
        }

        return scripts;
    }

    public void ApplyTo(FakeLivy livy) => livy.OnStatement(context => outputs.ContainsKey(context.Code)).RespondsRawOutput(context =>
    {
        Queue<string> queue = outputs[context.Code];
        string output = queue.Count > 1 ? queue.Dequeue() : queue.Peek();
        return ExecutionCount().Replace(output, $"\"execution_count\":{context.Id}", 1);
    });

    public static string RawOutput(string body)
    {
        int start = body.IndexOf("\"output\":", StringComparison.Ordinal) + "\"output\":".Length;
        return body[start..body.LastIndexOf(",\"progress\":", StringComparison.Ordinal)];
    }

    private static bool TryParse(string text, out JsonElement json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            json = document.RootElement.Clone();
            return json.ValueKind == JsonValueKind.Object && json.TryGetProperty("code", out _);
        }
        catch (JsonException)
        {
            json = default;
            return false;
        }
    }

    [GeneratedRegex("^/sessions/[^/]+/statements/[0-9]+$", RegexOptions.None, 2000)]
    private static partial Regex OneStatement();

    [GeneratedRegex("\"execution_count\":[0-9]+", RegexOptions.None, 2000)]
    private static partial Regex ExecutionCount();
}
