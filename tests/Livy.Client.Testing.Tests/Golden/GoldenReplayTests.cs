using System.Text;
using Xunit.Abstractions;

namespace Livy.Client.Testing.Tests;

/// <summary>Holds the fake against the transcripts of a real Livy 0.9.0. Run with <c>--logger "console;verbosity=detailed"</c> to see the figures.</summary>
public sealed class GoldenReplayTests(ITestOutputHelper output)
{
    public static TheoryData<string> Transcripts => [.. Names()];

    [Theory]
    [MemberData(nameof(Transcripts))]
    public async Task Replay_Transcript_AgreesButForTheAllowedDifferences(string transcript)
    {
        if (GoldenFolder.Find() is not { } folder)
        {
            output.WriteLine("SKIPPED: no transcripts found; set LIVY_GOLDEN to their folder.");
            return;
        }

        var allowed = Allowed();
        var replay = new GoldenReplay(Path.Combine(folder, transcript + ".jsonl"), GoldenOptions.For(transcript));

        await replay.RunAsync();

        List<GoldenResult> wrong = [.. replay.Results.Where(result => result.Difference is not null && !allowed.ContainsKey(result.Key))];
        Print(replay.Results, allowed, wrong);
        wrong.ShouldBeEmpty();
    }

    /// <summary>The figures over all transcripts, and the floor below which they must not fall.</summary>
    [Fact]
    public async Task Replay_AllTranscripts_AgreeNearlyEverywhere()
    {
        if (GoldenFolder.Find() is not { } folder)
        {
            output.WriteLine("SKIPPED: no transcripts found; set LIVY_GOLDEN to their folder.");
            return;
        }

        List<GoldenResult> results = [];
        foreach (var transcript in Names())
        {
            var replay = new GoldenReplay(Path.Combine(folder, transcript + ".jsonl"), GoldenOptions.For(transcript));
            await replay.RunAsync();
            results.AddRange(replay.Results);
        }

        Print(results, [], []);
        List<GoldenResult> unscripted = [.. results.Where(result => !result.IsScripted)];
        List<GoldenResult> scripted = [.. results.Where(result => result.IsScripted)];
        Share(unscripted).ShouldBeGreaterThan(0.97);
        Share(scripted).ShouldBeGreaterThan(0.99);
        results.Where(result => result.Exchange.Status is not null).GroupBy(result => result.StatusClass, StringComparer.Ordinal).ShouldAllBe(group => Share(group.ToList()) >= 0.93);
    }

    private static IEnumerable<string> Names() => File.ReadLines(Local("transcripts.txt")).Where(line => line.Length > 0 && line[0] != '#');

    private static double Share(List<GoldenResult> results) => (double)results.Count(result => result.Difference is null) / results.Count;

    private void Print(List<GoldenResult> results, Dictionary<string, string> allowed, List<GoldenResult> wrong)
    {
        foreach (bool isScripted in (ReadOnlySpan<bool>)[false, true])
        {
            List<GoldenResult> part = [.. results.Where(result => result.IsScripted == isScripted)];
            output.WriteLine($"{(isScripted ? "scripted" : "unscripted")}: {part.Count(result => result.Difference is null)} of {part.Count} agree");
        }

        var table = new StringBuilder();
        foreach (var group in results.GroupBy(result => (result.Route, result.StatusClass)).OrderBy(group => group.Key))
        {
            table.AppendLine($"  {group.Key.Item2} {group.Count(result => result.Difference is null),4}/{group.Count(),-4} {group.Key.Item1}");
        }

        output.WriteLine(table.ToString());
        foreach (var result in results.Where(result => result.Difference is not null && allowed.ContainsKey(result.Key)))
        {
            output.WriteLine($"allowed {result.Key}: {allowed[result.Key]}");
        }

        foreach (var result in wrong)
        {
            output.WriteLine($"WRONG {result.Key} {result.Exchange.Method} {result.Route}: {result.Difference}");
        }
    }

    private static Dictionary<string, string> Allowed() => File.ReadLines(Local("allowed-differences.txt"))
        .Where(line => line.Length > 0 && line[0] != '#')
        .SelectMany(line => line.Split(' ', 2)[0].Split(',').Select(key => (key, reason: line.Split(' ', 2)[1])))
        .ToDictionary(pair => pair.key, pair => pair.reason, StringComparer.Ordinal);

    private static string Local(string name) => Path.Combine(AppContext.BaseDirectory, "Golden", name);
}
