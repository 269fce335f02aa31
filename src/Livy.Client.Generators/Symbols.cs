using Microsoft.CodeAnalysis;

namespace Livy.Client.Generators;

/// <summary>What the reader asks symbols for.</summary>
internal static class Symbols
{
    private static readonly SymbolDisplayFormat Qualified =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static bool Has(this ISymbol symbol, string annotation) => symbol.Annotation(annotation) is not null;

    /// <summary>The text in the parentheses of an annotation, or nothing.</summary>
    public static string Text(this ISymbol symbol, string annotation) => symbol.Argument(annotation).Value as string ?? "";

    /// <summary>The name of the enum member in the parentheses of an annotation, or nothing.</summary>
    public static string EnumMember(this ISymbol symbol, string annotation) => symbol.Argument(annotation) is { Type: { } type } argument
        ? type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(member => Equals(member.ConstantValue, argument.Value))?.Name ?? ""
        : "";

    /// <summary>Whether the JSON context has a property with the name of the type.</summary>
    public static bool IsPlain(this ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0, NullableAnnotation: not NullableAnnotation.Annotated };

    /// <summary>The type as it is written in generated code: ours, and the token's, by the bare name.</summary>
    public static string InCode(this ITypeSymbol type) =>
        type.ToDisplayString(Qualified).Replace("global::Livy.Client.", "").Replace("global::System.Threading.CancellationToken", "CancellationToken");

    private static AttributeData? Annotation(this ISymbol symbol, string name) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == $"Livy.Client.{name}Attribute");

    private static TypedConstant Argument(this ISymbol symbol, string annotation) =>
        symbol.Annotation(annotation)?.ConstructorArguments.FirstOrDefault() ?? default;
}
