namespace Livy.Client.Docs.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The pages that users and contributors read, by their paths below the root.</summary>
    public static IEnumerable<string> Pages => Guides.Concat(ReadmesOfPackages).Prepend("README.md");

    /// <summary>The pages about the repository itself.</summary>
    public static IEnumerable<string> Guides => PathsOf("docs", "*.md").Prepend("CONTRIBUTING.md");

    private static IEnumerable<string> ReadmesOfPackages => PathsOf("src", "README.md");

    private static IEnumerable<string> PathsOf(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories).Select(page => Path.GetRelativePath(Root, page));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Livy.Client.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie in a checkout.");
    }
}
