using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Sees to it that what a record batch says of itself is so, before anything reads it: lengths, offsets, types.</summary>
internal static class BatchCheck
{
    /// <summary>The driver makes batches of 10,000 rows.</summary>
    private const int MaxRows = 1_000_000;
    private const int MaxDepth = 128;

    /// <summary>What has no bytes costs nothing to send, but each is an object of the reader's.</summary>
    private const int MaxWithoutBytes = 1 << 24;

    /// <exception cref="LivyDataException">It is not so.</exception>
    public static void Check(RecordBatch batch, SparkSchema schema)
    {
        if (batch.ColumnCount != schema.Columns.Count)
        {
            throw new LivyDataException($"The result can not be read: it has {batch.ColumnCount} columns instead of {schema.Columns.Count}.");
        }

        if (batch.Length is < 0 or > MaxRows)
        {
            throw new LivyDataException($"The result can not be read: a part of it says that it has {batch.Length} rows.");
        }

        for (var at = 0; at < batch.ColumnCount; at++)
        {
            var column = schema.Columns[at];
            if (!IsSound(batch.Column(at).Data, column.Type, batch.Length, depth: 0))
            {
                throw new LivyDataException($"The result can not be read: column {column.Name} is damaged, or is no {column.Type}.", column.Name, column.Type.Name);
            }
        }
    }

    private static bool IsSound(ArrayData data, SparkType type, int atLeast, int depth)
    {
        var end = (long)data.Offset + data.Length;
        if (data.Offset < 0 || data.Length < atLeast || end > int.MaxValue || depth > MaxDepth || data.NullCount > data.Length)
        {
            return false;
        }

        if (data.DataType.TypeId is ArrowTypeId.Null)
        {
            return type.Kind is SparkTypeKind.Void && data.Length <= MaxWithoutBytes;
        }

        if (data.Buffers.Length == 0 || (data.Buffers[0].Length > 0 && data.Buffers[0].Length < (end + 7) / 8) || (data.Buffers[0].Length == 0 && data.NullCount > 0))
        {
            return false;
        }

        return (type.Kind, data.DataType) switch
        {
            (SparkTypeKind.Boolean, BooleanType) => HasBits(data, end),
            (SparkTypeKind.TinyInt, Int8Type) => HasValues(data, end, sizeof(sbyte)),
            (SparkTypeKind.SmallInt, Int16Type) => HasValues(data, end, sizeof(short)),
            (SparkTypeKind.Int, Int32Type) or (SparkTypeKind.Float, FloatType) or (SparkTypeKind.Date, Date32Type) => HasValues(data, end, sizeof(int)),
            (SparkTypeKind.BigInt, Int64Type) or (SparkTypeKind.Double, DoubleType) => HasValues(data, end, sizeof(long)),
            (SparkTypeKind.Timestamp or SparkTypeKind.TimestampNtz, TimestampType { Unit: TimeUnit.Microsecond } timestamp) =>
                (timestamp.Timezone is not null) == (type.Kind is SparkTypeKind.Timestamp) && HasValues(data, end, sizeof(long)),
            (SparkTypeKind.DayTimeInterval, DurationType { Unit: TimeUnit.Microsecond }) => HasValues(data, end, sizeof(long)),
            (SparkTypeKind.YearMonthInterval, IntervalType { Unit: IntervalUnit.YearMonth }) => HasValues(data, end, sizeof(int)),
            (SparkTypeKind.CalendarInterval, IntervalType { Unit: IntervalUnit.MonthDayNanosecond }) => HasValues(data, end, 2 * sizeof(long)),
            (SparkTypeKind.Decimal, Decimal128Type number) => number.Precision == type.Precision && number.Scale == type.Scale && HasValues(data, end, 2 * sizeof(long)),
            (SparkTypeKind.String or SparkTypeKind.Char or SparkTypeKind.VarChar or SparkTypeKind.Other, StringType) or (SparkTypeKind.Binary, BinaryType) =>
                data.Buffers.Length == 3 && HasOffsets(data, end, data.Buffers[2].Length),
            (SparkTypeKind.String or SparkTypeKind.Char or SparkTypeKind.VarChar or SparkTypeKind.Other, LargeStringType) or (SparkTypeKind.Binary, LargeBinaryType) =>
                data.Buffers.Length == 3 && HasLargeOffsets(data, end, data.Buffers[2].Length),
            (SparkTypeKind.Array, ListType) => data.Children is [{ } elements] && HasOffsets(data, end, elements.Length) && IsSound(elements, type.ElementType!, 0, depth + 1),
            (SparkTypeKind.Map, MapType) => data.Children is [{ Children: [{ } keys, { } values] } entries]
                && HasOffsets(data, end, entries.Length) && IsSound(keys, type.KeyType!, entries.Length, depth + 1) && IsSound(values, type.ElementType!, entries.Length, depth + 1),
            (SparkTypeKind.Struct, StructType) => data.Children is { } fields && fields.Length == type.Fields.Count && (fields.Length > 0 || data.Length <= MaxWithoutBytes)
                && fields.Zip(type.Fields).All(field => end <= field.First.Length && IsSound(field.First, field.Second.Type, data.Length, depth + 1)),
            _ => false,
        };
    }

    private static bool HasBits(ArrayData data, long end) => data.Buffers.Length == 2 && data.Buffers[1].Length >= (end + 7) / 8;

    private static bool HasValues(ArrayData data, long end, int width) => data.Buffers.Length == 2 && data.Buffers[1].Length >= end * width;

    private static bool HasOffsets(ArrayData data, long end, int limit)
    {
        // Arrow allows no offsets at all where there are no values.
        if (data.Buffers.Length < 2 || data.Buffers[1].Length < (end + 1) * sizeof(int))
        {
            return data.Buffers.Length >= 2 && end == 0;
        }

        var last = 0;
        foreach (var offset in MemoryMarshal.Cast<byte, int>(data.Buffers[1].Span)[..((int)end + 1)])
        {
            if (offset < last)
            {
                return false;
            }

            last = offset;
        }

        return last <= limit;
    }

    private static bool HasLargeOffsets(ArrayData data, long end, int limit)
    {
        if (data.Buffers.Length < 2 || data.Buffers[1].Length < (end + 1) * sizeof(long))
        {
            return data.Buffers.Length >= 2 && end == 0;
        }

        var last = 0L;
        foreach (var offset in MemoryMarshal.Cast<byte, long>(data.Buffers[1].Span)[..((int)end + 1)])
        {
            if (offset < last)
            {
                return false;
            }

            last = offset;
        }

        return last <= limit;
    }
}
