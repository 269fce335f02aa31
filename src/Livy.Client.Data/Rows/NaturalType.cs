using System.Data.SqlTypes;

namespace Livy.Client.Data;

/// <summary>What a column is read as where <c>object</c> is asked for.</summary>
internal static class NaturalType
{
    private const int DecimalDigits = 28;

    public static Type Of(SparkType type) => type.Kind switch
    {
        SparkTypeKind.Boolean => typeof(bool),
        SparkTypeKind.TinyInt => typeof(sbyte),
        SparkTypeKind.SmallInt => typeof(short),
        SparkTypeKind.Int => typeof(int),
        SparkTypeKind.BigInt => typeof(long),
        SparkTypeKind.Float => typeof(float),
        SparkTypeKind.Double => typeof(double),
        SparkTypeKind.Decimal => type.Precision <= DecimalDigits ? typeof(decimal) : typeof(SqlDecimal),
        SparkTypeKind.Binary => typeof(byte[]),
        SparkTypeKind.Date => typeof(DateOnly),
        SparkTypeKind.Timestamp => typeof(DateTimeOffset),
        SparkTypeKind.TimestampNtz => typeof(DateTime),
        SparkTypeKind.YearMonthInterval => typeof(YearMonthInterval),
        SparkTypeKind.DayTimeInterval => typeof(TimeSpan),
        SparkTypeKind.CalendarInterval => typeof(CalendarInterval),
        SparkTypeKind.Array => typeof(object[]),
        SparkTypeKind.Map => type.KeyType!.Kind is SparkTypeKind.String ? typeof(Dictionary<string, object>) : typeof(Dictionary<object, object>),
        SparkTypeKind.Struct => typeof(Dictionary<string, object>),
        _ => typeof(string),
    };
}
