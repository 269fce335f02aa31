using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Livy.Client.Generators;

/// <summary>A diagnostic to be; unlike a <see cref="Location"/> it holds on to no syntax tree and is equal to one of the same content.</summary>
internal sealed record Fault(DiagnosticDescriptor Rule, string File, TextSpan Span, LinePositionSpan Lines, string Subject, string Detail)
{
    public static Fault At(ISymbol symbol, DiagnosticDescriptor rule, string subject, string detail)
    {
        Location place = symbol.Locations[0];
        return new(rule, place.SourceTree?.FilePath ?? "", place.SourceSpan, place.GetLineSpan().Span, subject, detail);
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location.Create(File, Span, Lines), Subject, Detail);
}
