namespace Livy.Client.Generators.Tests;

/// <summary>The files of this repository, wherever it is checked out.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(new DirectoryInfo(AppContext.BaseDirectory));

    public static string Approved => PathOf("tests/Livy.Client.Generators.Tests/Approved");

    public static string PathOf(string path) => Path.Combine(Root, path);

    private static string FindRoot(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("No Livy.Client.sln above the test assembly."),
        _ when File.Exists(Path.Combine(folder.FullName, "Livy.Client.sln")) => folder.FullName,
        _ => FindRoot(folder.Parent),
    };
}
