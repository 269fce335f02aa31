using System.Collections.Concurrent;

namespace Livy.Client.ConformanceTests;

/// <summary>How many cases passed, failed and were skipped, by server and by what they lean on.</summary>
internal sealed class CaseCounts
{
    private readonly ConcurrentQueue<(ConformanceTestCase Case, string Result)> _ends = new();

    /// <summary>Counts the end of a case.</summary>
    public void Add(ConformanceTestCase testCase, IMessageSinkMessage end) =>
        _ends.Enqueue((testCase, end switch { ITestPassed => "passed", ITestFailed => "failed", _ => "skipped" }));

    /// <summary>One line for each server: the three counts of the cases that ran, then the results.</summary>
    public IReadOnlyList<string> Describe() => [Describe("mock server", isReal: false), Describe("real server", isReal: true)];

    private string Describe(string server, bool isReal)
    {
        var ends = _ends.Where(end => end.Case.IsOnRealServer == isReal).ToList();
        var ran = ends.Where(end => end.Result != "skipped").ToList();
        int LeaningOn(LeansOn what) => ran.Count(end => end.Case.LeansOn == what);
        int Ended(string result) => ends.Count(end => end.Result == result);
        return $"Conformance, {server}: {LeaningOn(LeansOn.Original)} original, {LeaningOn(LeansOn.Equivalent)} equivalent, {LeaningOn(LeansOn.GoldenOnly)} golden only"
            + $" ({Ended("passed")} passed, {Ended("failed")} failed, {Ended("skipped")} skipped)";
    }
}
