using System.Collections.Concurrent;
using System.Reflection;

namespace Livy.Client.Attacks;

/// <summary>The members of a type whose promise is under attack. Found by reflection, so that a new one is attacked at once and a renamed one still.</summary>
internal sealed class OwnType
{
    private static readonly ConcurrentDictionary<Type, OwnType?> Known = new();
    private static readonly string[] Words = ["text/plain", "application/json", "application/vnd.livy.table.v1+json", "image/png", "none", string.Empty];

    private OwnType(Type type) => Members = [.. Properties(type), .. Methods(type)];

    public IReadOnlyList<OwnMember> Members { get; }

    /// <summary>All members of all types that were met.</summary>
    public static IEnumerable<OwnMember> AllMembers => Known.Values.OfType<OwnType>().SelectMany(type => type.Members).Where(member => !member.Name.StartsWith("KeyValuePair", StringComparison.Ordinal));

    /// <summary>The members, or <see langword="null"/> if the type is not the client's.</summary>
    public static OwnType? Of(Type type) => Known.GetOrAdd(type, one => IsOwn(one) || IsPair(one) ? new OwnType(one) : null);

    private static bool IsOwn(Type? type) => type?.Namespace is { } name && (name == "Livy.Client" || name.StartsWith("Livy.Client.", StringComparison.Ordinal));

    private static bool IsPair(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);

    private static IEnumerable<OwnMember> Properties(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let getter = property.GetMethod
        where getter is { IsPublic: true } && property.GetIndexParameters().Length == 0
        where property.DeclaringType != typeof(Exception) || property.Name == nameof(Exception.Message)
        select new OwnMember(
            $"{type.Name}.{property.Name}", owner => getter.Invoke(owner, BindingFlags.DoNotWrapExceptions, binder: null, parameters: null, culture: null));

    /// <summary>What is written by hand: the text of an object, its equality, and the look-up of an output.</summary>
    private static IEnumerable<OwnMember> Methods(Type type)
    {
        if (Overrides(type, nameof(ToString), []))
        {
            yield return new OwnMember($"{type.Name}.ToString()", owner => owner.ToString());
        }

        if (Overrides(type, nameof(GetHashCode), []))
        {
            yield return new OwnMember($"{type.Name}.GetHashCode()", owner => owner.GetHashCode());
            yield return new OwnMember($"{type.Name}.Equals()", owner => owner.Equals(owner));
        }

        if (type.GetMethod("Find", [typeof(string)]) is { } find)
        {
            yield return new OwnMember(
                $"{type.Name}.Find()", owner => Words.Select(word => find.Invoke(owner, BindingFlags.DoNotWrapExceptions, binder: null, [word], culture: null)).ToArray());
        }
    }

    private static bool Overrides(Type type, string name, Type[] parameters) => IsOwn(type.GetMethod(name, parameters)?.DeclaringType);
}
