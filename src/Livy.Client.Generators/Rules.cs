using Microsoft.CodeAnalysis;

namespace Livy.Client.Generators;

/// <summary>What the generator can not express. {0} is the method (or the interface), {1} what is wrong in it.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Verb = Rule(1, "'{0}' has {1} of [Get], [Post] and [Delete]; give it exactly one");
    public static readonly DiagnosticDescriptor Path = Rule(2, "The path \"{1}\" of '{0}' must start with '/', not end with '/' and hold no query; use [Query] parameters");
    public static readonly DiagnosticDescriptor Braces = Rule(3, "The braces in the path \"{1}\" of '{0}' do not pair; write each parameter as {{name}}");
    public static readonly DiagnosticDescriptor Placeholder = Rule(4, "'{0}' has no parameter for '{1}' in its path; add it, or name one so with [AliasAs]");
    public static readonly DiagnosticDescriptor Role = Rule(5, "Parameter '{1}' of '{0}' must be passed by value and be exactly one of: in the path, [Query], [Body], an UploadPart, the CancellationToken");
    public static readonly DiagnosticDescriptor PathType = Rule(6, "Parameter '{1}' of '{0}' is in the path and must be a LivyId, int or long");
    public static readonly DiagnosticDescriptor QueryType = Rule(7, "Parameter '{1}' of '{0}' is in the query and must be an int? or string?");
    public static readonly DiagnosticDescriptor BodyType = Rule(8, "The body '{1}' of '{0}' must be of a type that is neither generic, an array nor nullable, so that LivyJsonContext names it");
    public static readonly DiagnosticDescriptor OneContent = Rule(9, "'{1}' is the second body of '{0}'; only one parameter may be [Body] or an UploadPart");
    public static readonly DiagnosticDescriptor ContentVerb = Rule(10, "'{0}' sends '{1}' as its body; make it a [Post], nothing else has a body");
    public static readonly DiagnosticDescriptor Multipart = Rule(11, "'{0}' must have both [Multipart] and an UploadPart parameter, or neither");
    public static readonly DiagnosticDescriptor PartName = Rule(12, "Part '{1}' of '{0}' needs [AliasAs] with the name of the form field");
    public static readonly DiagnosticDescriptor Result = Rule(13, "'{0}' must return Task, or unless it is [Multipart] a Task<T> whose T is neither generic, an array nor nullable");
    public static readonly DiagnosticDescriptor Token = Rule(14, "'{0}' must have one CancellationToken, as its last parameter and named cancellationToken");
    public static readonly DiagnosticDescriptor Limit = Rule(15, "'{0}' needs [Limit] with a member of TimeoutClass");
    public static readonly DiagnosticDescriptor Name = Rule(16, "The name '{1}' in '{0}' is taken, by another method or by the generated code; choose another one");
    public static readonly DiagnosticDescriptor Member = Rule(17, "Member '{1}' of '{0}' must be a method without type parameters and without a body");
    public static readonly DiagnosticDescriptor Interface = Rule(18, "'{0}' must be Livy.Client.ILivyApi, have no type parameters and inherit nothing; nothing else is generated from");

    private static DiagnosticDescriptor Rule(int number, string message) =>
        new($"LIVYGEN{number:000}", "Not a route that can be generated", message, "Livy.Client.Generators", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
