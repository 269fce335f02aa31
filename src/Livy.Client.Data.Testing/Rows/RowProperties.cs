using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Livy.Client.Testing;

/// <summary>The public properties of types, in the order in which they are declared, those of base classes first.</summary>
internal static class RowProperties
{
    [RequiresUnreferencedCode("Reads the properties of rows by reflection.")]
    public static IReadOnlyList<RowProperty> Of(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.CanRead && property.GetIndexParameters().Length == 0)
            .OrderBy(static property => DepthOf(property.DeclaringType!)).ThenBy(static property => property.MetadataToken)
            .Select(static property => new RowProperty(property.Name, property.PropertyType, property.GetValue)),
    ];

    private static int DepthOf(Type type) => type.BaseType is { } parent ? 1 + DepthOf(parent) : 0;
}
