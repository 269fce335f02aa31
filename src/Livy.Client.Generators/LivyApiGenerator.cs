using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Livy.Client.Generators;

/// <summary>Turns the annotated interface of Livy's routes into plain code: its routes, its implementation, and a decorator that runs calls under a policy.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class LivyApiGenerator : IIncrementalGenerator
{
    /// <summary>The name of the last step before output, for tests of caching.</summary>
    public const string ModelStep = "Apis";

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var apis = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => node is InterfaceDeclarationSyntax, static (found, token) => ApiReader.Read(found, token))
            .Where(static api => api is not null)
            .Select(static (api, _) => api!)
            .WithTrackingName(ModelStep);
        context.RegisterSourceOutput(apis, Emit);
    }

    private static void Emit(SourceProductionContext context, ApiModel api)
    {
        foreach (Fault fault in api.Faults)
        {
            context.ReportDiagnostic(fault.ToDiagnostic());
        }

        if (!api.Faults.Any())
        {
            context.AddSource("LivyRoutes.g.cs", ToText(ApiWriter.Routes(api)));
            context.AddSource("LivyApi.g.cs", ToText(ApiWriter.Api(api)));
            context.AddSource("LivyCalls.g.cs", ToText(ApiWriter.Calls(api)));
        }
    }

    // A checkout with other line ends must not change what is generated.
    private static SourceText ToText(string source) => SourceText.From(source.Replace("\r\n", "\n"), Encoding.UTF8);
}
