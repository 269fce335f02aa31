using System.Text.RegularExpressions;
using Xunit.Abstractions;

namespace Livy.Client.Testing.Tests;

/// <summary>The built-in interpreters may know little, but what they say must be what Spark said: anything else has to end as "no script matches".</summary>
public sealed partial class GoldenInterpreterTests(ITestOutputHelper output)
{
    /// <summary>Its session has a <c>livy.rsc.sql.num-rows</c> of its own.</summary>
    private const string FewerRows = "select id from range(10)";

    [Theory]
    [InlineData("02_seven_steps_pyspark", "pyspark")]
    [InlineData("02_seven_steps_spark", "spark")]
    [InlineData("03_scala", "spark")]
    [InlineData("04_python", "pyspark")]
    [InlineData("05_sql", "sql")]
    [InlineData("05b_sql_types", "sql")]
    public void Run_RecordedCode_SaysWhatSparkSaidOrNothing(string transcript, string kind)
    {
        if (GoldenFolder.Find() is not { } folder)
        {
            output.WriteLine("SKIPPED: no transcripts found; set LIVY_GOLDEN to their folder.");
            return;
        }

        var interpreters = new SessionInterpreters();
        var known = 0;
        List<string> wrong = [];
        foreach ((int id, string code, string expected) in GoldenStatements.Of(Path.Combine(folder, transcript + ".jsonl")))
        {
            var said = interpreters.Run(new StatementContext { Id = id, SessionId = 0, Code = code, Kind = kind }).Output;
            if (said.Contains("\"ename\":\"FakeLivy\"", StringComparison.Ordinal) || code == FewerRows)
            {
                continue;
            }

            known++;
            if (!string.Equals(Numberless(expected), Numberless(said), StringComparison.Ordinal))
            {
                wrong.Add($"{id} {code} → {said} instead of {expected}");
            }
        }

        output.WriteLine($"{known} statements known, {wrong.Count} of them wrong");
        wrong.ForEach(output.WriteLine);
        wrong.ShouldBeEmpty();
    }

    /// <summary>Result numbers of the Scala REPL count what the built-in interpreter never saw; an image is only an image, and an object lies anywhere, in any session.</summary>
    private static string Numberless(string text) => Address().Replace(Image().Replace(ResultName().Replace(text, "res: "), "<image>"), "<address>");

    [GeneratedRegex("res[0-9]+: ", RegexOptions.None, 2000)]
    private static partial Regex ResultName();

    [GeneratedRegex("0x7f[0-9a-f]{10}|@[0-9a-f]{6,8}\\b|livy-session-[0-9]+", RegexOptions.None, 2000)]
    private static partial Regex Address();

    [GeneratedRegex("iVBOR[^\"]+", RegexOptions.None, 2000)]
    private static partial Regex Image();
}
