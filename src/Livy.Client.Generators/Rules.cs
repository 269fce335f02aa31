using Microsoft.CodeAnalysis;

namespace Livy.Client.Generators;

/// <summary>What the generator can not express. {0} is the method or other member, {1} the parameter or text that is at fault.</summary>
internal static class Rules
{
    public static readonly DiagnosticDescriptor Verb = Rule(1, "'{0}' needs exactly one of [Get], [Post] and [Delete]");
    public static readonly DiagnosticDescriptor Path = Rule(2, "The path \"{1}\" of '{0}' must start with '/', not end with it, and hold no query: that is for [Query] parameters");
    public static readonly DiagnosticDescriptor Braces = Rule(3, "The braces in the path \"{1}\" of '{0}' do not pair; write each parameter as {{name}}");
    public static readonly DiagnosticDescriptor Placeholder = Rule(4, "'{0}' has no parameter for '{1}' in its path; add it, or name one so with [AliasAs]");
    public static readonly DiagnosticDescriptor Role = Rule(5, "'{1}' of '{0}' must be one of: in the path, [Query], [Body], an UploadPart, the token; passed by value");
    public static readonly DiagnosticDescriptor PathType = Rule(6, "'{1}' of '{0}' is in the path and must be a LivyId, int or long");
    public static readonly DiagnosticDescriptor QueryType = Rule(7, "'{1}' of '{0}' is in the query and must be an int? or string?");
    public static readonly DiagnosticDescriptor BodyType = Rule(8, "The body '{1}' of '{0}' must be of a type of its own: not generic, an array or nullable");
    public static readonly DiagnosticDescriptor OneContent = Rule(9, "'{1}' is one body too many for '{0}'; only one parameter may be [Body] or an UploadPart");
    public static readonly DiagnosticDescriptor ContentVerb = Rule(10, "'{0}' sends '{1}' as its body; make it a [Post], nothing else has a body");
    public static readonly DiagnosticDescriptor Multipart = Rule(11, "'{0}' must have both [Multipart] and an UploadPart parameter, or neither");
    public static readonly DiagnosticDescriptor PartName = Rule(12, "The part '{1}' of '{0}' needs [AliasAs] with the name of the form field");
    public static readonly DiagnosticDescriptor Result = Rule(13, "'{0}' must return Task or, unless [Multipart], Task<T> of a T that is not generic, an array or nullable");
    public static readonly DiagnosticDescriptor Token = Rule(14, "'{0}' must have one CancellationToken, as its last parameter and named cancellationToken");
    public static readonly DiagnosticDescriptor Limit = Rule(15, "'{0}' needs [Limit] with a member of TimeoutClass");
    public static readonly DiagnosticDescriptor Name = Rule(16, "The name '{1}' in '{0}' is taken, by another method or by the generated code; choose another one");
    public static readonly DiagnosticDescriptor Member = Rule(17, "'{0}' must be a method without type parameters and without a body; move it out of the interface");
    public static readonly DiagnosticDescriptor Interface = Rule(18, "'{0}' must be Livy.Client.ILivyApi, without type parameters or bases; only from that is code generated");

    private static DiagnosticDescriptor Rule(int number, string message) =>
        new($"LIVYGEN{number:000}", "Not a route that can be generated", message, "Livy.Client.Generators", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
