using System.Runtime.CompilerServices;

namespace Livy.Client.Data.Testing.Tests;

/// <summary>The class that the package's readme shows is the one that is run here.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void WholeTest_OfTheReadme_IsTheOneBesideThis()
    {
        var folder = Path.GetDirectoryName(ThisFile())!;
        var readme = File.ReadAllText(Path.Combine(folder, "../../../src/Livy.Client.Data.Testing/README.md"));

        readme.ShouldContain("```csharp\n" + File.ReadAllText(Path.Combine(folder, "PeopleTests.cs")) + "```\n", Case.Sensitive);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
