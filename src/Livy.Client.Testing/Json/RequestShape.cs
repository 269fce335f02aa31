namespace Livy.Client.Testing;

/// <summary>One of Livy's request classes: its Java name, and the properties it knows in the order in which Jackson lists them.</summary>
internal sealed class RequestShape(string className, params IReadOnlyList<KeyValuePair<string, PropertyKind>> properties)
{
    public string ClassName { get; } = className;

    public IReadOnlyDictionary<string, PropertyKind> Properties { get; } = new Dictionary<string, PropertyKind>(properties, StringComparer.Ordinal);

    /// <summary>The list that the error about an unknown one ends with.</summary>
    public string KnownProperties { get; } =
        (properties.Count == 1 ? "one known property: " : $"{properties.Count} known properties: ") + string.Join(", ", properties.Select(property => $"\"{property.Key}\""));

    /// <summary>The property that a bare string fills, for a class with a constructor that takes one.</summary>
    public string? FromString { get; init; }
}
