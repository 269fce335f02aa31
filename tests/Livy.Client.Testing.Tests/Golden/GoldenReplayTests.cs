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

        await Task.Run(replay.RunAsync);

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
            await Task.Run(replay.RunAsync);
            results.AddRange(replay.Results);
        }

        var report = GoldenReport.Of(results);
        output.WriteLine(report);
        GoldenReport.WriteIfAsked(report);
        GoldenReport.Share(results.Where(result => !result.IsScripted)).ShouldBeGreaterThanOrEqualTo(0.98);
        GoldenReport.Share(results.Where(result => result.IsScripted)).ShouldBeGreaterThanOrEqualTo(0.99);
        results.GroupBy(result => result.StatusClass, StringComparer.Ordinal).ShouldAllBe(group => GoldenReport.Share(group) >= 0.95);
        results.Count(result => result.IsSameHeaderOrder).ShouldBeGreaterThan(results.Count * 98 / 100);
    }

    private static IEnumerable<string> Names() => File.ReadLines(Local("transcripts.txt")).Where(line => line.Length > 0 && line[0] != '#');

    private void Print(List<GoldenResult> results, Dictionary<string, string> allowed, List<GoldenResult> wrong)
    {
        output.WriteLine(GoldenReport.Of(results));
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
