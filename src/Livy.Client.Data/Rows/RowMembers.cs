using System.Diagnostics.CodeAnalysis;

namespace Livy.Client.Data;

/// <summary>What a trimmed application has to keep of a type that rows become.</summary>
internal static class RowMembers
{
    public const DynamicallyAccessedMemberTypes Needed = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties;
}
