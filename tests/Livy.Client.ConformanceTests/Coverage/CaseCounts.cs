using System.Collections.Concurrent;

namespace Livy.Client.ConformanceTests;

/// <summary>How many cases passed, failed and were skipped, by server and by what they lean on, and which surprises they have shown.</summary>
internal static class CaseCounts
{
    /// <summary>How many surprises section 10.1 of <c>../shared/docs/wire.md</c> has.</summary>
    private const int Surprises = 46;

    private static readonly ConcurrentQueue<(ConformanceTestCase Case, string Result)> Ends = new();

    /// <summary>Counts the end of a case.</summary>
    public static void Add(ConformanceTestCase testCase, RunSummary summary) =>
        Ends.Enqueue((testCase, summary switch { { Skipped: > 0 } => "skipped", { Failed: > 0 } => "failed", _ => "passed" }));

    /// <summary>For each server the counts of the cases that ran and their results, the routes, and the surprises.</summary>
    public static IReadOnlyList<string> Describe() => [.. Describe("mock server", isReal: false), .. Describe("real server", isReal: true)];

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

        yield return $"Conformance, {server}: {RouteTable.Describe(isReal)}";
        var shown = ran.Where(end => end.Result == "passed").SelectMany(end => end.Case.Fact.Surprises).ToHashSet();
        int[] missing = [.. Enumerable.Range(1, Surprises).Where(number => !shown.Contains(number))];
        yield return $"Conformance, {server}: {Surprises - missing.Length} of {Surprises} surprises shown{(missing.Length == 0 ? "" : $", not {string.Join(", ", missing)}")}";
    }
}
