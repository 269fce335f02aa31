using System.Collections;
using System.Runtime.CompilerServices;

namespace Livy.Client.Testing;

/// <summary>Finds the types of Spark for types and values of .NET. The declared type decides; where it says too little, as <see cref="object"/> does, the first values.</summary>
internal sealed class TypeInference(RowCells cells)
{
    private const int Deepest = 32;

    private static readonly Dictionary<Type, ColumnType> Atoms = new()
    {
        [typeof(bool)] = new(TypeKind.Boolean),
        [typeof(sbyte)] = new(TypeKind.TinyInt),
        [typeof(byte)] = new(TypeKind.SmallInt),
        [typeof(short)] = new(TypeKind.SmallInt),
        [typeof(ushort)] = new(TypeKind.Int),
        [typeof(int)] = new(TypeKind.Int),
        [typeof(uint)] = new(TypeKind.BigInt),
        [typeof(long)] = new(TypeKind.BigInt),
        [typeof(ulong)] = ColumnType.DecimalOf(20, 0),
        [typeof(System.Numerics.BigInteger)] = ColumnType.DecimalOf(ColumnType.MostDigits, 0),
        [typeof(Int128)] = ColumnType.DecimalOf(ColumnType.MostDigits, 0),
        [typeof(UInt128)] = ColumnType.DecimalOf(ColumnType.MostDigits, 0),
        [typeof(Half)] = new(TypeKind.Float),
        [typeof(float)] = new(TypeKind.Float),
        [typeof(double)] = new(TypeKind.Double),
        [typeof(decimal)] = ColumnType.DefaultDecimal,
        [typeof(string)] = new(TypeKind.String),
        [typeof(char)] = new(TypeKind.String),
        [typeof(Guid)] = new(TypeKind.String),
        [typeof(Uri)] = new(TypeKind.String),
        [typeof(byte[])] = new(TypeKind.Binary),
        [typeof(ReadOnlyMemory<byte>)] = new(TypeKind.Binary),
        [typeof(Memory<byte>)] = new(TypeKind.Binary),
        [typeof(DateOnly)] = new(TypeKind.Date),
        [typeof(DateTimeOffset)] = new(TypeKind.Timestamp),
        [typeof(TimeSpan)] = new(TypeKind.DayTimeInterval) { Words = "interval day to second" },
        [typeof(DBNull)] = new(TypeKind.Void),
    };

    /// <summary>The columns of rows of a type, and whether a row is itself the value of the only one.</summary>
    /// <exception cref="RowException">There are none.</exception>
    public (IReadOnlyList<ColumnField> Fields, bool IsValue) ColumnsOf(Type row, Lazy<IReadOnlyList<object?>> samples)
    {
        var type = IsOpen(row) ? samples.Value.FirstOrDefault(static value => value is not null)?.GetType() ?? row : row;
        if (ValueOf(type) is { } value)
        {
            return ([.. KeysOf(samples.Value).Select(key => FieldOf((string)key!, value, Selected(samples, item => DictionaryCells.EntriesOf(item)?.FirstOrDefault(entry => Equals(entry.Key, key)).Value)))], false);
        }

        if (ElementOf(type) == typeof(object))
        {
            var width = samples.Value.OfType<IList>().Select(static list => list.Count).DefaultIfEmpty(0).Max();
            return ([.. Enumerable.Range(0, width).Select(at => FieldOf($"_{at + 1}", typeof(object), Selected(samples, item => item is IList list && list.Count > at ? list[at] : null)))], false);
        }

        var found = Of(row, samples);
        return found.Kind is TypeKind.Struct ? (found.Fields, false) : ([new ColumnField("value", found, IsNullable(row))], true);
    }

    /// <summary>The type of values of a declared type.</summary>
    /// <exception cref="RowException">Spark has none for it.</exception>
    public ColumnType Of(Type declared, Lazy<IReadOnlyList<object?>> samples, int depth = 0)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (Atoms.TryGetValue(type, out var atom))
        {
            return atom;
        }

        if (depth > Deepest)
        {
            throw new RowException($"The type {type.Name} holds itself, which no type of Spark does.");
        }

        if (type.IsEnum)
        {
            return new ColumnType(TypeKind.String);
        }

        if (type == typeof(DateTime))
        {
            var times = samples.Value.OfType<DateTime>().ToList();
            return new ColumnType(times.Count > 0 && times.TrueForAll(static time => time.Kind is DateTimeKind.Utc) ? TypeKind.Timestamp : TypeKind.TimestampNtz);
        }

        if (KeyOf(type) is { } key)
        {
            var entries = Selected(samples, DictionaryCells.EntriesOf);
            var all = new Lazy<IReadOnlyList<KeyValuePair<object?, object?>>>(() => [.. entries.Value.OfType<IEnumerable<KeyValuePair<object?, object?>>>().SelectMany(static map => map)]);
            return ColumnType.MapOf(
                Of(key, new Lazy<IReadOnlyList<object?>>(() => [.. all.Value.Select(static entry => entry.Key)]), depth + 1),
                Of(ValueOf(type, anyKey: true)!, new Lazy<IReadOnlyList<object?>>(() => [.. all.Value.Select(static entry => entry.Value)]), depth + 1));
        }

        if (ElementOf(type) is { } element)
        {
            return ColumnType.ArrayOf(Of(element, new Lazy<IReadOnlyList<object?>>(() => [.. samples.Value.OfType<IEnumerable>().SelectMany(static list => list.Cast<object?>())]), depth + 1));
        }

        return IsOpen(type) ? OfValues(samples.Value, depth) : StructOf(type, samples, depth);
    }

    private ColumnType StructOf(Type type, Lazy<IReadOnlyList<object?>> samples, int depth)
    {
        if (typeof(ITuple).IsAssignableFrom(type))
        {
            return ColumnType.StructOf([.. ItemsOf(type).Select((item, at) => FieldOf($"_{at + 1}", item, Selected(samples, value => ((ITuple)value)[at]), depth))]);
        }

        var properties = IsOfSystem(type) ? [] : cells.PropertiesOf(type);
        return properties.Count == 0
            ? throw new RowException($"Spark has no type for {type.Name}. Rows are records, classes, tuples, dictionaries, lists of values, or single values.")
            : ColumnType.StructOf([.. properties.Select(property => FieldOf(property.Name, property.Type, Selected(samples, value => type.IsInstanceOfType(value) ? property.Get(value) : null), depth))]);
    }

    private ColumnField FieldOf(string name, Type type, Lazy<IReadOnlyList<object?>> samples, int depth = 0) => new(name, Of(type, samples, depth + 1), IsNullable(type));

    private ColumnType OfValues(IReadOnlyList<object?> values, int depth)
    {
        var found = new ColumnType(TypeKind.Void);
        foreach (var group in values.Where(static value => value is not null).GroupBy(static value => value!.GetType()))
        {
            found = Wider(found, group.Key == typeof(object) ? throw new RowException("Spark has no type for Object.") : Of(group.Key, new Lazy<IReadOnlyList<object?>>(() => [.. group]), depth + 1));
        }

        return found;
    }

    /// <summary>A type that holds the values of both.</summary>
    private static ColumnType Wider(ColumnType one, ColumnType other)
    {
        if (one.Kind is TypeKind.Void || other.Kind is TypeKind.Void)
        {
            return one.Kind is TypeKind.Void ? other : one;
        }

        if ((one.IsWholeNumber && other.IsWholeNumber) || (one.IsFloating && other.IsFloating))
        {
            return one.Kind > other.Kind ? one : other;
        }

        if ((one.IsFloating && other.IsWholeNumber) || (one.IsWholeNumber && other.IsFloating))
        {
            return new ColumnType(TypeKind.Double);
        }

        return (one.Kind, other.Kind) switch
        {
            _ when one.ToString() == other.ToString() => one,
            (TypeKind.Decimal, TypeKind.Decimal) => ColumnType.DefaultDecimal,
            (TypeKind.Decimal, _) when other.IsWholeNumber => ColumnType.DefaultDecimal,
            (_, TypeKind.Decimal) when one.IsWholeNumber => ColumnType.DefaultDecimal,
            (TypeKind.Array, TypeKind.Array) => ColumnType.ArrayOf(Wider(one.Element!, other.Element!)),
            (TypeKind.Map, TypeKind.Map) => ColumnType.MapOf(Wider(one.Key!, other.Key!), Wider(one.Element!, other.Element!)),
            _ => throw new RowException($"The values of a column are of {one} and of {other}: give its type."),
        };
    }

    private static Lazy<IReadOnlyList<object?>> Selected(Lazy<IReadOnlyList<object?>> samples, Func<object, object?> select) =>
        new(() => [.. samples.Value.Where(static value => value is not null).Select(value => select(value!))]);

    private static IEnumerable<object?> KeysOf(IReadOnlyList<object?> rows) =>
        rows.Where(static row => row is not null).SelectMany(static row => DictionaryCells.EntriesOf(row!) ?? []).Select(static entry => entry.Key).Distinct();

    /// <summary>Says nothing of its values.</summary>
    private static bool IsOpen(Type type) => type == typeof(object) || type == typeof(ValueType) || (type.IsAbstract && ElementOf(type) is null && KeyOf(type) is null);

    private static bool IsNullable(Type type) => !type.IsValueType || Nullable.GetUnderlyingType(type) is not null;

    private static bool IsOfSystem(Type type) => (type.Namespace ?? string.Empty).Split('.')[0] == "System" && !type.Name.StartsWith("KeyValuePair`", StringComparison.Ordinal);

    private static Type? KeyOf(Type type) => IsDictionary(type) ? type.IsGenericType && type.GetGenericArguments() is [var key, _] ? key : typeof(object) : null;

    private static Type? ValueOf(Type type, bool anyKey = false) =>
        KeyOf(type) is { } key && (anyKey || key == typeof(string)) ? type.IsGenericType && type.GetGenericArguments() is [_, var value] ? value : typeof(object) : null;

    private static bool IsDictionary(Type type) => typeof(IDictionary).IsAssignableFrom(type)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>) || type.GetGenericTypeDefinition() == typeof(IDictionary<,>)));

    /// <summary>The declared type of the elements of a list; null if it is none.</summary>
    private static Type? ElementOf(Type type)
    {
        if (Atoms.ContainsKey(type) || IsDictionary(type) || !typeof(IEnumerable).IsAssignableFrom(type))
        {
            return null;
        }

        return type.IsArray ? type.GetElementType() : type.IsGenericType && type.GetGenericArguments() is [var element] ? element : typeof(object);
    }

    /// <summary>The eighth item of a long tuple is a tuple of the others.</summary>
    private static IEnumerable<Type> ItemsOf(Type tuple)
    {
        var items = tuple.GetGenericArguments();
        return items.Length == 8 ? items[..7].Concat(ItemsOf(items[7])) : items;
    }
}
