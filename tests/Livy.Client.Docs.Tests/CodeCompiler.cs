using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Livy.Client.Docs.Tests;

/// <summary>Compiles a block as the body of a method in a project with implicit usings; what earlier blocks of a page made is there as parameters.</summary>
internal static partial class CodeCompiler
{
    private static readonly (string Type, string Name)[] Made =
        [("LivyClient", "livy"), ("LivySession", "session"), ("LivyMockServer", "server"), ("CancellationToken", "cancellationToken")];

    private static readonly string[] Usings =
    [
        "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks", "Livy.Client", "Livy.Client.Testing",
        "Microsoft.AspNetCore.Builder", "Microsoft.Extensions.Configuration", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Hosting", "Shouldly", "Xunit",
    ];

    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>What the compiler has against the block.</summary>
    public static IReadOnlyList<string> ErrorsOf(CodeBlock block)
    {
        var tree = CSharpSyntaxTree.ParseText(Wrap(block), new CSharpParseOptions(LanguageVersion.Preview));
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        return [.. CSharpCompilation.Create("Block", [tree], References, options).GetDiagnostics().Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Select(Text)];
    }

    private static string Wrap(CodeBlock block)
    {
        var usings = string.Concat(Usings.Select(name => $"using {name};\n"));
        if (TypeDeclaration().IsMatch(block.Code))
        {
            return $"{usings}#line {block.Line} \"{block.Page}\"\n{block.Code}";
        }

        var parameters = Made.Where(made => !Regex.IsMatch(block.Code, $@"\b(var|{made.Type}) {made.Name}\b", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var list = string.Join(", ", parameters.Select(made => $"{made.Type} {made.Name}"));
        return $"{usings}class Block {{ static async Task RunAsync({list}) {{\n#line {block.Line} \"{block.Page}\"\n{block.Code}\n}} }}";
    }

    private static string Text(Diagnostic diagnostic) => $"line {diagnostic.Location.GetMappedLineSpan().StartLinePosition.Line + 1}: {diagnostic.GetMessage()}";

    [GeneratedRegex("^(public|internal) ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TypeDeclaration();
}
