using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>The Arrow types of Spark's types, as Spark's own <c>ArrowUtils</c> has them since 3.5.</summary>
internal static class ArrowTypes
{
    /// <summary>Two columns of a result may have the same name, so columns are named by position: <c>c0</c>, <c>c1</c>, …</summary>
    public static Apache.Arrow.Schema SchemaOf(SparkSchema schema) =>
        new([.. schema.Columns.Select((column, position) => FieldOf(string.Create(CultureInfo.InvariantCulture, $"c{position}"), column.Type, column.IsNullable))], metadata: null);

    /// <summary>The type of a value.</summary>
    public static IArrowType Of(SparkType type) => type.Kind switch
    {
        SparkTypeKind.Void => NullType.Default,
        SparkTypeKind.Boolean => BooleanType.Default,
        SparkTypeKind.TinyInt => Int8Type.Default,
        SparkTypeKind.SmallInt => Int16Type.Default,
        SparkTypeKind.Int => Int32Type.Default,
        SparkTypeKind.BigInt => Int64Type.Default,
        SparkTypeKind.Float => FloatType.Default,
        SparkTypeKind.Double => DoubleType.Default,
        SparkTypeKind.Decimal => new Decimal128Type(type.Precision, type.Scale),
        SparkTypeKind.Binary => BinaryType.Default,
        SparkTypeKind.Date => Date32Type.Default,
        SparkTypeKind.Timestamp => new TimestampType(TimeUnit.Microsecond, "UTC"),
        SparkTypeKind.TimestampNtz => new TimestampType(TimeUnit.Microsecond, (string?)null),
        SparkTypeKind.YearMonthInterval => IntervalType.YearMonth,
        SparkTypeKind.DayTimeInterval => DurationType.Microsecond,
        SparkTypeKind.CalendarInterval => IntervalType.MonthDayNanosecond,
        SparkTypeKind.Array => new ListType(FieldOf("element", type.ElementType!, type.ContainsNull)),
        SparkTypeKind.Map => new MapType(FieldOf("key", type.KeyType!, isNullable: false), FieldOf("value", type.ElementType!, type.ContainsNull), keySorted: false),
        SparkTypeKind.Struct => new StructType([.. type.Fields.Select(field => FieldOf(field.Name, field.Type, field.IsNullable))]),
        _ => StringType.Default,
    };

    private static Field FieldOf(string name, SparkType type, bool isNullable) => new(name, Of(type), isNullable);
}
