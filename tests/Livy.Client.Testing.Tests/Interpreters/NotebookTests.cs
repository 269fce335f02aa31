using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Livy.Client.Testing.Tests;

/// <summary>What notebook clients send when a session starts and for a query, beside what Spark 3.5.6 said to it.</summary>
public sealed partial class NotebookTests(ITestOutputHelper output)
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Recorded", "notebook.json");

    [Fact]
    public async Task Run_NotebookCode_SaysWhatSparkSaid()
    {
        List<string> wrong = [];
        List<string> table = [];
        foreach (var session in JsonNode.Parse(await System.IO.File.ReadAllTextAsync(File))!.AsArray())
        {
            var statements = session!["statements"]!.AsArray();
            var answers = await RunAsync(session["kind"]!.GetValue<string>(), session["name"]?.GetValue<string>(), statements);
            var excluded = statements.Count(statement => statement!["beyond"] is not null);
            List<string> differences = [.. statements.Zip(answers).Where(pair => !IsExpected(pair.First!, pair.Second)).Select(pair => $"{pair.First!["code"]}\n  → {pair.Second}\n  instead of {pair.First["output"] ?? "beyond"}")];
            table.Add($"{session["kind"],-8} {statements.Count - excluded - differences.Count,3} of {statements.Count - excluded,3} the same, {excluded} excluded");
            wrong.AddRange(differences);
        }

        table.ForEach(output.WriteLine);
        wrong.ForEach(output.WriteLine);
        wrong.ShouldBeEmpty();
    }

    private static async Task<List<string>> RunAsync(string kind, string? name, JsonArray statements)
    {
        var clock = new SimulatedClock();
        using var livy = new FakeLivy(timeProvider: clock);
        using var client = new RawClient(livy);
        await client.PostAsync("/sessions", JsonSerializer.Serialize(new { kind, name }));
        clock.Advance(TimeSpan.FromSeconds(1));
        List<string> answers = [];
        foreach (var statement in statements)
        {
            answers.Add(await client.RunAsync(clock, statement!["code"]!.GetValue<string>(), statement["kind"]?.GetValue<string>()));
        }

        return answers;
    }

    /// <summary>What is excluded has a reason, and must not be answered wrongly either.</summary>
    private static bool IsExpected(JsonNode statement, string answer) => statement["output"] is { } expected
        ? Same(expected.GetValue<string>()) == Same(answer)
        : answer.Contains("\"ename\":\"FakeLivy\"", StringComparison.Ordinal);

    /// <summary>Without addresses, times, ports and the numbers that count what other statements did.</summary>
    private static string Same(string text) => Varying().Replace(text, "<…>");

    [GeneratedRegex("0x(7f[0-9a-f]{10}|<address>)|@([0-9a-f]{8}|<address>)|local-([0-9]{13}|<time>)|http://(livyhost:4040|<host>)|livy-session-([0-9]+|<id>)|res[0-9]+: |<console>:[0-9]+|\\.\\.\\. [0-9]+ elided", RegexOptions.ExplicitCapture, 2000)]
    private static partial Regex Varying();
}
