namespace Livy.Client.Data;

/// <summary>What a value of Spark is.</summary>
public enum SparkTypeKind
{
    /// <summary>A type that this version does not know. Its column can be read as text only.</summary>
    Other,

    /// <summary><c>void</c>: the type of <c>NULL</c> alone.</summary>
    Void,

    /// <summary><c>boolean</c></summary>
    Boolean,

    /// <summary><c>tinyint</c>, 8 bits with a sign.</summary>
    TinyInt,

    /// <summary><c>smallint</c>, 16 bits with a sign.</summary>
    SmallInt,

    /// <summary><c>int</c>, 32 bits with a sign.</summary>
    Int,

    /// <summary><c>bigint</c>, 64 bits with a sign.</summary>
    BigInt,

    /// <summary><c>float</c></summary>
    Float,

    /// <summary><c>double</c></summary>
    Double,

    /// <summary><c>decimal(precision,scale)</c>, 38 digits at most.</summary>
    Decimal,

    /// <summary><c>string</c></summary>
    String,

    /// <summary><c>char(length)</c>, of a column of a table; padded with spaces.</summary>
    Char,

    /// <summary><c>varchar(length)</c>, of a column of a table.</summary>
    VarChar,

    /// <summary><c>binary</c></summary>
    Binary,

    /// <summary><c>date</c></summary>
    Date,

    /// <summary><c>timestamp</c>: an instant, in microseconds.</summary>
    Timestamp,

    /// <summary><c>timestamp_ntz</c>: a date and a time of day, of no time zone, in microseconds.</summary>
    TimestampNtz,

    /// <summary><c>interval year to month</c> and its parts: whole months.</summary>
    YearMonthInterval,

    /// <summary><c>interval day to second</c> and its parts: microseconds.</summary>
    DayTimeInterval,

    /// <summary><c>interval</c>: months, days and microseconds.</summary>
    CalendarInterval,

    /// <summary><c>array&lt;element&gt;</c></summary>
    Array,

    /// <summary><c>map&lt;key,value&gt;</c></summary>
    Map,

    /// <summary><c>struct&lt;name:type,…&gt;</c></summary>
    Struct,
}
