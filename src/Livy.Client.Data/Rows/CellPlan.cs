using System.Runtime.CompilerServices;

namespace Livy.Client.Data;

/// <summary>Finds what reads a column, or what is inside of one, as a type.</summary>
internal static class CellPlan
{
    private static readonly HashSet<Type> Sequences =
    [
        typeof(List<>), typeof(IList<>), typeof(ICollection<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>),
    ];

    private static readonly HashSet<Type> Maps = [typeof(Dictionary<,>), typeof(IDictionary<,>), typeof(IReadOnlyDictionary<,>)];

    /// <summary>Whether a type stands for one value, not for a row.</summary>
    public static bool IsValue(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value.IsEnum || (value.IsArray && value != typeof(object[])) || value == typeof(System.Data.SqlTypes.SqlDecimal) || value == typeof(System.Numerics.BigInteger)
            || value == typeof(YearMonthInterval) || value == typeof(CalendarInterval)
            || (value.Namespace == nameof(System) && value != typeof(object) && value != typeof(object[]) && !typeof(ITuple).IsAssignableFrom(value))
            || (value.IsGenericType && (Sequences.Contains(value.GetGenericTypeDefinition()) || (Maps.Contains(value.GetGenericTypeDefinition()) && !RecordPlan.IsOfUnknownShape(value))));
    }

    /// <summary>Finds the reader.</summary>
    /// <returns>One of the values of <paramref name="target"/>.</returns>
    /// <exception cref="LivyDataException">There is none.</exception>
    public static CellReader Of(Type target, Place place)
    {
        if (target == typeof(object) && place.Type.Kind is not SparkTypeKind.Void)
        {
            var natural = NaturalType.Of(place.Type);
            return TypeOf(natural, place).Boxed(Of(natural, place));
        }

        var reader = place.Type.Kind switch
        {
            SparkTypeKind.Void => TypeOf(target, place).Nulls(place),
            SparkTypeKind.Array => Sequence(target, place),
            SparkTypeKind.Map => Map(target, place),
            SparkTypeKind.Struct => IsValue(target) ? null : TypeOf(target, place).Record(place),
            _ when (Nullable.GetUnderlyingType(target) ?? target) is { IsEnum: true } enumType => TypeOf(target, place).Enum(place, enumType),
            _ => AtomicCells.Find(target, place),
        };
        return reader ?? throw place.Unreadable($"can not be read as {TypeNames.Of(target)}: read it as {AtomicCells.Ways(place.Type)}, or cast it in the query");
    }

    /// <summary>The type, if this program can make it.</summary>
    /// <exception cref="LivyDataException">It was not registered.</exception>
    public static CellType TypeOf(Type type, Place place)
    {
        try
        {
            return CellType.Of(type);
        }
        catch (NotSupportedException unknown)
        {
            throw place.Unreadable($"can not be read: {unknown.Message}");
        }
    }

    private static CellReader? Sequence(Type target, Place place)
    {
        var element = target.IsSZArray ? target.GetElementType()
            : target.IsGenericType && Sequences.Contains(target.GetGenericTypeDefinition()) ? target.GetGenericArguments()[0]
            : null;
        return element is null ? null : TypeOf(element, place).Sequence(target, place, Of(element, place.Element(place.Type.ElementType!)));
    }

    private static CellReader? Map(Type target, Place place)
    {
        if (!target.IsGenericType || !Maps.Contains(target.GetGenericTypeDefinition()))
        {
            return null;
        }

        var types = target.GetGenericArguments();
        try
        {
            return MapShape.Of(types[0], types[1]).Maps(target, place, Of(types[0], place.Key(place.Type.KeyType!)), Of(types[1], place.Element(place.Type.ElementType!)));
        }
        catch (NotSupportedException unknown)
        {
            throw place.Unreadable($"can not be read: {unknown.Message}");
        }
    }
}
