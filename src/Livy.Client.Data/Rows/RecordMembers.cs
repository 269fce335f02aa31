using System.ComponentModel.DataAnnotations.Schema;
using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace Livy.Client.Data;

/// <summary>How a type is made: its constructor, and what takes columns.</summary>
/// <param name="constructor">The constructor; <see langword="null"/> for a struct without.</param>
/// <param name="all">The parameters in order, then the properties.</param>
internal sealed class RecordMembers(ConstructorInfo? constructor, IReadOnlyList<RecordMember> all)
{
    public IReadOnlyList<RecordMember> All { get; } = all;

    /// <exception cref="LivyDataException">There is no constructor that can be called.</exception>
    public static RecordMembers Of([DynamicallyAccessedMembers(CellType.Kept)] Type type, Place place)
    {
        var constructor = ConstructorOf(type, place);
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0).DistinctBy(property => property.Name, StringComparer.Ordinal).ToArray();
        var parameters = (constructor?.GetParameters() ?? []).Select(parameter => OfParameter(parameter, Array.Find(properties, property => Fits(property, parameter)))).ToArray();
        var needsRequired = constructor is null || !constructor.IsDefined(typeof(SetsRequiredMembersAttribute), inherit: false);
        var settable = properties.Where(property => property.SetMethod is { IsPublic: true } && !Array.Exists(parameters, parameter => Fits(property, parameter.Parameter!)));
        return new RecordMembers(constructor, [.. parameters, .. settable.Select(property => OfProperty(property, needsRequired))]);
    }

    /// <summary>Makes one of the values of those members that have one.</summary>
    public Expression New([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type type, Dictionary<RecordMember, Expression> values)
    {
        var arguments = All.Where(member => member.Parameter is not null).Select(member => values.TryGetValue(member, out var value) ? value : DefaultOf(member));
        var made = constructor is null ? Expression.New(type) : Expression.New(constructor, arguments);
        MemberBinding[] set = [.. All.Where(member => member.Property is not null && values.ContainsKey(member)).Select(member => Expression.Bind(member.Property!, values[member]))];
        return set.Length == 0 ? made : Expression.MemberInit(made, set);
    }

    private static ConstructorInfo? ConstructorOf([DynamicallyAccessedMembers(CellType.Kept)] Type type, Place place)
    {
        var name = TypeNames.Of(type);
        if (type.IsAbstract || type.IsInterface)
        {
            throw place.Unreadable($"can not be read as {name}, which is abstract: read it as a record, a class or a tuple");
        }

        var constructors = type.GetConstructors();
        return Array.Find(constructors, constructor => constructor.IsDefined(typeof(JsonConstructorAttribute), inherit: false))
            ?? Array.Find(constructors, constructor => constructor.GetParameters().Length == 0)
            ?? constructors switch
            {
                [var only] => only,
                _ when type.IsValueType => null,
                [] => throw place.Unreadable($"can not be read as {name}, which has no public constructor; if the program is trimmed, call SparkRows.Register<{name}>() when it starts"),
                _ => throw place.Unreadable($"can not be read as {name}, which has several constructors: mark one with [JsonConstructor]"),
            };
    }

    private static bool Fits(PropertyInfo property, ParameterInfo parameter) =>
        string.Equals(property.Name, parameter.Name, StringComparison.OrdinalIgnoreCase) && property.PropertyType == TypeOf(parameter);

    private static Type TypeOf(ParameterInfo parameter) => parameter.ParameterType.IsByRef ? parameter.ParameterType.GetElementType()! : parameter.ParameterType;

    private static RecordMember OfParameter(ParameterInfo parameter, PropertyInfo? property) =>
        new(property?.Name ?? parameter.Name ?? string.Empty, property is null ? null : GivenNameOf(property), TypeOf(parameter), !parameter.HasDefaultValue, property is not null && IsIgnored(property), parameter, null);

    private static RecordMember OfProperty(PropertyInfo property, bool needsRequired) =>
        new(property.Name, GivenNameOf(property), property.PropertyType, needsRequired && property.IsDefined(typeof(RequiredMemberAttribute)), IsIgnored(property), null, property);

    private static string? GivenNameOf(PropertyInfo property) => property.GetCustomAttribute<ColumnAttribute>()?.Name ?? property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name;

    private static bool IsIgnored(PropertyInfo property) =>
        property.IsDefined(typeof(NotMappedAttribute)) || property.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.Always };

    private static Expression DefaultOf(RecordMember member)
    {
        if (member.Parameter!.DefaultValue is not { } value)
        {
            return Expression.Default(member.Type);
        }

        var type = Nullable.GetUnderlyingType(member.Type) ?? member.Type;
        var constant = Expression.Constant(type.IsEnum ? Enum.ToObject(type, value) : value, type);
        return type == member.Type ? constant : Expression.Convert(constant, member.Type);
    }
}
