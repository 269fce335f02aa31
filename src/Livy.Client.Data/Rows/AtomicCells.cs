using System.Data.SqlTypes;
using System.Numerics;
using Apache.Arrow.Scalars;

namespace Livy.Client.Data;

/// <summary>The readers of values without parts. All are written out, so that a program that is compiled ahead of time has them.</summary>
internal static class AtomicCells
{
    private const string TooLarge = "has a value that is out of range";

    /// <summary>The reader of values as a type of .NET; <see langword="null"/> if Spark's type can not be read as that without loss.</summary>
    public static CellReader? Find(Type target, Place place) => place.Type.Kind switch
    {
        SparkTypeKind.Boolean => Booleans(target, place),
        SparkTypeKind.TinyInt => Integers<sbyte>(target, place) ?? Value<sbyte, double>(target, place, NumberConversions.ToDouble),
        SparkTypeKind.SmallInt => Integers<short>(target, place) ?? Value<short, double>(target, place, NumberConversions.ToDouble),
        SparkTypeKind.Int => Integers<int>(target, place) ?? Value<int, double>(target, place, NumberConversions.ToDouble),
        SparkTypeKind.BigInt => Integers<long>(target, place),
        SparkTypeKind.Float => Value<float, float>(target, place, null) ?? Value<float, double>(target, place, NumberConversions.ToDouble) ?? Text<float>(target, place, NumberConversions.ToText),
        SparkTypeKind.Double => Value<double, double>(target, place, null) ?? Text<double>(target, place, NumberConversions.ToText),
        SparkTypeKind.Decimal => Decimals(target, place),
        SparkTypeKind.String or SparkTypeKind.Char or SparkTypeKind.VarChar or SparkTypeKind.Other => Texts(target, place),
        SparkTypeKind.Binary => Binaries(target, place) ?? Bytes<string>(target, place, new TextConversion().ToText),
        SparkTypeKind.Date => Dates(target, place),
        SparkTypeKind.Timestamp or SparkTypeKind.TimestampNtz => Timestamps(target, place),
        SparkTypeKind.YearMonthInterval =>
            Value<int, YearMonthInterval>(target, place, TimeConversions.ToYearMonth) ?? Value<int, int>(target, place, null)
            ?? Text(target, place, (int months, out string text) => { text = IntervalText.Of(months, place.Type); return true; }),
        SparkTypeKind.DayTimeInterval =>
            Value<long, TimeSpan>(target, place, TimeConversions.ToTimeSpan, $"{TooLarge} for TimeSpan, which ends at 29,247 years: read it as string")
            ?? Text(target, place, (long microseconds, out string text) => { text = IntervalText.Of(microseconds, place.Type); return true; }),
        SparkTypeKind.CalendarInterval =>
            Value<MonthDayNanosecondInterval, CalendarInterval>(target, place, TimeConversions.ToCalendar, "has a value with parts of a microsecond: report this")
            ?? Text<MonthDayNanosecondInterval>(target, place, TimeConversions.ToText),
        _ => null,
    };

    /// <summary>What a type can be read as, for messages.</summary>
    public static string Ways(SparkType type) => type.Kind switch
    {
        SparkTypeKind.Boolean => "bool or string",
        SparkTypeKind.TinyInt or SparkTypeKind.SmallInt or SparkTypeKind.Int => "an integer, an enum, double, decimal, BigInteger or string",
        SparkTypeKind.BigInt => "an integer, an enum, decimal, BigInteger or string",
        SparkTypeKind.Float => "float, double or string",
        SparkTypeKind.Double => "double or string",
        SparkTypeKind.Decimal => type.Scale == 0 ? "decimal, SqlDecimal, an integer, BigInteger or string" : "decimal, SqlDecimal or string",
        SparkTypeKind.String or SparkTypeKind.Char or SparkTypeKind.VarChar => "string, an enum, Guid, Uri or byte[]",
        SparkTypeKind.Binary => "byte[], ReadOnlyMemory<byte> or string",
        SparkTypeKind.Date => "DateOnly, DateTime or string",
        SparkTypeKind.Timestamp => "DateTimeOffset, DateTime (UTC) or string",
        SparkTypeKind.TimestampNtz => "DateTime (it has no time zone: cast it to timestamp in the query for DateTimeOffset) or string",
        SparkTypeKind.YearMonthInterval => "YearMonthInterval, int (months) or string",
        SparkTypeKind.DayTimeInterval => "TimeSpan or string",
        SparkTypeKind.CalendarInterval => "CalendarInterval or string",
        SparkTypeKind.Array => "an array, List<T> or an interface of them",
        SparkTypeKind.Map => "Dictionary<TKey, TValue> or an interface of it",
        SparkTypeKind.Struct => "a record, a class, a tuple, Dictionary<string, object?> or object?[]",
        _ => "string",
    };

    private static CellReader? Booleans(Type target, Place place) =>
        target == typeof(bool) ? new BooleanCells(place)
        : target == typeof(bool?) ? new LiftedCells<bool>(new BooleanCells(place))
        : target == typeof(string) ? new MappedCells<bool, string>(new BooleanCells(place), (bool value, out string text) => { text = value ? "true" : "false"; return true; }, string.Empty)
        : null;

    private static CellReader? Integers<TSource>(Type target, Place place)
        where TSource : unmanaged, IBinaryInteger<TSource> =>
        Value<TSource, TSource>(target, place, null)
        ?? Narrowed<TSource>(target, place)
        ?? Value<TSource, decimal>(target, place, NumberConversions.ToDecimal)
        ?? Value<TSource, BigInteger>(target, place, NumberConversions.ToBigInteger)
        ?? Text<TSource>(target, place, NumberConversions.ToText);

    private static CellReader? Narrowed<TSource>(Type target, Place place)
        where TSource : unmanaged, IBinaryInteger<TSource>
    {
        var problem = $"{TooLarge} for {TypeNames.Of(target)}: read it as a type that holds it, such as BigInteger or string";
        return Value<TSource, long>(target, place, NumberConversions.ToInteger, problem)
            ?? Value<TSource, int>(target, place, NumberConversions.ToInteger, problem)
            ?? Value<TSource, short>(target, place, NumberConversions.ToInteger, problem)
            ?? Value<TSource, sbyte>(target, place, NumberConversions.ToInteger, problem)
            ?? Value<TSource, ulong>(target, place, NumberConversions.ToInteger, problem)
            ?? Value<TSource, uint>(target, place, NumberConversions.ToInteger, problem)
            ?? Value<TSource, ushort>(target, place, NumberConversions.ToInteger, problem)
            ?? Value<TSource, byte>(target, place, NumberConversions.ToInteger, problem);
    }

    private static CellReader? Decimals(Type target, Place place)
    {
        var conversions = new DecimalConversions(place.Type);
        return Value<Int128, decimal>(target, place, conversions.ToDecimal, $"{TooLarge} for decimal, which has 28 digits: read it as System.Data.SqlTypes.SqlDecimal or string")
            ?? Value<Int128, SqlDecimal>(target, place, conversions.ToSqlDecimal, "has more digits than its type: run the query again, and report this if it stays so")
            ?? Text<Int128>(target, place, conversions.ToText)
            ?? (place.Type.Scale == 0 ? Narrowed<Int128>(target, place) ?? Value<Int128, BigInteger>(target, place, DecimalConversions.ToBigInteger) : null);
    }

    private static CellReader? Texts(Type target, Place place) =>
        Bytes<string>(target, place, new TextConversion().ToText)
        ?? BytesValue<Guid>(target, place, BytesConversions.ToGuid, "has a value that is no Guid: read it as string")
        ?? Bytes<Uri>(target, place, BytesConversions.ToUri, "has a value that is no Uri: read it as string")
        ?? Binaries(target, place);

    private static CellReader? Binaries(Type target, Place place) =>
        Bytes<byte[]>(target, place, BytesConversions.ToArray) ?? BytesValue<ReadOnlyMemory<byte>>(target, place, BytesConversions.ToMemory);

    private static CellReader? Dates(Type target, Place place)
    {
        var problem = $"{TooLarge} for {TypeNames.Of(target)}, whose years are 1 to 9999: read it as string";
        return Value<int, DateOnly>(target, place, TimeConversions.ToDateOnly, problem)
            ?? Value<int, DateTime>(target, place, TimeConversions.ToDate, problem)
            ?? Text<int>(target, place, TimeConversions.ToText);
    }

    private static CellReader? Timestamps(Type target, Place place)
    {
        var problem = $"{TooLarge} for {TypeNames.Of(target)}, whose years are 1 to 9999: read it as string";
        var zoned = place.Type.Kind is SparkTypeKind.Timestamp;
        return (zoned ? Value<long, DateTimeOffset>(target, place, TimeConversions.ToOffset, problem) : null)
            ?? Value<long, DateTime>(target, place, zoned ? TimeConversions.ToUtc : TimeConversions.ToUnspecified, problem)
            ?? Text<long>(target, place, TimeConversions.ToText);
    }

    private static CellReader? Value<TSource, TValue>(Type target, Place place, Conversion<TSource, TValue>? convert, string problem = "")
        where TSource : unmanaged
        where TValue : struct =>
        target == typeof(TValue) ? new PrimitiveCells<TSource, TValue>(place, convert, problem)
        : target == typeof(TValue?) ? new LiftedCells<TValue>(new PrimitiveCells<TSource, TValue>(place, convert, problem))
        : null;

    private static PrimitiveCells<TSource, string>? Text<TSource>(Type target, Place place, Conversion<TSource, string> convert)
        where TSource : unmanaged =>
        target == typeof(string) ? new PrimitiveCells<TSource, string>(place, convert, string.Empty) : null;

    private static BytesCells<TValue>? Bytes<TValue>(Type target, Place place, Conversion<ReadOnlySpan<byte>, TValue> convert, string problem = "")
        where TValue : class =>
        target == typeof(TValue) ? new BytesCells<TValue>(place, convert, problem) : null;

    private static CellReader? BytesValue<TValue>(Type target, Place place, Conversion<ReadOnlySpan<byte>, TValue> convert, string problem = "")
        where TValue : struct =>
        target == typeof(TValue) ? new BytesCells<TValue>(place, convert, problem)
        : target == typeof(TValue?) ? new LiftedCells<TValue>(new BytesCells<TValue>(place, convert, problem))
        : null;
}
