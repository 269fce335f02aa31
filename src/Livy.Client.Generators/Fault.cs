using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Livy.Client.Generators;

/// <summary>A diagnostic to be; unlike one it holds on to no syntax tree and is equal to one of the same content.</summary>
internal sealed record Fault(DiagnosticDescriptor Rule, string Subject, string Detail, FileLinePositionSpan Lines, TextSpan Span)
{
    public Diagnostic ToDiagnostic() => Diagnostic.Create(Rule, Location.Create(Lines.Path, Span, Lines.Span), Subject, Detail);
}
