using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>The Arrow types of Spark's types, as Spark's own <c>ArrowUtils</c> has them since 3.5.</summary>
internal static class ArrowTypes
{
    private const int MaxPrecision = 38;

    /// <summary>Two columns of a result may have the same name, so columns are named by position: <c>c0</c>, <c>c1</c>, …</summary>
    /// <exception cref="LivyDataException">A type can not be.</exception>
    public static Apache.Arrow.Schema SchemaOf(SparkSchema schema) =>
        new([.. schema.Columns.Select((column, position) => FieldOf(string.Create(CultureInfo.InvariantCulture, $"c{position}"), column.Type, column.IsNullable))], metadata: null);

    /// <summary>The type of a value.</summary>
    /// <exception cref="LivyDataException">The type can not be.</exception>
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
        SparkTypeKind.Decimal => DecimalOf(type),
        SparkTypeKind.Binary => BinaryType.Default,
        SparkTypeKind.Date => Date32Type.Default,
        SparkTypeKind.Timestamp => new TimestampType(TimeUnit.Microsecond, "UTC"),
        SparkTypeKind.TimestampNtz => new TimestampType(TimeUnit.Microsecond, (string?)null),
        SparkTypeKind.YearMonthInterval => IntervalType.YearMonth,
        SparkTypeKind.DayTimeInterval => DurationType.Microsecond,
        SparkTypeKind.CalendarInterval => IntervalType.MonthDayNanosecond,
        SparkTypeKind.Array => new ListType(FieldOf("element", type.ElementType!, type.ContainsNull)),
        SparkTypeKind.Map => new MapType(FieldOf("key", type.KeyType!, isNullable: false), FieldOf("value", type.ElementType!, type.ContainsNull), keySorted: false),
        SparkTypeKind.Struct => StructOf([.. type.Fields.Select(field => FieldOf(field.Name, field.Type, field.IsNullable))]),
        _ => StringType.Default,
    };

    /// <summary>A struct. <c>Apache.Arrow</c> has none without fields, so one of Spark's that has none gets a field of nulls.</summary>
    public static StructType StructOf(IReadOnlyList<Field> fields) => new(fields.Count == 0 ? [new Field(string.Empty, NullType.Default, nullable: true)] : fields);

    private static Decimal128Type DecimalOf(SparkType type) => type.Precision is > 0 and <= MaxPrecision && type.Scale is >= -MaxPrecision and <= MaxPrecision
        ? new Decimal128Type(type.Precision, type.Scale)
        : throw new LivyDataException($"{type.Name} is no type of Spark: a decimal has 38 digits at most.", sparkType: type.Name);

    private static Field FieldOf(string name, SparkType type, bool isNullable) => new(name, Of(type), isNullable);
}
