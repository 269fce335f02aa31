using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Livy.Client.Generators.Tests;

public class CachingTests
{
    private const string Faulty = "namespace Livy.Client; public interface ILivyApi { [Get(\"/a\")] void RunAsync(); }";

    [Fact]
    public void Edit_OtherFile_LeavesModelAndOutputAlone()
    {
        var run = RunAfter(Sources.RealApi, static (compilation, _) => compilation.AddSyntaxTrees(Sources.Parse("public interface IUnrelated { void Run(); }", "Unrelated.cs")));

        ModelReasons(run).ShouldBe([IncrementalStepRunReason.Cached]);
        OutputReasons(run).ShouldBe([IncrementalStepRunReason.Cached]);
    }

    [Fact]
    public void Edit_CommentAboveInterface_LeavesModelAndOutputAlone()
    {
        var run = RunAfter(Sources.RealApi, static (compilation, api) => compilation.ReplaceSyntaxTree(api, Sources.Parse("// A comment\n\n" + api, api.FilePath)));

        ModelReasons(run).ShouldBe([IncrementalStepRunReason.Cached]);
        OutputReasons(run).ShouldBe([IncrementalStepRunReason.Cached]);
    }

    [Fact]
    public void Edit_OtherFileBesideFaults_LeavesModelAndOutputAlone()
    {
        var run = RunAfter(Faulty, static (compilation, _) => compilation.AddSyntaxTrees(Sources.Parse("public class Unrelated;", "Unrelated.cs")));

        ModelReasons(run).ShouldBe([IncrementalStepRunReason.Cached]);
        OutputReasons(run).ShouldBe([IncrementalStepRunReason.Cached]);
        run.Diagnostics.ShouldNotBeEmpty();
    }

    [Fact]
    public void Edit_Route_IsSeen()
    {
        var run = RunAfter(
            Sources.RealApi,
            static (compilation, api) => compilation.ReplaceSyntaxTree(api, Sources.Parse(api.ToString().Replace("/version", "/versions", StringComparison.Ordinal), api.FilePath)));

        ModelReasons(run).ShouldBe([IncrementalStepRunReason.Modified]);
        OutputReasons(run).ShouldBe([IncrementalStepRunReason.Modified]);
    }

    private static GeneratorRunResult RunAfter(string api, Func<CSharpCompilation, SyntaxTree, CSharpCompilation> edit)
    {
        SyntaxTree tree = Sources.Parse(api, "ILivyApi.cs");
        CSharpCompilation compilation = Sources.Compile(tree);
        return Sources.Drive(compilation).RunGenerators(edit(compilation, tree)).GetRunResult().Results.Single();
    }

    private static IEnumerable<IncrementalStepRunReason> ModelReasons(GeneratorRunResult run) => Reasons(run.TrackedSteps["Apis"]);

    private static IEnumerable<IncrementalStepRunReason> OutputReasons(GeneratorRunResult run) => Reasons(run.TrackedOutputSteps.SelectMany(step => step.Value)).Distinct();

    private static IEnumerable<IncrementalStepRunReason> Reasons(IEnumerable<IncrementalGeneratorRunStep> steps) => steps.SelectMany(step => step.Outputs).Select(output => output.Reason);
}
