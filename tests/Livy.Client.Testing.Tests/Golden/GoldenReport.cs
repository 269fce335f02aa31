using System.Text;

namespace Livy.Client.Testing.Tests;

/// <summary>The figures of a replay as a table by route and status class. The environment variable GOLDEN_REPORT names a file to put it in as well.</summary>
internal static class GoldenReport
{
    public static string Of(IReadOnlyList<GoldenResult> results)
    {
        var table = new StringBuilder();
        table.AppendLine($"{"route",-62} {"class",-5} {"unscripted",13} {"scripted",13}");
        foreach (var group in results.GroupBy(result => (result.Route, result.StatusClass)).OrderBy(group => group.Key))
        {
            table.AppendLine($"{group.Key.Route,-62} {group.Key.StatusClass,-5} {Cell(group, isScripted: false),13} {Cell(group, isScripted: true),13}");
        }

        table.AppendLine();
        foreach (var group in results.GroupBy(result => result.StatusClass, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table.AppendLine($"{"every " + group.Key,-62} {group.Key,-5} {Cell(group, isScripted: false),13} {Cell(group, isScripted: true),13} {Share(group),8:P1}");
        }

        table.AppendLine($"{"all",-68} {Cell(results, isScripted: false),13} {Cell(results, isScripted: true),13} {Share(results),8:P1}");
        table.AppendLine($"unscripted {Share(results.Where(result => !result.IsScripted)):P1}, scripted {Share(results.Where(result => result.IsScripted)):P1}; "
            + $"header fields in the same order: {results.Count(result => result.IsSameHeaderOrder)} of {results.Count}");
        return table.ToString();
    }

    public static void WriteIfAsked(string report)
    {
        if (Environment.GetEnvironmentVariable("GOLDEN_REPORT") is { Length: > 0 } file)
        {
            File.WriteAllText(file, report);
        }
    }

    public static double Share(IEnumerable<GoldenResult> results)
    {
        List<GoldenResult> all = [.. results];
        return all.Count == 0 ? 1 : (double)all.Count(result => result.Difference is null) / all.Count;
    }

    private static string Cell(IEnumerable<GoldenResult> results, bool isScripted)
    {
        List<GoldenResult> part = [.. results.Where(result => result.IsScripted == isScripted)];
        return part.Count == 0 ? "" : $"{part.Count(result => result.Difference is null)}/{part.Count}";
    }
}
