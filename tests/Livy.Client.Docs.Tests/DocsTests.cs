namespace Livy.Client.Docs.Tests;

public sealed class DocsTests
{
    public static TheoryData<CodeBlock> Blocks => [.. Repository.Pages.SelectMany(CodeBlock.In)];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Block_OfThePages_Compiles(CodeBlock block) => CodeCompiler.ErrorsOf(block).ShouldBeEmpty();

    [Fact]
    public void Readme_HasCode() => CodeBlock.In("README.md").Count().ShouldBeGreaterThan(8);

    [Fact]
    public void ErrorsOf_BlockWithAMistake_AreFound()
    {
        var page = Path.GetTempFileName();
        File.WriteAllText(page, "```csharp\nawait livy.NoSuchMethodAsync();\n```\n");

        var errors = CodeCompiler.ErrorsOf(CodeBlock.In(page).Single());

        File.Delete(page);
        errors.ShouldHaveSingleItem().ShouldStartWith("line 2: ");
    }
}
