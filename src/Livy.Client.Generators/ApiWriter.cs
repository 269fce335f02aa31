using Microsoft.CodeAnalysis.CSharp;

namespace Livy.Client.Generators;

/// <summary>Writes the generated sources.</summary>
internal static class ApiWriter
{
    public static string Routes(ApiModel api) => File(
        "The routes of Livy's REST API.",
        "static class LivyRoutes",
        $$"""
        {{Lines(api.Methods.Items.Select(method => $"    public static readonly LivyRoute {method.Route} = {NewRoute(method)};"))}}
            public static IReadOnlyList<LivyRoute> All { get; } =
            [
        {{Lines(api.Methods.Items.Select(method => $"        {method.Route},"))}}    ];
        """);

    public static string Api(ApiModel api) => File(
        "Sends each route through the transport.",
        "sealed class LivyApi(LivyTransport transport) : ILivyApi",
        $$"""
            private readonly LivyTransport _transport = transport;

        {{Members(api, method =>
            $$"""
                public {{method.Signature}}
                {
            {{Lines(Statements(method).Select(statement => $"        {statement};"))}}    }
            """)}}
        """);

    public static string Calls(ApiModel api) => File(
        "Makes each call under the policy, for the user who is named if the call names none.",
        "sealed class LivyCalls(ILivyApi api, CallPolicy policy, string? doAs) : ILivyApi",
        $$"""
            private readonly ILivyApi _api = api;
            private readonly CallPolicy _policy = policy;
            private readonly string? _doAs = doAs;

        {{Members(api, method =>
            $"""
                public {method.Signature} => _policy.RunAsync(
                    LivyRoutes.{method.Route},
            {Lines(Attempt(method).Select(argument => $"        {argument},"))}        cancellationToken);
            """)}}
        """);

    private static string NewRoute(MethodModel method) =>
        $"new(\"{method.Route}\", HttpMethod.{method.Verb}, {Quote(method.Template)}, Repeatable: {(method.Repeatable ? "true" : "false")}, TimeoutClass.{method.Limit})";

    /// <summary>What an attempt needs, and the attempt.</summary>
    private static string[] Attempt(MethodModel method)
    {
        ParameterModel[] values = [.. method.Parameters.Items.Where(parameter => parameter.Role != ParameterRole.CancellationToken)];
        var state = string.Concat(values.Select(value => value is { Name: "doAs", Type: "string?" } ? ", doAs: doAs ?? _doAs" : $", {value.Name}"));
        return values.Length == 0
            ? ["_api", $"static (api, token) => api.{method.Name}(token)"]
            : [$"(_api{state})", $"static (call, token) => call._api.{method.Name}({string.Concat(values.Select(value => $"call.{value.Name}, "))}token)"];
    }

    private static IEnumerable<string> Statements(MethodModel method)
    {
        ParameterModel? body = method.In(ParameterRole.Body).FirstOrDefault();
        ParameterModel? part = method.In(ParameterRole.Part).FirstOrDefault();
        var isConstant = !method.In(ParameterRole.Path, ParameterRole.Query).Any();
        string?[] arguments =
        [
            $"LivyRoutes.{method.Route}",
            isConstant ? Quote(method.Template) : "path.ToStringAndClear()",
            part is null ? null : Quote(part.WireName),
            (body ?? part)?.Name,
            body is null ? null : $"LivyJsonContext.Default.{body.JsonName}",
            method.ResultJsonName is null ? null : $"LivyJsonContext.Default.{method.ResultJsonName}",
            "cancellationToken",
        ];
        return
        [
            .. method.In(ParameterRole.Body, ParameterRole.Part).Where(content => content.IsReference).Select(content => $"ArgumentNullException.ThrowIfNull({content.Name})"),
            .. isConstant ? [] : PathStatements(method),
            $"return _transport.{(part is null ? "SendAsync" : "UploadAsync")}({string.Join(", ", arguments.Where(argument => argument is not null))})",
        ];
    }

    private static IEnumerable<string> PathStatements(MethodModel method) =>
    [
        "var path = new RequestPath(stackalloc char[256])",
        .. PathTemplate.Cut(method.Template)
            .Select((piece, place) => PathTemplate.IsName(place)
                ? $"path.AppendSegment({method.In(ParameterRole.Path).First(parameter => parameter.WireName == piece).Name})"
                : $"path.Append({Quote(piece)})")
            .Where(statement => statement != "path.Append(\"\")"),
        .. method.In(ParameterRole.Query).Select(parameter => $"path.AppendQuery({Quote(parameter.WireName)}, {parameter.Name})"),
    ];

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static string Members(ApiModel api, Func<MethodModel, string> write) => string.Join("\n\n", api.Methods.Items.Select(write));

    private static string File(string summary, string declaration, string members) =>
        $$"""
        // <auto-generated/>
        #nullable enable

        namespace Livy.Client;

        /// <summary>{{summary}}</summary>
        [System.CodeDom.Compiler.GeneratedCode("Livy.Client.Generators", "1.0")]
        internal {{declaration}}
        {
        {{members}}
        }

        """;
}
