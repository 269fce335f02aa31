using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>What Spark's types are in Arrow.</summary>
internal static class ArrowForm
{
    /// <summary>Looks whether an array is what the schema promises.</summary>
    /// <exception cref="LivyDataException">It is something else.</exception>
    public static void Check(IArrowArray array, Place place)
    {
        var fits = (place.Type.Kind, array.Data.DataType) switch
        {
            (SparkTypeKind.Void, NullType) => true,
            (SparkTypeKind.Boolean, BooleanType) => true,
            (SparkTypeKind.TinyInt, Int8Type) => true,
            (SparkTypeKind.SmallInt, Int16Type) => true,
            (SparkTypeKind.Int, Int32Type) => true,
            (SparkTypeKind.BigInt, Int64Type) => true,
            (SparkTypeKind.Float, FloatType) => true,
            (SparkTypeKind.Double, DoubleType) => true,
            (SparkTypeKind.Decimal, Decimal128Type type) => type.Scale == place.Type.Scale,
            (SparkTypeKind.String or SparkTypeKind.Char or SparkTypeKind.VarChar or SparkTypeKind.Other, StringType or LargeStringType) => true,
            (SparkTypeKind.Binary, BinaryType or LargeBinaryType) => true,
            (SparkTypeKind.Date, Date32Type) => true,
            (SparkTypeKind.Timestamp or SparkTypeKind.TimestampNtz, TimestampType { Unit: TimeUnit.Microsecond }) => true,
            (SparkTypeKind.YearMonthInterval, IntervalType { Unit: IntervalUnit.YearMonth }) => true,
            (SparkTypeKind.DayTimeInterval, DurationType { Unit: TimeUnit.Microsecond }) => true,
            (SparkTypeKind.CalendarInterval, IntervalType { Unit: IntervalUnit.MonthDayNanosecond }) => true,
            (SparkTypeKind.Array, ListType) => true,
            (SparkTypeKind.Map, MapType) => true,
            (SparkTypeKind.Struct, StructType type) => place.Type.Fields.Count == 0 || type.Fields.Count == place.Type.Fields.Count,
            _ => false,
        };
        if (!fits)
        {
            throw place.Unreadable($"came over as Arrow's {array.Data.DataType.Name}, which it is not: cast it to string in the query, and report this");
        }
    }

    public static LivyDataException Damaged(Place place) => place.Unreadable("came over damaged: run the query again, and report this if it stays so");

    /// <summary>The bytes of values of one size.</summary>
    public static ReadOnlyMemory<byte> FixedValues(IArrowArray array, int size, Place place) => Slice(array.Data, 1, (long)array.Offset * size, (long)array.Length * size, place);

    /// <summary>The bytes of the offsets, one more than there are values.</summary>
    public static ReadOnlyMemory<byte> Offsets(IArrowArray array, int size, Place place) =>
        array.Length == 0 ? default : Slice(array.Data, 1, (long)array.Offset * size, ((long)array.Length + 1) * size, place);

    private static ReadOnlyMemory<byte> Slice(ArrayData data, int buffer, long start, long length, Place place)
    {
        var memory = data.Buffers[buffer].Memory;
        return start + length <= memory.Length ? memory.Slice((int)start, (int)length) : throw Damaged(place);
    }
}
