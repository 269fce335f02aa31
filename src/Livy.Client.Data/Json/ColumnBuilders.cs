using Apache.Arrow.Types;

namespace Livy.Client.Data;

/// <summary>Chooses what collects the values of a type.</summary>
internal static class ColumnBuilders
{
    /// <summary>What collects the rows of a result.</summary>
    public static StructBuilder OfRows(SparkSchema schema, BatchMemory memory) => OfStruct(ArrowTypes.StructOf(ArrowTypes.SchemaOf(schema).FieldsList), memory, schema.Columns, 'c');

    private static ColumnBuilder Of(SparkType type, IArrowType arrow, BatchMemory memory) => type.Kind switch
    {
        SparkTypeKind.Void => new VoidBuilder(arrow, memory),
        SparkTypeKind.Boolean => new BooleanBuilder(arrow, memory),
        SparkTypeKind.TinyInt => new IntegerBuilder<sbyte>(arrow, memory),
        SparkTypeKind.SmallInt => new IntegerBuilder<short>(arrow, memory),
        SparkTypeKind.Int or SparkTypeKind.Date or SparkTypeKind.YearMonthInterval => new IntegerBuilder<int>(arrow, memory),
        SparkTypeKind.BigInt or SparkTypeKind.Timestamp or SparkTypeKind.TimestampNtz or SparkTypeKind.DayTimeInterval => new IntegerBuilder<long>(arrow, memory),
        SparkTypeKind.Float => new RealBuilder<float>(arrow, memory),
        SparkTypeKind.Double => new RealBuilder<double>(arrow, memory),
        SparkTypeKind.Decimal => new DecimalBuilder((Decimal128Type)arrow, memory),
        SparkTypeKind.String or SparkTypeKind.Char or SparkTypeKind.VarChar => new TextBuilder(arrow, memory),
        SparkTypeKind.Binary => new BinaryBuilder(arrow, memory),
        SparkTypeKind.CalendarInterval => new CalendarIntervalBuilder(arrow, memory),
        SparkTypeKind.Array => new ListBuilder(arrow, memory, Of(type.ElementType!, ((ListType)arrow).ValueDataType, memory)),
        SparkTypeKind.Map => OfMap(type, (MapType)arrow, memory),
        SparkTypeKind.Struct => OfStruct((StructType)arrow, memory, type.Fields, 'f'),
        _ => new OtherBuilder(arrow, memory),
    };

    private static MapBuilder OfMap(SparkType type, MapType arrow, BatchMemory memory)
    {
        // Driver/JsonLines.java makes the same difference.
        var isObject = type.KeyType!.Kind is not (SparkTypeKind.Binary or SparkTypeKind.Array or SparkTypeKind.Struct);
        return new MapBuilder(arrow, memory, Of(type.KeyType, arrow.KeyField.DataType, memory), Of(type.ElementType!, arrow.ValueField.DataType, memory), isObject);
    }

    private static StructBuilder OfStruct(StructType arrow, BatchMemory memory, IReadOnlyList<SparkColumn> columns, char prefix) =>
        new(arrow, memory, columns, [.. columns.Select((column, position) => Of(column.Type, arrow.Fields[position].DataType, memory))], prefix);
}
