using System.ComponentModel.DataAnnotations.Schema;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text.Json.Serialization;

namespace Livy.Client.Testing;

/// <summary>The public properties of types, in the order in which they are declared, those of base classes first. Attributes of .NET give them other names, or leave them out.</summary>
internal static class RowProperties
{
    [RequiresUnreferencedCode("Reads the properties of rows by reflection.")]
    public static IReadOnlyList<RowProperty> Of(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(static property => property.CanRead && property.GetIndexParameters().Length == 0 && !IsIgnored(property))
            .OrderBy(static property => DepthOf(property.DeclaringType!)).ThenBy(static property => property.MetadataToken)
            .Select(static property => new RowProperty(NameOf(property), property.PropertyType, property.GetValue)),
    ];

    private static string NameOf(PropertyInfo property) => property.GetCustomAttribute<ColumnAttribute>()?.Name ?? property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name;

    private static bool IsIgnored(PropertyInfo property) =>
        property.IsDefined(typeof(NotMappedAttribute)) || property.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Always };

    private static int DepthOf(Type type) => type.BaseType is { } parent ? 1 + DepthOf(parent) : 0;
}
