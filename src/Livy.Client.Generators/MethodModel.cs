namespace Livy.Client.Generators;

/// <summary>A method of the interface and the route it stands for.</summary>
/// <param name="Name">The method.</param>
/// <param name="Route">The method without <c>Async</c>.</param>
/// <param name="Verb">Get, Post or Delete.</param>
/// <param name="Template">The path with its parameters in braces.</param>
/// <param name="Repeatable">Whether it may be sent twice.</param>
/// <param name="Limit">The member of <c>TimeoutClass</c>.</param>
/// <param name="ReturnType"><c>Task</c> or <c>Task&lt;…&gt;</c> as it is written in C#.</param>
/// <param name="ResultJsonName">The property of the JSON context for the result, if there is one.</param>
/// <param name="Parameters">All parameters in their order, the token being the last.</param>
internal sealed record MethodModel(
    string Name,
    string Route,
    string Verb,
    string Template,
    bool Repeatable,
    string Limit,
    string ReturnType,
    string? ResultJsonName,
    EquatableArray<ParameterModel> Parameters)
{
    /// <summary>The declaration of the method in a class.</summary>
    public string Signature => $"public {ReturnType} {Name}({string.Join(", ", Parameters.Select(parameter => $"{parameter.Type} {parameter.Name}"))})";

    public IEnumerable<ParameterModel> In(ParameterRole role) => Parameters.Where(parameter => parameter.Role == role);
}
