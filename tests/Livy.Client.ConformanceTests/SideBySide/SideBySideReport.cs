using System.Text;

namespace Livy.Client.ConformanceTests;

/// <summary>The figures as a table by route and status class. The environment variable SIDE_BY_SIDE_REPORT names a file to put it in as well.</summary>
internal static class SideBySideReport
{
    public static string Of(IReadOnlyList<SideBySideResult> results, IReadOnlyDictionary<string, string> allowed)
    {
        var table = new StringBuilder();
        foreach (var group in results.GroupBy(result => (result.Ask.Route, result.StatusClass)).OrderBy(group => group.Key))
        {
            table.AppendLine($"{group.Key.Route,-62} {group.Key.StatusClass,-5} {Cell(group),9}");
        }

        table.AppendLine();
        foreach (var result in results.Where(result => result.Difference is not null))
        {
            var word = allowed.TryGetValue(result.Ask.Key, out var reason) ? $"allowed, {reason}" : "DIFFERENT";
            table.AppendLine($"{result.Ask.Key} {result.Ask.Method} {result.Ask.Target}: {word}").AppendLine(result.Difference);
        }

        table.AppendLine();
        table.AppendLine($"Side by side, real 0.7.1 and mock 0.7: {results.Count(result => result.Difference is null)} of {results.Count} answers equal");
        return table.ToString();
    }

    public static void WriteIfAsked(string report)
    {
        if (Environment.GetEnvironmentVariable("SIDE_BY_SIDE_REPORT") is { Length: > 0 } file)
        {
            File.WriteAllText(file, report);
        }
    }

    private static string Cell(IEnumerable<SideBySideResult> group)
    {
        List<SideBySideResult> all = [.. group];
        return $"{all.Count(result => result.Difference is null)}/{all.Count}";
    }
}
