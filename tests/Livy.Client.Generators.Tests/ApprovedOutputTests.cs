using System.Text;
using Microsoft.CodeAnalysis;

namespace Livy.Client.Generators.Tests;

public class ApprovedOutputTests
{
    private const string HowToAccept = "The generator's output differs from the committed copy. If the change is meant, run the tests with LIVY_ACCEPT=1 and commit what they rewrite: ";

    [Theory]
    [InlineData("LivyRoutes.g.cs")]
    [InlineData("LivyApi.g.cs")]
    [InlineData("LivyCalls.g.cs")]
    public void Generate_RealInterface_IsWhatWasApproved(string file)
    {
        var generated = RunOnRealApi().GeneratedSources.Single(source => source.HintName == file).SourceText.ToString();
        var approved = Path.Combine(Repository.Approved, file + ".txt");
        AcceptIfAsked(approved, generated);

        Encoding.UTF8.GetString(File.ReadAllBytes(approved)).ShouldBe(generated, HowToAccept + approved);
    }

    [Fact]
    public void Generate_RealInterface_WritesNothingElse() =>
        RunOnRealApi().GeneratedSources.Select(source => source.HintName).ShouldBe(["LivyRoutes.g.cs", "LivyApi.g.cs", "LivyCalls.g.cs"]);

    [Fact]
    public void Approved_WithoutGenerator_Compiles()
    {
        SyntaxTree[] approved = [.. Directory.GetFiles(Repository.Approved).Select(file => Sources.Parse(File.ReadAllText(file), Path.GetFileNameWithoutExtension(file)))];

        Sources.Compile([Sources.Parse(Sources.RealApi, "ILivyApi.cs"), .. approved]).GetDiagnostics().ShouldBeEmpty();
    }

    private static GeneratorRunResult RunOnRealApi() => Sources.Drive(Sources.Compile(Sources.Parse(Sources.RealApi, "ILivyApi.cs"))).GetRunResult().Results.Single();

    private static void AcceptIfAsked(string approved, string generated)
    {
        if (Environment.GetEnvironmentVariable("LIVY_ACCEPT") == "1")
        {
            File.WriteAllText(approved, generated);
        }
    }
}
