namespace Livy.Client.Docs.Tests;

public sealed class DocsTests
{
    public static TheoryData<CodeBlock> Blocks => [.. Repository.Pages.SelectMany(CodeBlock.In)];

    public static TheoryData<string> Guides => [.. Repository.Guides];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void Block_OfThePages_Compiles(CodeBlock block) => CodeCompiler.ErrorsOf(block).ShouldBeEmpty();

    [Fact]
    public void Readme_HasCode() => CodeBlock.In("README.md").Count().ShouldBeGreaterThan(8);

    [Theory]
    [MemberData(nameof(Guides))]
    public void Paths_OfTheGuides_Exist(string page) =>
        NamedPaths.In(File.ReadAllText(Path.Combine(Repository.Root, page))).Where(path => !Path.Exists(Path.Combine(Repository.Root, path))).ShouldBeEmpty();

    [Fact]
    public void Architecture_NamesPaths() => NamedPaths.In(File.ReadAllText(Path.Combine(Repository.Root, "docs/architecture.md"))).Count().ShouldBeGreaterThan(30);

    [Fact]
    public void NamedPaths_OtherWordsWithSlashes_AreNone() =>
        NamedPaths.In("`src/No.cs`, `docs/`, `application/json`, `GET /sessions/{id}`, src/Bare.cs, `Folder/File.cs`").ShouldBe(["src/No.cs", "docs/", "Folder/File.cs"]);

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
