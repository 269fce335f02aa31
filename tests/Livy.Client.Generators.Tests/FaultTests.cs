using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Livy.Client.Generators.Tests;

/// <summary>Each case marks the place that is to be reported <c>[|so|]</c>.</summary>
public class FaultTests
{
    private const string Correct =
        "[Get(\"/sessions/{id}\"), Repeatable, Limit(TimeoutClass.Read)] Task<SessionInfo> GetAsync(LivyId id, [Query] string? doAs = null, CancellationToken cancellationToken = default);";

    [Fact]
    public void Read_CorrectInterface_ReportsNothing()
    {
        var run = Run(InInterface(Correct));

        run.Diagnostics.ShouldBeEmpty();
        run.GeneratedSources.Length.ShouldBe(3);
    }

    [Fact]
    public void Read_InterfaceWithoutAnnotations_IsLeftAlone()
    {
        var run = Run("namespace Livy.Client; public interface IOther<T> : IDisposable { int Number { get; } void Run<TItem>(TItem item); }");

        run.Diagnostics.ShouldBeEmpty();
        run.GeneratedSources.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[Limit(TimeoutClass.Read)] Task [|RunAsync|](CancellationToken cancellationToken);")]
    [InlineData("[Get(\"/a\"), Post(\"/a\"), Limit(TimeoutClass.Read)] Task [|RunAsync|](CancellationToken cancellationToken);")]
    public void Read_NoOrSeveralVerbs_Is001(string method) => ShouldReport("LIVYGEN001", InInterface(method));

    [Theory]
    [InlineData("a")]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a/")]
    [InlineData("/a?b=c")]
    [InlineData("/a#b")]
    public void Read_PathOfWrongForm_Is002(string path) =>
        ShouldReport("LIVYGEN002", InInterface($"[Get(\"{path}\"), Limit(TimeoutClass.Read)] Task [|RunAsync|](CancellationToken cancellationToken);"));

    [Theory]
    [InlineData("/a/{id")]
    [InlineData("/a/id}")]
    [InlineData("/a/{}")]
    [InlineData("/a/{{id}}")]
    [InlineData("/a/}id{")]
    [InlineData("/a/{id}/b{")]
    public void Read_UnpairedBraces_Is003(string path) =>
        ShouldReport("LIVYGEN003", InInterface($"[Get(\"{path}\"), Limit(TimeoutClass.Read)] Task [|RunAsync|](LivyId id, CancellationToken cancellationToken);"));

    [Theory]
    [InlineData("[Get(\"/a/{id}\"), Limit(TimeoutClass.Read)] Task [|RunAsync|](CancellationToken cancellationToken);")]
    [InlineData("[Get(\"/a/{id}/{ID}\"), Limit(TimeoutClass.Read)] Task [|RunAsync|](LivyId id, CancellationToken cancellationToken);")]
    public void Read_PlaceholderWithoutParameter_Is004(string method) => ShouldReport("LIVYGEN004", InInterface(method));

    [Theory]
    [InlineData("int [|stray|]")]
    [InlineData("[Query, Body] string? [|both|]")]
    [InlineData("[Query] in int? [|byReference|]")]
    [InlineData("[Query] params int?[] [|many|]")]
    public void Read_ParameterOfNoSingleRole_Is005(string parameter) => ShouldReport("LIVYGEN005", WithParameter(parameter));

    [Fact]
    public void Read_ParameterInPathAndQuery_Is005() =>
        ShouldReport("LIVYGEN005", InInterface("[Post(\"/a/{id}\"), Limit(TimeoutClass.Read)] Task RunAsync([Query] int? [|id|], CancellationToken cancellationToken);"));

    [Theory]
    [InlineData("string")]
    [InlineData("int?")]
    [InlineData("LivyId?")]
    [InlineData("Guid")]
    public void Read_PathParameterOfOtherType_Is006(string type) =>
        ShouldReport("LIVYGEN006", InInterface($"[Get(\"/a/{{id}}\"), Limit(TimeoutClass.Read)] Task RunAsync({type} [|id|], CancellationToken cancellationToken);"));

    [Theory]
    [InlineData("[Query] string [|text|]")]
    [InlineData("[Query] int [|number|]")]
    [InlineData("[Query] long? [|number|]")]
    [InlineData("[Query] LivyId [|id|]")]
    public void Read_QueryParameterOfOtherType_Is007(string parameter) => ShouldReport("LIVYGEN007", WithParameter(parameter));

    [Theory]
    [InlineData("[Body] List<string> [|body|]")]
    [InlineData("[Body] string[] [|body|]")]
    [InlineData("[Body] JobRequest? [|body|]")]
    [InlineData("[Body] int? [|body|]")]
    public void Read_BodyThatIsNotPlain_Is008(string parameter) => ShouldReport("LIVYGEN008", WithParameter(parameter));

    [Theory]
    [InlineData("", "[Body] JobRequest one, [Body] JobRequest [|two|]")]
    [InlineData("Multipart, ", "[Body] JobRequest one, [AliasAs(\"file\")] UploadPart [|two|]")]
    [InlineData("Multipart, ", "[AliasAs(\"jar\")] UploadPart one, [AliasAs(\"file\")] UploadPart [|two|]")]
    public void Read_SeveralBodies_Is009(string attribute, string parameters) =>
        ShouldReport("LIVYGEN009", InInterface($"[{attribute}Post(\"/a\"), Limit(TimeoutClass.Read)] Task RunAsync({parameters}, CancellationToken cancellationToken);"));

    [Theory]
    [InlineData("Get(\"/a\")", "[Body] JobRequest [|content|]")]
    [InlineData("Delete(\"/a\")", "[Body] JobRequest [|content|]")]
    [InlineData("Multipart, Get(\"/a\")", "[AliasAs(\"file\")] UploadPart [|content|]")]
    public void Read_BodyOfGetOrDelete_Is010(string verb, string parameter) =>
        ShouldReport("LIVYGEN010", InInterface($"[{verb}, Limit(TimeoutClass.Read)] Task RunAsync({parameter}, CancellationToken cancellationToken);"));

    [Theory]
    [InlineData("[Multipart, Post(\"/a\"), Limit(TimeoutClass.Read)] Task [|RunAsync|](CancellationToken cancellationToken);")]
    [InlineData("[Multipart, Post(\"/a\"), Limit(TimeoutClass.Read)] Task [|RunAsync|]([Body] JobRequest request, CancellationToken cancellationToken);")]
    [InlineData("[Post(\"/a\"), Limit(TimeoutClass.Read)] Task [|RunAsync|]([AliasAs(\"file\")] UploadPart part, CancellationToken cancellationToken);")]
    public void Read_MultipartWithoutPartOrReverse_Is011(string method) => ShouldReport("LIVYGEN011", InInterface(method));

    [Theory]
    [InlineData("UploadPart [|part|]")]
    [InlineData("[AliasAs(\"\")] UploadPart [|part|]")]
    public void Read_PartWithoutName_Is012(string parameter) =>
        ShouldReport("LIVYGEN012", InInterface($"[Multipart, Post(\"/a\"), Limit(TimeoutClass.Read)] Task RunAsync({parameter}, CancellationToken cancellationToken);"));

    [Theory]
    [InlineData("void")]
    [InlineData("JobInfo")]
    [InlineData("ValueTask")]
    [InlineData("ValueTask<JobInfo>")]
    [InlineData("Task<List<JobInfo>>")]
    [InlineData("Task<JobInfo[]>")]
    [InlineData("Task<JobInfo?>")]
    public void Read_OtherReturnType_Is013(string type) =>
        ShouldReport("LIVYGEN013", InInterface($"[Post(\"/a\"), Limit(TimeoutClass.Read)] {type} [|RunAsync|](CancellationToken cancellationToken);"));

    [Fact]
    public void Read_MultipartWithResult_Is013() => ShouldReport(
        "LIVYGEN013",
        InInterface("[Multipart, Post(\"/a\"), Limit(TimeoutClass.Read)] Task<JobInfo> [|RunAsync|]([AliasAs(\"file\")] UploadPart part, CancellationToken cancellationToken);"));

    [Theory]
    [InlineData("")]
    [InlineData("CancellationToken token")]
    [InlineData("CancellationToken cancellationToken, [Query] string? doAs")]
    [InlineData("CancellationToken token, CancellationToken cancellationToken")]
    public void Read_TokenMissingOrMisplaced_Is014(string parameters) =>
        ShouldReport("LIVYGEN014", InInterface($"[Post(\"/a\"), Limit(TimeoutClass.Read)] Task [|RunAsync|]({parameters});"));

    [Theory]
    [InlineData("[Get(\"/a\")] Task [|RunAsync|](CancellationToken cancellationToken);")]
    [InlineData("[Get(\"/a\"), Limit((TimeoutClass)99)] Task [|RunAsync|](CancellationToken cancellationToken);")]
    public void Read_NoKnownLimit_Is015(string method) => ShouldReport("LIVYGEN015", InInterface(method));

    [Theory]
    [InlineData("[Get(\"/a\"), Limit(TimeoutClass.Read)] Task [|GetAsync|](CancellationToken cancellationToken);")]
    [InlineData("[Get(\"/a\"), Limit(TimeoutClass.Read)] Task [|Get|](CancellationToken cancellationToken);")]
    [InlineData("[Get(\"/a\"), Limit(TimeoutClass.Read)] Task [|AllAsync|](CancellationToken cancellationToken);")]
    public void Read_MethodNameTaken_Is016(string method) => ShouldReport("LIVYGEN016", InInterface(Correct + method));

    [Theory]
    [InlineData("[Query] string? [|path|]")]
    [InlineData("[Query] string? [|_api|]")]
    public void Read_ParameterNameTaken_Is016(string parameter) => ShouldReport("LIVYGEN016", WithParameter(parameter));

    [Fact]
    public void Read_TwoParametersOfOneName_Is016() => ShouldReport(
        "LIVYGEN016",
        InInterface("[Post(\"/a/{id}\"), Limit(TimeoutClass.Read)] Task [|RunAsync|](LivyId id, [AliasAs(\"id\")] LivyId other, CancellationToken cancellationToken);"));

    [Theory]
    [InlineData("int [|Number|] { get; set; }")]
    [InlineData("event Action [|Happened|];")]
    [InlineData("[Get(\"/a\"), Limit(TimeoutClass.Read)] Task [|RunAsync|]<T>(CancellationToken cancellationToken);")]
    [InlineData("[Get(\"/a\"), Limit(TimeoutClass.Read)] Task [|RunAsync|](CancellationToken cancellationToken) => Task.CompletedTask;")]
    [InlineData("[Get(\"/a\"), Limit(TimeoutClass.Read)] static abstract Task [|RunAsync|](CancellationToken cancellationToken);")]
    [InlineData("class [|Nested|];")]
    public void Read_OtherMember_Is017(string member) => ShouldReport("LIVYGEN017", InInterface(Correct + member));

    [Theory]
    [InlineData("namespace Livy.Client; public interface [|ILivyApi|]<T> { ", " }")]
    [InlineData("namespace Livy.Client; public interface [|ILivyApi|] : IDisposable { ", " }")]
    [InlineData("namespace Livy.Client; public interface [|IOtherApi|] { ", " }")]
    [InlineData("namespace Livy.Client; public class Outer { public interface [|ILivyApi|] { ", " } }")]
    [InlineData("using Livy.Client; namespace Other; public interface [|ILivyApi|] { ", " }")]
    public void Read_OtherInterface_Is018(string before, string after) => ShouldReport("LIVYGEN018", before + Correct + after);

    [Fact]
    public void Read_HalfWrittenMethod_ReportsAndDoesNotThrow()
    {
        var run = Run(InInterface("[Get(, Limit()] Task<> RunAsync([AliasAs] [Query] , "));

        run.Exception.ShouldBeNull();
        run.Diagnostics.ShouldNotBeEmpty();
        run.GeneratedSources.ShouldBeEmpty();
    }

    private static string InInterface(string members) => $"namespace Livy.Client;\n\npublic interface ILivyApi\n{{\n    {members}\n}}\n";

    private static string WithParameter(string parameter) =>
        InInterface($"[Post(\"/a\"), Limit(TimeoutClass.Read)] Task RunAsync({parameter}, CancellationToken cancellationToken);");

    private static GeneratorRunResult Run(string source) => Sources.Drive(Sources.Compile(Sources.Parse(source, "Case.cs"))).GetRunResult().Results.Single();

    private static void ShouldReport(string id, string marked)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var source = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var place = TextSpan.FromBounds(start, marked.IndexOf("|]", StringComparison.Ordinal) - 2);

        var run = Run(source);

        run.Exception.ShouldBeNull();
        run.GeneratedSources.ShouldBeEmpty();
        var found = run.Diagnostics.ShouldHaveSingleItem();
        found.Id.ShouldBe(id);
        found.Severity.ShouldBe(DiagnosticSeverity.Error);
        found.Location.SourceSpan.ShouldBe(place);
        found.Location.GetLineSpan().ShouldBe(Sources.Parse(source, "Case.cs").GetLineSpan(place));
        found.GetMessage().ShouldContain(source.Substring(place.Start, place.Length));
    }
}
