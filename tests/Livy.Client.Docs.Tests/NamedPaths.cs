using System.Text.RegularExpressions;

namespace Livy.Client.Docs.Tests;

/// <summary>The files and folders that a page names: in backticks, by their paths below the root of the repository.</summary>
internal static partial class NamedPaths
{
    public static IEnumerable<string> In(string markdown) => QuotedPath().Matches(markdown).Select(match => match.Groups["path"].Value).Where(IsOfRepository);

    // Media types have slashes, too.
    private static bool IsOfRepository(string path) => Path.Exists(Path.Combine(Repository.Root, path.Split('/')[0])) || Path.HasExtension(path);

    [GeneratedRegex(@"`(?<path>[\w.-]+/[\w./-]*)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex QuotedPath();
}
