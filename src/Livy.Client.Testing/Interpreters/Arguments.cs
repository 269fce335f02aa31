namespace Livy.Client.Testing;

/// <summary>The arguments of a call, those with names apart.</summary>
internal sealed record Arguments(List<object?> Values, Dictionary<string, object?> Named);
