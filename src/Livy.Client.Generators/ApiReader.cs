using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Livy.Client.Generators;

/// <summary>Reads an annotated interface, and finds what can not be generated from it.</summary>
internal sealed class ApiReader
{
    private static readonly string[] s_verbs = ["Get", "Post", "Delete"];

    private readonly List<Fault> _faults = [];
    private readonly HashSet<string> _routes = new(StringComparer.Ordinal) { "All", "LivyRoutes" };

    /// <summary>The model of the interface; <see langword="null"/> for one without our attributes, and for all parts of a partial one but the first.</summary>
    public static ApiModel? Read(GeneratorSyntaxContext found, CancellationToken cancellationToken) =>
        found.SemanticModel.GetDeclaredSymbol(found.Node, cancellationToken) is INamedTypeSymbol type
            && type.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) == found.Node
            && type.GetMembers().Any(member => s_verbs.Append("Limit").Any(name => member.Annotation(name) is not null))
                ? new ApiReader().Read(type)
                : null;

    private ApiModel Read(INamedTypeSymbol type)
    {
        Check(type.ToDisplayString() == "Livy.Client.ILivyApi" && type.Interfaces.IsEmpty, type, Rules.Interface, type.Name);

        var methods = new List<MethodModel>();
        foreach (ISymbol member in type.GetMembers().Where(member => member is not IMethodSymbol { AssociatedSymbol: not null }))
        {
            if (member is IMethodSymbol { IsAbstract: true, IsStatic: false, Arity: 0 } method)
            {
                methods.Add(ReadMethod(method));
            }
            else
            {
                Check(false, member, Rules.Member, type.Name, member.Name);
            }
        }

        return new(new(methods), new(_faults));
    }

    private MethodModel ReadMethod(IMethodSymbol method)
    {
        var route = method.Name.EndsWith("Async", StringComparison.Ordinal) ? method.Name.Substring(0, method.Name.Length - 5) : method.Name;
        Check(_routes.Add(route), method, Rules.Name, method.Name, route);

        string[] verbs = [.. s_verbs.Where(name => method.Annotation(name) is not null)];
        Check(verbs.Length == 1, method, Rules.Verb, method.Name, verbs.Length == 0 ? "none" : "more than one");
        var template = verbs.Length == 1 ? method.Annotation(verbs[0]).Text() : "/unknown";
        Check(template.StartsWith("/", StringComparison.Ordinal) && !template.EndsWith("/", StringComparison.Ordinal) && template.IndexOfAny(['?', '#']) < 0, method, Rules.Path, method.Name, template);
        var pieces = verbs.Length == 1 ? PathTemplate.Cut(template) : null;
        Check(verbs.Length != 1 || pieces is not null, method, Rules.Braces, method.Name, template);
        var limit = method.Annotation("Limit").EnumMember();
        Check(limit.Length > 0, method, Rules.Limit, method.Name);

        ParameterModel[] parameters = [.. method.Parameters.Select(parameter => ReadParameter(method, parameter, pieces))];
        foreach (var name in PathTemplate.Names(pieces).Where(name => !parameters.Any(parameter => parameter.WireName == name)))
        {
            Check(false, method, Rules.Placeholder, method.Name, name);
        }

        CheckToken(method, parameters);
        CheckContent(method, parameters, verbs);
        var result = method.ReturnType is INamedTypeSymbol { Arity: 1 } task ? task.TypeArguments[0] : null;
        var isTask = method.ReturnType.OriginalDefinition.ToDisplayString() is "System.Threading.Tasks.Task" or "System.Threading.Tasks.Task<TResult>";
        Check(isTask && (result is null || (result.IsPlain() && method.Annotation("Multipart") is null)), method, Rules.Result, method.Name);
        var returnType = result is null ? "Task" : $"Task<{result.InCode()}>";
        return new(method.Name, route, verbs.FirstOrDefault() ?? "", template, method.Annotation("Repeatable") is not null, limit, returnType, result?.Name, new(parameters));
    }

    private ParameterModel ReadParameter(IMethodSymbol method, IParameterSymbol parameter, string[]? pieces)
    {
        var type = parameter.Type.InCode();
        var wireName = parameter.Annotation("AliasAs") is { } alias ? alias.Text() : parameter.Name;
        (ParameterRole Role, bool Holds)[] roles =
        [
            (ParameterRole.Path, PathTemplate.Names(pieces).Contains(wireName)),
            (ParameterRole.Query, parameter.Annotation("Query") is not null),
            (ParameterRole.Body, parameter.Annotation("Body") is not null),
            (ParameterRole.Part, type is "UploadPart"),
            (ParameterRole.CancellationToken, type is "CancellationToken"),
        ];
        ParameterRole[] held = [.. roles.Where(role => role.Holds).Select(role => role.Role)];
        var role = held.Length == 1 && parameter is { RefKind: RefKind.None, IsParams: false } ? held[0] : ParameterRole.None;

        // Without a path nobody knows which parameters are in it.
        CheckParameter(role != ParameterRole.None || pieces is null, Rules.Role);
        CheckParameter(role != ParameterRole.Path || type is "LivyId" or "int" or "long", Rules.PathType);
        CheckParameter(role != ParameterRole.Query || type is "int?" or "string?", Rules.QueryType);
        CheckParameter(role != ParameterRole.Body || parameter.Type.IsPlain(), Rules.BodyType);
        CheckParameter(role != ParameterRole.Part || (parameter.Annotation("AliasAs") is not null && wireName.Length > 0), Rules.PartName);
        CheckParameter(parameter.Name is not "path" && !parameter.Name.StartsWith("_", StringComparison.Ordinal), Rules.Name);

        var name = SyntaxFacts.GetKeywordKind(parameter.Name) == SyntaxKind.None ? parameter.Name : "@" + parameter.Name;
        return new(name, wireName, type, role, parameter.Type.Name, parameter.Type.IsReferenceType);

        void CheckParameter(bool isFine, DiagnosticDescriptor rule) => Check(isFine, parameter, rule, method.Name, parameter.Name);
    }

    private void CheckToken(IMethodSymbol method, ParameterModel[] parameters)
    {
        var tokens = parameters.Count(parameter => parameter.Role == ParameterRole.CancellationToken);
        var isLast = parameters.LastOrDefault() is { Role: ParameterRole.CancellationToken, Name: "cancellationToken" };
        Check(tokens == 1 && isLast, method, Rules.Token, method.Name);
    }

    private void CheckContent(IMethodSymbol method, ParameterModel[] parameters, string[] verbs)
    {
        IParameterSymbol[] contents = [.. method.Parameters.Where((_, place) => parameters[place].Role is ParameterRole.Body or ParameterRole.Part)];
        foreach (IParameterSymbol surplus in contents.Skip(1))
        {
            Check(false, surplus, Rules.OneContent, method.Name, surplus.Name);
        }

        foreach (IParameterSymbol content in contents.Where(_ => !verbs.Contains("Post") && verbs.Length == 1))
        {
            Check(false, content, Rules.ContentVerb, method.Name, content.Name);
        }

        var hasPart = parameters.Any(parameter => parameter.Role == ParameterRole.Part);
        Check(hasPart == method.Annotation("Multipart") is not null, method, Rules.Multipart, method.Name);
    }

    private void Check(bool isFine, ISymbol symbol, DiagnosticDescriptor rule, string subject, string detail = "")
    {
        if (!isFine)
        {
            _faults.Add(Fault.At(symbol, rule, subject, detail));
        }
    }
}
