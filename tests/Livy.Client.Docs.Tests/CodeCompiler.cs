using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Livy.Client.Docs.Tests;

/// <summary>Compiles a block as the body of a method in a project with implicit usings; its surroundings are there as parameters and types.</summary>
internal static partial class CodeCompiler
{
    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "Livy.Client", "Livy.Client.Data", "Livy.Client.Testing",
        "Microsoft.AspNetCore.Builder", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Shouldly", "Xunit",
    ];

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>What the compiler has against the block.</summary>
    public static IReadOnlyList<string> ErrorsOf(CodeBlock block)
    {
        var tree = CSharpSyntaxTree.ParseText(Wrap(block), new CSharpParseOptions(LanguageVersion.Preview));
        var kind = tree.GetRoot().ChildNodes().Any(node => node is GlobalStatementSyntax) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return [.. Compile(kind, tree).GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Select(Text)];
    }

    /// <summary>A whole program as an assembly, with the implicit usings of a console project and no other.</summary>
    public static Assembly Program(string code)
    {
        var usings = string.Concat(Usings.TakeWhile(name => name.StartsWith("System", StringComparison.Ordinal)).Select(name => $"global using {name};\n"));
        using var image = new MemoryStream();
        Compile(OutputKind.ConsoleApplication, CSharpSyntaxTree.ParseText(usings), CSharpSyntaxTree.ParseText(code)).Emit(image).Diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Select(Text).ShouldBeEmpty();
        return Assembly.Load(image.ToArray());
    }

    private static CSharpCompilation Compile(OutputKind kind, params SyntaxTree[] trees) =>
        CSharpCompilation.Create("Block", trees, References, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    private static string Wrap(CodeBlock block)
    {
        // A whole program begins with usings; where they stood lines stay, for the numbers in messages.
        var own = OwnUsings().Matches(block.Code).Select(match => match.Value + "\n");
        var usings = string.Concat(Usings.Select(name => $"using {name};\n").Concat(own));
        if (TypeDeclaration().IsMatch(block.Code))
        {
            return $"{usings}#line {block.Line} \"{block.Page}\"\n{block.Code}";
        }

        var surroundings = Surroundings.Of(block.Page);
        var missing = surroundings.Variables.Where(variable => !Declares(block.Code, variable.Name));
        var parameters = string.Join(", ", missing.Select(variable => $"{variable.Type} {variable.Name}"));
        return $"{usings}{surroundings.Types}\nclass Block {{ static async Task RunAsync({parameters}) {{\n#line {block.Line} \"{block.Page}\"\n{OwnUsings().Replace(block.Code, string.Empty)}\n}} }}";
    }

    private static bool Declares(string code, string variable) => Regex.IsMatch(code, $@"[\w>] {variable} =|\(\w+ {variable},", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static string Text(Diagnostic diagnostic) => $"line {diagnostic.Location.GetMappedLineSpan().StartLinePosition.Line + 1}: {diagnostic.GetMessage()}";

    [GeneratedRegex(@"^using [\w.]+;$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OwnUsings();

    [GeneratedRegex("^(public|internal|record) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeDeclaration();
}
