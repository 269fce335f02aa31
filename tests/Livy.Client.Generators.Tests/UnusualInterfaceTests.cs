using Microsoft.CodeAnalysis;

namespace Livy.Client.Generators.Tests;

public class UnusualInterfaceTests
{
    private const string Unusual =
        """
        using System.Text.Json.Serialization.Metadata;
        using Livy.Client;

        namespace Other
        {
            #pragma warning disable CS1591
            public struct Thing;
        }

        namespace Livy.Client
        {
            public partial interface ILivyApi
            {
                [Post("/{class}{number}/\"quoted\""), Limit(TimeoutClass.Create)]
                Task<Other.Thing> KeywordsAsync(LivyId @class, [AliasAs("number")] long other, [Query] string? @event, [Body] Other.Thing thing, CancellationToken cancellationToken);

                [Get("/c"), Limit(TimeoutClass.Read)]
                Task Shadows([Query] int? call, [AliasAs("odd name"), Query] string? token, [Query] int? doAs, CancellationToken cancellationToken);
            }

            public partial interface ILivyApi
            {
                [Delete("/d"), Limit(TimeoutClass.Delete)]
                Task<string> TextAsync(CancellationToken cancellationToken);

                [Multipart, Post("/e"), Limit(TimeoutClass.Upload)]
                Task UploadAsync([AliasAs("file")] UploadPart part, CancellationToken cancellationToken);
            }

            internal partial class LivyJsonContext
            {
                public JsonTypeInfo<Other.Thing> Thing => null!;
                public JsonTypeInfo<string> String => null!;
            }
        }
        """;

    [Fact]
    public void Generate_UnusualInterface_CompilesWithoutWarnings()
    {
        SyntaxTree api = Sources.Parse(Unusual, "Unusual.cs");
        var run = Sources.Drive(Sources.Compile(api)).GetRunResult();

        run.Diagnostics.ShouldBeEmpty();
        Sources.Compile([api, .. run.GeneratedTrees]).GetDiagnostics().ShouldNotContain(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden);
    }
}
