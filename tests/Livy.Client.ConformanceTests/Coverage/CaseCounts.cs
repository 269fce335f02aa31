using System.Collections.Concurrent;

namespace Livy.Client.ConformanceTests;

/// <summary>How many cases passed, failed and were skipped, by server and by what they lean on, and which surprises they have shown.</summary>
internal static class CaseCounts
{
    private static readonly ConcurrentQueue<(ConformanceTestCase Case, string Result)> Ends = new();

    /// <summary>Counts the end of a case.</summary>
    public static void Add(ConformanceTestCase testCase, RunSummary summary) =>
        Ends.Enqueue((testCase, summary switch { { Skipped: > 0 } => "skipped", { Failed: > 0 } => "failed", _ => "passed" }));

    /// <summary>For each server the counts of the cases that ran and their results, the routes, and the surprises.</summary>
    public static IReadOnlyList<string> Describe() => [.. Describe("mock server", isReal: false), .. Describe("real server", isReal: true)];

    /// <summary>The surprises that no case has shown on a server.</summary>
    public static IReadOnlyList<Surprise> NotShown(bool isReal) =>
        [.. Enum.GetValues<Surprise>().Except(Ends.Where(end => end.Case.IsOnRealServer == isReal && end.Result == "passed").SelectMany(end => end.Case.Fact.Surprises))];

    private static IEnumerable<string> Describe(string server, bool isReal)
    {
        var ends = Ends.Where(end => end.Case.IsOnRealServer == isReal).ToList();
        var ran = ends.Where(end => end.Result != "skipped").ToList();
        int LeaningOn(LeansOn what) => ran.Count(end => end.Case.Fact.LeansOn == what);
        int Ended(string result) => ends.Count(end => end.Result == result);
        yield return $"Conformance, {server}: {LeaningOn(LeansOn.Original)} original, {LeaningOn(LeansOn.Equivalent)} equivalent, {LeaningOn(LeansOn.GoldenOnly)} golden only"
            + $" ({Ended("passed")} passed, {Ended("failed")} failed, {Ended("skipped")} skipped)";
        if (ran.Count == 0)
        {
            yield break;
        }

        yield return $"Conformance, {server}: {Share("routes called", RouteTable.Routes, RouteTable.NotCalled(isReal))}";
        yield return $"Conformance, {server}: {Share("surprises shown", Enum.GetValues<Surprise>(), NotShown(isReal))}";
    }

    private static string Share<T>(string what, IReadOnlyCollection<T> all, IReadOnlyCollection<T> missing) =>
        $"{all.Count - missing.Count} of {all.Count} {what}{(missing.Count == 0 ? "" : $", not {string.Join(", ", missing)}")}";
}
