namespace Livy.Client.Testing;

/// <summary>What a value of Spark is.</summary>
internal enum TypeKind
{
    Void,
    Boolean,
    TinyInt,
    SmallInt,
    Int,
    BigInt,
    Float,
    Double,
    Decimal,
    String,
    Binary,
    Date,
    Timestamp,
    TimestampNtz,
    YearMonthInterval,
    DayTimeInterval,
    CalendarInterval,
    Array,
    Map,
    Struct,
}
