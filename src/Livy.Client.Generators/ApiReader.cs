using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Livy.Client.Generators;

/// <summary>Reads an annotated interface, and finds what can not be generated from it.</summary>
internal sealed class ApiReader
{
    private static readonly string[] Verbs = ["Get", "Post", "Delete"];

    private readonly List<Fault> _faults = [];
    private readonly HashSet<string> _routes = new(StringComparer.Ordinal) { "All", "LivyRoutes" };

    /// <summary>The model of the interface; <see langword="null"/> for one without our attributes, and for all parts of a partial one but the first.</summary>
    public static ApiModel? Read(GeneratorSyntaxContext found, CancellationToken cancellationToken) =>
        found.SemanticModel.GetDeclaredSymbol(found.Node, cancellationToken) is INamedTypeSymbol type
            && type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) == found.Node
            && type.GetMembers().Any(member => Verbs.Append("Limit").Any(name => member.Has(name)))
                ? new ApiReader().Read(type)
                : null;

    private ApiModel Read(INamedTypeSymbol type)
    {
        Check(type.ToDisplayString() == "Livy.Client.ILivyApi" && type.Interfaces.IsEmpty, type, Rules.Interface);
        foreach (ISymbol member in type.GetMembers().Where(member => member is not IMethodSymbol { AssociatedSymbol: not null }))
        {
            Check(IsRoute(member), member, Rules.Member);
        }

        return new(new([.. type.GetMembers().Where(IsRoute).Cast<IMethodSymbol>().Select(ReadMethod)]), new([.. _faults]));
    }

    private static bool IsRoute(ISymbol member) => member is IMethodSymbol { IsAbstract: true, IsStatic: false, Arity: 0, AssociatedSymbol: null };

    private MethodModel ReadMethod(IMethodSymbol method)
    {
        var route = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - 5) : method.Name;
        Check(_routes.Add(route), method, Rules.Name, route);
        var limit = method.EnumMember("Limit");
        Check(limit.Length > 0, method, Rules.Limit);

        string[] verbs = [.. Verbs.Where(method.Has)];
        var verb = verbs.Length == 1 ? verbs[0] : null;
        Check(verb is not null, method, Rules.Verb);
        var template = verb is null ? "/" : method.Text(verb);
        Check(verb is null || PathTemplate.IsPath(template), method, Rules.Path, template);
        var pieces = verb is null ? null : PathTemplate.Cut(template);
        Check(verb is null || pieces is not null, method, Rules.Braces, template);

        ParameterModel[] parameters = [.. method.Parameters.Select(parameter => ReadParameter(parameter, pieces))];
        string[] unknown = [.. PathTemplate.Names(pieces).Except(parameters.Select(parameter => parameter.WireName))];
        Check(unknown.Length == 0, method, Rules.Placeholder, string.Join(", ", unknown));
        var twin = parameters.GroupBy(parameter => parameter.WireName).FirstOrDefault(group => group.Count() > 1)?.Key;
        Check(twin is null, method, Rules.Name, twin);

        var isLast = parameters.LastOrDefault() is { Role: ParameterRole.CancellationToken, Name: "cancellationToken" };
        Check(isLast && parameters.Count(parameter => parameter.Role == ParameterRole.CancellationToken) == 1, method, Rules.Token);
        Check(method.Has("Multipart") == parameters.Any(parameter => parameter.Role == ParameterRole.Part), method, Rules.Multipart);
        IParameterSymbol[] contents = [.. method.Parameters.Where((_, place) => parameters[place].Role is ParameterRole.Body or ParameterRole.Part)];
        ISymbol last = contents.Length == 0 ? method : contents[contents.Length - 1];
        Check(contents.Length == 0 || verb is null or "Post", last, Rules.ContentVerb);
        Check(contents.Length < 2, last, Rules.OneContent);

        var result = method.ReturnType is INamedTypeSymbol { Arity: 1 } task ? task.TypeArguments[0] : null;
        var isTask = method.ReturnType.OriginalDefinition.ToDisplayString() is "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task<TResult>";
        Check(isTask && (result is null || (result.IsPlain() && !method.Has("Multipart"))), method, Rules.Result);
        var returnType = result is null ? "Task" : $"Task<{result.InCode()}>";
        return new(method.Name, route, verb ?? "", template, method.Has("Repeatable"), limit, returnType, result?.Name, new([.. parameters]));
    }

    private ParameterModel ReadParameter(IParameterSymbol parameter, string[]? pieces)
    {
        var type = parameter.Type.InCode();
        var wireName = parameter.Has("AliasAs") ? parameter.Text("AliasAs") : parameter.Name;
        (ParameterRole Role, bool IsHeld)[] claims =
        [
            (ParameterRole.Path, PathTemplate.Names(pieces).Contains(wireName)),
            (ParameterRole.Query, parameter.Has("Query")),
            (ParameterRole.Body, parameter.Has("Body")),
            (ParameterRole.Part, type is "UploadPart"),
            (ParameterRole.CancellationToken, type is "CancellationToken"),
        ];
        ParameterRole[] roles = [.. claims.Where(claim => claim.IsHeld).Select(claim => claim.Role)];
        var role = roles.Length == 1 && parameter is { RefKind: RefKind.None, IsParams: false } ? roles[0] : ParameterRole.None;

        // Without a path nobody knows which parameters are in it.
        Check(role != ParameterRole.None || pieces is null, parameter, Rules.Role);
        Check(role != ParameterRole.Path || type is "LivyId" or "int" or "long", parameter, Rules.PathType);
        Check(role != ParameterRole.Query || type is "int?" or "string?", parameter, Rules.QueryType);
        Check(role != ParameterRole.Body || parameter.Type.IsPlain(), parameter, Rules.BodyType);
        Check(role != ParameterRole.Part || (parameter.Has("AliasAs") && wireName.Length > 0), parameter, Rules.PartName);
        Check(parameter.Name is not "path" && !parameter.Name.StartsWith("_", StringComparison.Ordinal), parameter, Rules.Name);

        var name = SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? parameter.Name : "@" + parameter.Name;
        return new(name, wireName, type, role, parameter.Type.Name, parameter.Type.IsReferenceType);
    }

    private void Check(bool isFine, ISymbol symbol, DiagnosticDescriptor rule, string? detail = null)
    {
        if (!isFine)
        {
            var subject = symbol is IParameterSymbol ? symbol.ContainingSymbol.Name : symbol.Name;
            _faults.Add(new(rule, subject, detail ?? symbol.Name, symbol.Locations[0].GetLineSpan(), symbol.Locations[0].SourceSpan));
        }
    }
}
