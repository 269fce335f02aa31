using Apache.Arrow.Scalars;
using Apache.Arrow.Types;

namespace Livy.Client.Testing;

/// <summary>The Arrow types that Spark 3.5 makes of its own.</summary>
internal static class ColumnWriters
{
    /// <summary>Makes what writes a column of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="cells">What takes structs apart.</param>
    public static ColumnWriter For(ColumnType type, RowCells cells) => type.Kind switch
    {
        TypeKind.Void => new VoidColumn(),
        TypeKind.Boolean => new BooleanColumn(),
        TypeKind.TinyInt => new FixedColumn<sbyte>(Int8Type.Default, static value => (sbyte)Values.Whole(value, sbyte.MinValue, sbyte.MaxValue, "tinyint")),
        TypeKind.SmallInt => new FixedColumn<short>(Int16Type.Default, static value => (short)Values.Whole(value, short.MinValue, short.MaxValue, "smallint")),
        TypeKind.Int => new FixedColumn<int>(Int32Type.Default, static value => (int)Values.Whole(value, int.MinValue, int.MaxValue, "int")),
        TypeKind.BigInt => new FixedColumn<long>(Int64Type.Default, static value => Values.Whole(value, long.MinValue, long.MaxValue, "bigint")),
        TypeKind.Float => new FixedColumn<float>(FloatType.Default, static value => (float)Values.Floating(value, "float")),
        TypeKind.Double => new FixedColumn<double>(DoubleType.Default, static value => Values.Floating(value, "double")),
        TypeKind.Decimal => new FixedColumn<Int128>(new Decimal128Type(type.Precision, type.Scale), value => Values.Unscaled(value, type)),
        TypeKind.String => new BytesColumn(StringType.Default, static value => Values.Text(value)),
        TypeKind.Binary => new BytesColumn(BinaryType.Default, static value => Values.Bytes(value)),
        TypeKind.Date => new FixedColumn<int>(Date32Type.Default, static value => Values.Days(value)),
        TypeKind.Timestamp => new FixedColumn<long>(new TimestampType(TimeUnit.Microsecond, "UTC"), static value => Values.Instant(value)),
        TypeKind.TimestampNtz => new FixedColumn<long>(new TimestampType(TimeUnit.Microsecond, (string?)null), static value => Values.ClockTime(value)),
        TypeKind.YearMonthInterval => new FixedColumn<int>(IntervalType.YearMonth, static value => (int)Values.Whole(value, int.MinValue, int.MaxValue, "interval year to month")),
        TypeKind.DayTimeInterval => new FixedColumn<long>(DurationType.Microsecond, static value => Values.Duration(value)),
        TypeKind.CalendarInterval => new FixedColumn<MonthDayNanosecondInterval>(IntervalType.MonthDayNanosecond, static value => Values.Calendar(value)),
        TypeKind.Array => new ListColumn(For(type.Element!, cells)),
        TypeKind.Map => new MapColumn(For(type.Key!, cells), For(type.Element!, cells)),
        _ => new StructColumn(type.Fields, [.. type.Fields.Select(field => For(field.Type, cells))], cells),
    };
}
