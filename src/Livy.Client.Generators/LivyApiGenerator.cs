using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Livy.Client.Generators;

/// <summary>Turns the annotated interface of Livy's routes into plain code: its routes, its implementation, and a decorator that runs calls under a policy.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LivyApiGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is InterfaceDeclarationSyntax, static (found, token) => ApiReader.Read(found, token))
            .Where(static api => api is not null)
            .WithTrackingName("Apis"),
        static (output, api) => Emit(output, api!));

    private static void Emit(SourceProductionContext output, ApiModel api)
    {
        foreach (Fault fault in api.Faults.Items)
        {
            output.ReportDiagnostic(fault.ToDiagnostic());
        }

        if (api.Faults.Items.IsEmpty)
        {
            output.AddSource("LivyRoutes.g.cs", ToText(ApiWriter.Routes(api)));
            output.AddSource("LivyApi.g.cs", ToText(ApiWriter.Api(api)));
            output.AddSource("LivyCalls.g.cs", ToText(ApiWriter.Calls(api)));
        }
    }

    // A checkout with other line ends must not change what is generated.
    private static SourceText ToText(string source) => SourceText.From(source.Replace("\r\n", "\n"), Encoding.UTF8);
}
