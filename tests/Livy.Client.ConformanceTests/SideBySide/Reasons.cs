using System.Globalization;

namespace Livy.Client.ConformanceTests;

/// <summary>A text file of requests, each with the reason it is there for: <c>key[,key…] reason</c>, a key being <c>name</c>, <c>transcript#number</c> or <c>transcript#first-last</c>.</summary>
internal static class Reasons
{
    public static Dictionary<string, string> Read(string file) => File.ReadLines(Path.Combine(AppContext.BaseDirectory, "SideBySide", file))
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' ', 2))
        .SelectMany(parts => parts[0].Split(',').SelectMany(Keys).Select(key => (key, reason: parts[1])))
        .ToDictionary(pair => pair.key, pair => pair.reason, StringComparer.Ordinal);

    private static IEnumerable<string> Keys(string text)
    {
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        var dash = hash < 0 ? -1 : text.IndexOf('-', hash);
        if (dash < 0)
        {
            return [text];
        }

        var first = int.Parse(text[(hash + 1)..dash], CultureInfo.InvariantCulture);
        var last = int.Parse(text[(dash + 1)..], CultureInfo.InvariantCulture);
        return Enumerable.Range(first, last - first + 1).Select(number => $"{text[..hash]}#{number}");
    }
}
