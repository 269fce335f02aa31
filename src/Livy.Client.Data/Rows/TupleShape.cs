using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;

namespace Livy.Client.Data;

/// <summary>Tuples, which hold their items from the eighth on in a tuple inside.</summary>
internal static class TupleShape
{
    private const int MostInOne = 7;

    /// <summary>The types of the items.</summary>
    public static IReadOnlyList<Type> ItemsOf(Type tuple)
    {
        var arguments = tuple.GetGenericArguments();
        return arguments.Length <= MostInOne ? arguments : [.. arguments[..MostInOne], .. ItemsOf(arguments[MostInOne])];
    }

    /// <summary>Makes one.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2062", Justification = "The constructors of the tuples inside are kept by the attributes of this method.")]
    [UnconditionalSuppressMessage("Trimming", "IL2072", Justification = "The constructors of the tuples inside are kept by the attributes of this method.")]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(ValueTuple<,,,,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(Tuple<>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(Tuple<,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(Tuple<,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(Tuple<,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(Tuple<,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(Tuple<,,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(Tuple<,,,,,,>))]
    [DynamicDependency(DynamicallyAccessedMemberTypes.PublicConstructors, typeof(Tuple<,,,,,,,>))]
    public static Expression New([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type tuple, IReadOnlyList<Expression> items)
    {
        var constructor = tuple.GetConstructors()[0];
        return items.Count <= MostInOne
            ? Expression.New(constructor, items)
            : Expression.New(constructor, [.. items.Take(MostInOne), New(tuple.GetGenericArguments()[MostInOne], [.. items.Skip(MostInOne)])]);
    }
}
