using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Scalars;
using Apache.Arrow.Types;

namespace Livy.Client.Data.Tests;

/// <summary>Arrays as Spark sends them.</summary>
internal static class Arrays
{
    public static IArrowArray Booleans(params bool?[] values)
    {
        var builder = new BooleanArray.Builder();
        foreach (var value in values)
        {
            builder.NullableAppend(value);
        }

        return builder.Build();
    }

    public static IArrowArray TinyInts(params sbyte?[] values) => Fixed(Int8Type.Default, values);

    public static IArrowArray SmallInts(params short?[] values) => Fixed(Int16Type.Default, values);

    public static IArrowArray Ints(params int?[] values) => Fixed(Int32Type.Default, values);

    public static IArrowArray BigInts(params long?[] values) => Fixed(Int64Type.Default, values);

    public static IArrowArray Floats(params float?[] values) => Fixed(FloatType.Default, values);

    public static IArrowArray Doubles(params double?[] values) => Fixed(DoubleType.Default, values);

    public static IArrowArray Decimals(int precision, int scale, params Int128?[] unscaled) => Fixed(new Decimal128Type(precision, scale), unscaled);

    public static IArrowArray Dates(params int?[] days) => Fixed(Date32Type.Default, days);

    public static IArrowArray Timestamps(params long?[] microseconds) => Fixed(new TimestampType(TimeUnit.Microsecond, "UTC"), microseconds);

    public static IArrowArray TimestampsNtz(params long?[] microseconds) => Fixed(new TimestampType(TimeUnit.Microsecond, (string?)null), microseconds);

    public static IArrowArray YearMonths(params int?[] months) => Fixed(IntervalType.YearMonth, months);

    public static IArrowArray DayTimes(params long?[] microseconds) => Fixed(DurationType.Microsecond, microseconds);

    public static IArrowArray Intervals(params MonthDayNanosecondInterval?[] intervals) => Fixed(IntervalType.MonthDayNanosecond, intervals);

    public static IArrowArray Strings(params string?[] values)
    {
        var builder = new StringArray.Builder();
        foreach (var value in values)
        {
            builder.Append(value);
        }

        return builder.Build();
    }

    public static IArrowArray LargeStrings(params string?[] values)
    {
        var builder = new LargeStringArray.Builder();
        foreach (var value in values)
        {
            builder.Append(value);
        }

        return builder.Build();
    }

    public static IArrowArray Binaries(params byte[]?[] values)
    {
        var builder = new BinaryArray.Builder();
        foreach (var value in values)
        {
            _ = value is null ? builder.AppendNull() : builder.Append((ReadOnlySpan<byte>)value);
        }

        return builder.Build();
    }

    /// <summary>Arrays of Spark.</summary>
    /// <param name="elements">The elements of all of them.</param>
    /// <param name="lengths">How many each has; <see langword="null"/> for NULL.</param>
    public static IArrowArray Lists(IArrowArray elements, params int?[] lengths) =>
        ArrowArrayFactory.BuildArray(new ArrayData(new ListType(elements.Data.DataType), lengths.Length, Nulls(lengths), 0, [Bitmap(lengths), Offsets(lengths)], [elements.Data]));

    /// <summary>Maps of Spark.</summary>
    public static IArrowArray Maps(IArrowArray keys, IArrowArray values, params int?[] lengths)
    {
        var type = new MapType(keys.Data.DataType, values.Data.DataType);
        var entries = new ArrayData(type.KeyValueType, keys.Length, 0, 0, [ArrowBuffer.Empty], [keys.Data, values.Data]);
        return ArrowArrayFactory.BuildArray(new ArrayData(type, lengths.Length, Nulls(lengths), 0, [Bitmap(lengths), Offsets(lengths)], [entries]));
    }

    /// <summary>Structs of Spark.</summary>
    /// <param name="isNull">For each whether it is NULL; none is if there are no marks.</param>
    /// <param name="fields">The fields.</param>
    public static IArrowArray Structs(bool[] isNull, params IArrowArray[] fields)
    {
        var type = new StructType([.. fields.Select((field, number) => new Field($"f{number}", field.Data.DataType, nullable: true))]);
        int?[] marks = [.. isNull.Select(mark => mark ? (int?)null : 1)];
        return ArrowArrayFactory.BuildArray(new ArrayData(type, fields[0].Length, Nulls(marks), 0, [Bitmap(marks)], [.. fields.Select(field => field.Data)]));
    }

    public static IArrowArray Fixed<T>(IArrowType type, T?[] values)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes<T>([.. values.Select(value => value ?? default)]).ToArray();
        return ArrowArrayFactory.BuildArray(new ArrayData(type, values.Length, Nulls(values), 0, [Bitmap(values), new ArrowBuffer(bytes)]));
    }

    private static int Nulls<T>(T?[] values)
        where T : struct =>
        values.Count(value => value is null);

    private static ArrowBuffer Bitmap<T>(T?[] values)
        where T : struct
    {
        if (Nulls(values) == 0)
        {
            return ArrowBuffer.Empty;
        }

        var builder = new ArrowBuffer.BitmapBuilder();
        builder.AppendRange(values.Select(value => value is not null));
        return builder.Build();
    }

    private static ArrowBuffer Offsets(int?[] lengths)
    {
        var offsets = new int[lengths.Length + 1];
        for (var index = 0; index < lengths.Length; index++)
        {
            offsets[index + 1] = offsets[index] + (lengths[index] ?? 0);
        }

        return new ArrowBuffer(MemoryMarshal.AsBytes<int>(offsets).ToArray());
    }
}
