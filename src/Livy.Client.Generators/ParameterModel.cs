namespace Livy.Client.Generators;

/// <summary>A parameter of a method.</summary>
/// <param name="Name">Its name as it is written in C#, with an <c>@</c> if it needs one.</param>
/// <param name="WireName">Its name in the template, the query or the form.</param>
/// <param name="JsonName">The property of the JSON context for its type.</param>
/// <param name="IsReference">Whether it can be <see langword="null"/> against its declaration.</param>
internal sealed record ParameterModel(string Name, string WireName, string Type, ParameterRole Role, string JsonName, bool IsReference);
