using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Livy.Client.Generators.Tests;

/// <summary>What the generated code is compiled with: the real sources it is made from, and stand-ins for what it only names.</summary>
internal static class Sources
{
    private static readonly string[] Files =
    [
        "LivyId.cs",
        "Json/LivyIdConverter.cs",
        "Resilience/CallPolicy.cs",
        "Resilience/TimeoutClass.cs",
        "Rest/LivyRoute.cs",
        "Rest/RequestPath.cs",
        .. Directory.GetFiles(Repository.PathOf("src/Livy.Client/Rest/Annotations"), "*.cs").Order(StringComparer.Ordinal),
    ];

    private static readonly string[] Models =
    [
        "AddResourceRequest", "BatchInfo", "BatchPage", "BatchStateInfo", "CompletionRequest", "CompletionResult", "CreateBatchRequest", "CreateSessionRequest",
        "CreateStatementRequest", "JobInfo", "JobRequest", "LogPage", "ServerVersion", "SessionInfo", "SessionPage", "SessionStateInfo", "StatementInfo", "StatementPage",
    ];

    private static readonly string StandIns =
        $$"""
        #pragma warning disable CS1591
        global using System;
        global using System.Collections.Generic;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        using System.Text.Json.Serialization.Metadata;

        namespace Livy.Client;

        public class LivyApiException : Exception;
        public class LivyClient;
        public class LivyConnectionException : Exception;
        public class LivyTimeouts;
        public class UploadPart;
        {{string.Join('\n', Models.Select(model => $"public class {model};"))}}

        internal partial class LivyJsonContext
        {
            public static LivyJsonContext Default { get; } = new();
            {{string.Join("\n    ", Models.Select(model => $"public JsonTypeInfo<{model}> {model} => null!;"))}}
        }

        internal sealed class LivyTransport
        {
            public Task<TResult> SendAsync<TResult>(LivyRoute route, string path, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken) => null!;
            public Task<TResult> SendAsync<TBody, TResult>(LivyRoute route, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken) => null!;
            public Task SendAsync(LivyRoute route, string path, CancellationToken cancellationToken) => null!;
            public Task SendAsync<TBody>(LivyRoute route, string path, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken) => null!;
            public Task UploadAsync(LivyRoute route, string path, string partName, UploadPart part, CancellationToken cancellationToken) => null!;
        }
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly PortableExecutableReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsFramework).Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly SyntaxTree[] Foundation =
        [Parse(StandIns, "StandIns.cs"), .. Files.Select(file => Parse(File.ReadAllText(Path.Combine(Repository.PathOf("src/Livy.Client"), file)), file))];

    /// <summary>The interface of the product.</summary>
    public static string RealApi => File.ReadAllText(Repository.PathOf("src/Livy.Client/Rest/ILivyApi.cs"));

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, Parsing, path);

    /// <summary>A compilation of the given sources on top of the foundation, with the warnings of the product's build as errors.</summary>
    public static CSharpCompilation Compile(params SyntaxTree[] sources) => CSharpCompilation.Create(
        "Livy.Client",
        [.. Foundation, .. sources],
        References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error));

    /// <summary>The generator's run over a compilation.</summary>
    public static GeneratorDriver Drive(Compilation compilation) => CSharpGeneratorDriver
        .Create([new LivyApiGenerator().AsSourceGenerator()], parseOptions: Parsing, driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true))
        .RunGenerators(compilation);

    private static bool IsFramework(string path) => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal);
}
