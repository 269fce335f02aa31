using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Livy.Client.Testing.Tests;

/// <summary>What notebook clients send when a session starts and for a query, beside what Spark 3.5.6 said to it.</summary>
public sealed partial class NotebookTests(ITestOutputHelper output)
{
    private static readonly string File = Path.Combine(AppContext.BaseDirectory, "Recorded", "notebook.json");

    [Theory]
    [InlineData("pyspark", "spark", "<pyspark.sql.session.SparkSession object at 0x7f3a5c0e6290>")]
    [InlineData("pyspark", "sc.applicationId", "'local-1700000000000'")]
    [InlineData("pyspark", "import sys\nfor yQeKOYBsFgLWWGWZJu3y in spark.sql(u\"\"\"select 1 as a, 'x' as b \"\"\").toJSON(use_unicode=(sys.version_info.major > 2)).take(2500): print(yQeKOYBsFgLWWGWZJu3y)", "{\"a\":1,\"b\":\"x\"}")]
    [InlineData("pyspark", "\nfor _livy_client_serialised_row in spark.sql('select 1 as a').toJSON().collect():\n    print(_livy_client_serialised_row)\n", "{\"a\":1}")]
    [InlineData("spark", "spark", "res0: org.apache.spark.sql.SparkSession = org.apache.spark.sql.SparkSession@655f0c01\n")]
    [InlineData("spark", "sc.applicationId", "res0: String = local-1700000000000\n")]
    [InlineData("spark", "spark.sql(\"\"\"select 1 as a, 'x' as b\"\"\").toJSON.take(2500).foreach(println)", "{\"a\":1,\"b\":\"x\"}\n")]
    [InlineData("spark", "spark.sql(\"\"\"select 1 as a\"\"\").show(1000, true)", "+---+\n|  a|\n+---+\n|  1|\n+---+\n\n")]
    public async Task Run_StartOfANotebook_SaysWhatSparkSays(string kind, string code, string text)
    {
        var answers = await RunAsync(kind, null, [new JsonObject { ["code"] = code }]);

        JsonNode.Parse(answers[0])!["data"]!["text/plain"]!.GetValue<string>().ShouldBe(text);
    }

    [Fact]
    public async Task Run_NotebookCode_SaysWhatSparkSaid()
    {
        List<string> wrong = [];
        var same = 0;
        var excluded = 0;
        foreach (var session in JsonNode.Parse(await System.IO.File.ReadAllTextAsync(File))!.AsArray())
        {
            var statements = session!["statements"]!.AsArray();
            var answers = await RunAsync(session["kind"]!.GetValue<string>(), session["name"]?.GetValue<string>(), statements);
            excluded += statements.Count(statement => statement!["beyond"] is not null);
            List<string> differences = [.. statements.Zip(answers).Where(pair => !IsExpected(pair.First!, pair.Second)).Select(pair => $"{pair.First!["code"]}\n  → {pair.Second}\n  instead of {pair.First["output"] ?? "beyond"}")];
            same += statements.Count(statement => statement!["output"] is not null) - differences.Count;
            output.WriteLine($"{session["kind"],-8} {statements.Count,4} statements, {differences.Count} of them different");
            wrong.AddRange(differences);
        }

        output.WriteLine($"notebook code: {same} of {same + wrong.Count} the same as on a real server, {excluded} excluded with a reason");
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
