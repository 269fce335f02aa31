namespace Livy.Client.Generators;

/// <summary>A method of the interface and the route it stands for.</summary>
/// <param name="Route">The method without <c>Async</c>.</param>
/// <param name="Limit">The member of <c>TimeoutClass</c>.</param>
/// <param name="ReturnType">As it is written in C#.</param>
/// <param name="ResultJsonName">The property of the JSON context for what the task yields, if it yields anything.</param>
/// <param name="Parameters">All parameters in their order, the token being the last.</param>
internal sealed record MethodModel(
    string Name, string Route, string Verb, string Template, bool Repeatable, string Limit,
    string ReturnType, string? ResultJsonName, EquatableArray<ParameterModel> Parameters)
{
    public string Signature => $"{ReturnType} {Name}({string.Join(", ", Parameters.Items.Select(parameter => $"{parameter.Type} {parameter.Name}"))})";

    public IEnumerable<ParameterModel> In(params ParameterRole[] roles) => Parameters.Items.Where(parameter => roles.Contains(parameter.Role));
}
