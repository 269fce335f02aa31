using System.Collections.Concurrent;
using System.Data.SqlTypes;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Livy.Client.Data;

/// <summary>A type of .NET that is known only when the program runs, with what can be made for it.</summary>
internal abstract class CellType
{
    /// <summary>What a type that rows are made of must keep when a program is trimmed.</summary>
    public const DynamicallyAccessedMemberTypes Kept = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties;

    private static readonly ConcurrentDictionary<Type, CellType> Known = new(new CellType[]
    {
        new CellType<object>(), new CellType<string>(), new CellType<byte[]>(), new CellType<Uri>(),
        new CellType<bool>(), new CellType<sbyte>(), new CellType<short>(), new CellType<int>(), new CellType<long>(), new CellType<byte>(), new CellType<ushort>(), new CellType<uint>(), new CellType<ulong>(),
        new CellType<float>(), new CellType<double>(), new CellType<decimal>(), new CellType<SqlDecimal>(), new CellType<BigInteger>(), new CellType<Guid>(), new CellType<ReadOnlyMemory<byte>>(),
        new CellType<DateOnly>(), new CellType<DateTime>(), new CellType<DateTimeOffset>(), new CellType<TimeSpan>(), new CellType<YearMonthInterval>(), new CellType<CalendarInterval>(),
        new CellType<bool?>(), new CellType<sbyte?>(), new CellType<short?>(), new CellType<int?>(), new CellType<long?>(), new CellType<byte?>(), new CellType<ushort?>(), new CellType<uint?>(), new CellType<ulong?>(),
        new CellType<float?>(), new CellType<double?>(), new CellType<decimal?>(), new CellType<SqlDecimal?>(), new CellType<BigInteger?>(), new CellType<Guid?>(), new CellType<ReadOnlyMemory<byte>?>(),
        new CellType<DateOnly?>(), new CellType<DateTime?>(), new CellType<DateTimeOffset?>(), new CellType<TimeSpan?>(), new CellType<YearMonthInterval?>(), new CellType<CalendarInterval?>(),
    }.Select(type => KeyValuePair.Create(type.Type, type)));

    /// <summary>The type.</summary>
    [DynamicallyAccessedMembers(Kept)]
    public abstract Type Type { get; }

    /// <summary>The type by its <see cref="Type"/>.</summary>
    /// <exception cref="NotSupportedException">The program is compiled ahead of time, and nobody registered it.</exception>
    public static CellType Of(Type type) => Known.GetOrAdd(type, Make);

    /// <summary>Makes a type known, so that a program that is compiled ahead of time has the code for it.</summary>
    public static CellType<T> Register<[DynamicallyAccessedMembers(Kept)] T>() => (CellType<T>)Known.GetOrAdd(typeof(T), static _ => new CellType<T>());

    /// <summary>Reads nothing but NULL.</summary>
    public abstract CellReader Nulls(Place place);

    /// <summary>Reads arrays of values of this type as <paramref name="sequence"/>; <see langword="null"/> if that is none that can be made.</summary>
    public abstract CellReader? Sequence(Type sequence, Place place, CellReader elements);

    /// <summary>Reads values of this type as objects.</summary>
    public abstract CellReader Boxed(CellReader values);

    /// <summary>Reads an enum, which this type or what it may be NULL of is.</summary>
    public abstract CellReader Enum(Place place, Type enumType);

    /// <summary>Reads structs as this type.</summary>
    public abstract CellReader Record(Place place);

    [UnconditionalSuppressMessage("Trimming", "IL2071", Justification = "What is missing from a trimmed type is found out when its rows are planned, with an error that names SparkRows.Register.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Reference types share the code of CellType<object>; for others IsDynamicCodeSupported is asked.")]
    private static CellType Make(Type type) => !type.IsValueType || RuntimeFeature.IsDynamicCodeSupported
        ? (CellType)Activator.CreateInstance(typeof(CellType<>).MakeGenericType(type))!
        : throw new NotSupportedException($"{TypeNames.Of(type)} is not known to a program that is compiled ahead of time: call SparkRows.Register<{TypeNames.Of(type)}>() when the program starts");
}
