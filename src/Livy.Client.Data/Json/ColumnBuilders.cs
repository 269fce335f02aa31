using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Chooses what collects the values of a type.</summary>
internal static class ColumnBuilders
{
    /// <summary>What collects the rows of a result.</summary>
    public static StructBuilder OfRows(SparkSchema schema) => OfStruct(new StructType([.. ArrowTypes.SchemaOf(schema).FieldsList]), schema.Columns, 'c');

    private static ColumnBuilder Of(SparkType type, IArrowType arrow) => type.Kind switch
    {
        SparkTypeKind.Void => new VoidBuilder(arrow),
        SparkTypeKind.Boolean => new BooleanBuilder(arrow),
        SparkTypeKind.TinyInt => new IntegerBuilder<sbyte>(arrow),
        SparkTypeKind.SmallInt => new IntegerBuilder<short>(arrow),
        SparkTypeKind.Int or SparkTypeKind.Date or SparkTypeKind.YearMonthInterval => new IntegerBuilder<int>(arrow),
        SparkTypeKind.BigInt or SparkTypeKind.Timestamp or SparkTypeKind.TimestampNtz or SparkTypeKind.DayTimeInterval => new IntegerBuilder<long>(arrow),
        SparkTypeKind.Float => new RealBuilder<float>(arrow),
        SparkTypeKind.Double => new RealBuilder<double>(arrow),
        SparkTypeKind.Decimal => new DecimalBuilder((Decimal128Type)arrow),
        SparkTypeKind.String or SparkTypeKind.Char or SparkTypeKind.VarChar => new TextBuilder(arrow),
        SparkTypeKind.Binary => new BinaryBuilder(arrow),
        SparkTypeKind.CalendarInterval => new CalendarIntervalBuilder(arrow),
        SparkTypeKind.Array => new ListBuilder(arrow, Of(type.ElementType!, ((ListType)arrow).ValueDataType)),
        SparkTypeKind.Map => OfMap(type, (MapType)arrow),
        SparkTypeKind.Struct => OfStruct((StructType)arrow, type.Fields, 'f'),
        _ => new OtherBuilder(arrow),
    };

    private static MapBuilder OfMap(SparkType type, MapType arrow)
    {
        // Driver/JsonLines.java makes the same difference.
        var isObject = type.KeyType!.Kind is not (SparkTypeKind.Binary or SparkTypeKind.Array or SparkTypeKind.Struct);
        return new MapBuilder(arrow, Of(type.KeyType, arrow.KeyField.DataType), Of(type.ElementType!, arrow.ValueField.DataType), isObject);
    }

    private static StructBuilder OfStruct(StructType arrow, IReadOnlyList<SparkColumn> columns, char prefix) =>
        new(arrow, columns, [.. columns.Select((column, position) => Of(column.Type, arrow.Fields[position].DataType))], prefix);
}
