using Microsoft.CodeAnalysis;

namespace Livy.Client.Generators;

/// <summary>What the reader asks symbols for.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat s_qualified =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static AttributeData? Annotation(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == $"Livy.Client.{name}Attribute");

    /// <summary>The text in the parentheses of an attribute, or nothing.</summary>
    public static string Text(this AttributeData? attribute) => attribute?.ConstructorArguments.FirstOrDefault().Value as string ?? "";

    /// <summary>The name of the enum member in the parentheses of an attribute, or nothing.</summary>
    public static string EnumMember(this AttributeData? attribute)
    {
        TypedConstant value = attribute?.ConstructorArguments.FirstOrDefault() ?? default;
        return value.Type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => Equals(member.ConstantValue, value.Value))?.Name ?? "";
    }

    /// <summary>Whether the JSON context has a property with the name of the type.</summary>
    public static bool IsPlain(this ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0, NullableAnnotation: not NullableAnnotation.Annotated };

    /// <summary>The type as it is written in generated code: our own by their bare names.</summary>
    public static string InCode(this ITypeSymbol type)
    {
        var name = type.ToDisplayString(s_qualified);
        return name == "global::System.Threading.CancellationToken" ? "CancellationToken" : name.Replace("global::Livy.Client.", "");
    }
}
