using System.Text;

namespace Livy.Client.RealDataTests;

/// <summary>A query that has every type of Spark, with the values at its ends, odd ones and NULL.</summary>
internal static class TypesQuery
{
    private const string Nines = "99999999999999999999999999999999999999";
    private const string Part = "struct<number:int,detail:struct<text:string,day:date,price:decimal(10,2)>,locals:array<timestamp_ntz>>";
    private const string SomePart = "named_struct('number', 1, 'detail', named_struct('text', 'a b', 'day', date'1582-10-10', 'price', 1.50), 'locals', array(timestamp_ntz'2024-03-10 02:30:00', null))";
    private const string EmptyPart = "named_struct('number', null, 'detail', null, 'locals', array())";

    private static readonly string Controls = string.Concat(Enumerable.Range(0, 0xA1).Where(code => char.IsControl((char)code)).Select(code => (char)code));

    /// <summary>The columns: the name, the type, and the values of four rows; the fifth row is NULL.</summary>
    public static IReadOnlyList<TypesColumn> Columns { get; } =
    [
        new("flag", "boolean", "true", "false", "true", "false"),
        new("tiny", "tinyint", "'-128'", "'127'", "0", "-1"),
        new("small", "smallint", "'-32768'", "'32767'", "0", "-1"),
        new("whole", "int", "'-2147483648'", "'2147483647'", "0", "-1"),
        new("big", "bigint", "'-9223372036854775808'", "'9223372036854775807'", "0", "-1"),
        new("single", "float", "'NaN'", "'Infinity'", "'-0.0'", "'3.4028235E38'"),
        new("single2", "float", "'-Infinity'", "'1.4E-45'", "'0.1'", "'16777217'"),
        new("real", "double", "'NaN'", "'-Infinity'", "'-0.0'", "'1e300'"),
        new("real2", "double", "'Infinity'", "'4.9E-324'", "'0.1'", "'-1.7976931348623157E308'"),
        new("digits38", "decimal(38,0)", $"'{Nines}'", $"'-{Nines}'", "0", "'10000000000000000000000000000'"),
        new("huge", "decimal(38,0)", $"'{Nines}'", $"'-{Nines}'", "0", "'-1'"),
        new("fraction38", "decimal(38,38)", $"'0.{Nines}'", $"'-0.{Nines}'", "'1e-38'", "'0.1'"),
        new("money", "decimal(20,4)", "'9999999999999999.9999'", "'-9999999999999999.9999'", "'0.0001'", "'1.5000'"),
        new("price", "decimal(10,2)", "'99999999.99'", "'-99999999.99'", "0", "'100.00'"),
        new("zeros", "decimal(38,30)", "'12345678.5'", "'-1e-27'", "0", "'1'"),
        new("text", "string", OfText(Controls), OfText("👩‍👩‍👧‍👦 e\u0301 é \u2028 \uffff \ufeff 𐍈"), "''", "' a '"),
        new("quotes", "string", OfText("'\"`\\ \\n \\u0041 {}[]()|=,:"), OfText("null"), OfText("NaN"), OfText("%_$${a}\r\n")),
        new("broken", "string", "cast(X'67FC6E' as string)", "cast(X'F09F99' as string)", "cast(X'C3' as string)", "cast(X'00' as string)"),
        new("bytes", "binary", "X''", $"X'{Convert.ToHexString([.. Enumerable.Range(0, 256).Select(code => (byte)code)])}'", "X'00'", "X'FF'"),
        new("day", "date", "date'0001-01-01'", "date'9999-12-31'", "date'1582-10-10'", "date'1969-12-31'"),
        new("day2", "date", "date'1582-10-15'", "date'1582-10-04'", "date'1970-01-01'", "date'2024-02-29'"),
        new("instant", "timestamp", "timestamp'0001-01-01 00:00:00Z'", "timestamp'9999-12-31 23:59:59.999999Z'", "timestamp'1969-12-31 23:59:59.999999Z'", "timestamp'1582-10-10 12:34:56.789012Z'"),
        new("instant2", "timestamp", "timestamp'1883-11-18 12:03:57.999999Z'", "timestamp'2024-11-03 04:30:00.1Z'", "timestamp'1970-01-01 00:00:00Z'", "timestamp'1900-01-01 00:00:00.000001Z'"),
        new("local", "timestamp_ntz", "timestamp_ntz'0001-01-01 00:00:00'", "timestamp_ntz'9999-12-31 23:59:59.999999'", "timestamp_ntz'1969-12-31 23:59:59.999999'", "timestamp_ntz'1582-10-10 12:34:56.789012'"),
        new("local2", "timestamp_ntz", "timestamp_ntz'2024-03-10 02:30:00'", "timestamp_ntz'2024-11-03 01:30:00.000001'", "timestamp_ntz'1970-01-01 00:00:00'", "timestamp_ntz'1883-11-18 12:00:00.1'"),
        new("months", "interval year to month", "'178956970-7'", "'-178956970-8'", "'-0-1'", "'1-2'"),
        new("years", "interval year", "'-7'", "'178956970'", "'0'", "'1'"),
        new("monthsOnly", "interval month", "'-7'", "'2147483647'", "'0'", "'13'"),
        new("span", "interval day to second", "'10675199 02:48:05.477580'", "'-10675199 02:48:05.477580'", "'-0 00:00:00.000001'", "'1 02:03:04.5'"),
        new("days", "interval day", "'-7'", "'10675199'", "'0'", "'1'"),
        new("minutes", "interval hour to minute", "'-25:59'", "'100000:00'", "'00:00'", "'01:02'"),
        new("seconds", "interval second", "'-1.000001'", "'100000.5'", "'0'", "'4.5'"),
        new("numbers", "array<int>", "array(1, null, -2147483648)", "array()", "array(cast(null as int))", "sequence(1, 100)"),
        new("lists", "array<array<string>>", "array(array('', null), null, array())", "array()", $"array(array({OfText(Controls)}), array(' ', '[', ']'))", "array(array('a'))"),
        new("instants", "array<timestamp>", "array(timestamp'0001-01-01 00:00:00Z', null)", "array(timestamp'1582-10-04 23:59:59.999999Z')", "array()", "array(timestamp'9999-12-31 23:59:59.999999Z')"),
        new("decimals", "array<decimal(38,10)>", $"array('9999999999999999999999999999.9999999999', null, '-1e-10')", "array('1')", "array()", "array('-9999999999999999999999999999.9999999999')"),
        new("flags", "array<boolean>", "array(true, null, false)", "transform(sequence(1, 70), x -> x % 3 = 0)", "array()", "array(cast(null as boolean))"),
        new("spans", "array<interval day to second>", "array(interval '-10675199 02:48:05.47758' day to second, null)", "array()", "array(interval '0 00:00:00.000001' day to second)", "array(interval '1' day)"),
        new("binaries", "array<binary>", "array(X'', null, X'00FF')", "array()", "array(X'7F80')", "array(cast(null as binary))"),
        new("byName", "map<string,double>", "map('', cast('NaN' as double), 'null', null)", "map()", "map('a=b', cast('-0.0' as double), 'Ä\"', 1e-300)", "map('x', 1e300)"),
        new("byNumber", "map<int,array<string>>", "map(-2147483648, array('a', null), 2147483647, null)", "map()", "map(0, array())", "map(1, array('x y'), 2, array(''))"),
        new("byDay", "map<date,interval year to month>", "map(date'0001-01-01', interval '-1' month, date'1582-10-10', null)", "map()", "map(date'9999-12-31', interval '178956970-7' year to month)", "map(date'1970-01-01', interval '0' month)"),
        new("byBytes", "map<binary,int>", "map(X'', 1, X'00FF', null)", "map()", "map(X'7F', 0)", "map(X'FF', -1)"),
        new("byNumbers", "map<array<int>,string>", "map(array(), 'a', array(1, null), null)", "map()", "map(array(2), '')", "map(array(3), 'b')"),
        new("byPart", $"map<{Part},int>", $"map({SomePart}, 1, {EmptyPart}, null)", "map()", $"map({EmptyPart}, 0)", $"map({SomePart}, -1)"),
        new("byReal", "map<double,float>", "map(cast('NaN' as double), cast('NaN' as float), 0.1D, null)", "map()", "map(cast('-Infinity' as double), 0.1F)", "map(1e300, 1e30F)"),
        new("byDigits", "map<decimal(38,0),decimal(10,2)>", $"map(cast('{Nines}' as decimal(38,0)), 1.50, cast(0 as decimal(38,0)), null)", "map()", "map(cast(-1 as decimal(38,0)), 0)", "map(cast(1 as decimal(38,0)), 1)"),
        new("byInstant", "map<timestamp,timestamp_ntz>", "map(timestamp'0001-01-01 00:00:00Z', timestamp_ntz'0001-01-01 00:00:00', timestamp'1582-10-10 12:34:56.789012Z', null)", "map()", "map(timestamp'9999-12-31 23:59:59.999999Z', timestamp_ntz'9999-12-31 23:59:59.999999')", "map(timestamp'1970-01-01 00:00:00Z', timestamp_ntz'1582-10-10 00:00:00')"),
        new("byFlag", "map<boolean,tinyint>", "map(true, 1, false, null)", "map()", "map(true, -128)", "map(false, 127)"),
        new("bySpan", "map<interval day to second,array<map<string,int>>>", "map(interval '-1' day, array(map('a', null), null), interval '0.000001' second, null)", "map()", "map(interval '1' day, array())", "map(interval '2' day, array(map()))"),
        new("part", Part, SomePart, EmptyPart, "named_struct('number', 2147483647, 'detail', named_struct('text', '', 'day', null, 'price', null), 'locals', null)", SomePart),
        new("parts", $"array<{Part}>", $"array({SomePart}, null, {SomePart})", "array()", $"array({EmptyPart})", $"array({SomePart})"),
        new("partsByName", $"map<string,{Part}>", $"map('a', {SomePart}, 'b', null)", "map()", $"map('', {EmptyPart})", $"map('z', {SomePart}, 'y', {SomePart})"),
        new("nothing", "void", "null", "null", "null", "null"),
        new("nothings", "array<void>", "array(null, null)", "array()", "array(null)", "array()"),
    ];

    /// <summary>Five rows of all columns.</summary>
    public static string Sql { get; } = string.Join("\nunion all ", Enumerable.Range(0, 5).Select(Row));

    /// <summary>What does not come as Arrow, beside what does: intervals that Spark's does not take, and structs that have no fields, which not every reader takes.</summary>
    public static string CalendarSql =>
        """
        select make_interval(-1, 2, 3, 4, 5, 6, 7.000001) as interval, array(make_interval(0, 0, 0, 0, 0, 0, -0.000001), null, make_interval(1)) as intervals, bigint('-9223372036854775808') as number, timestamp'0001-01-01 00:00:00Z' as instant, map('a', make_interval(0, -13), 'b', null) as byName, array(struct(), null) as emptyParts
        union all select make_interval(178956970, 7, 0, 2147483647), array(), 9223372036854775807, timestamp'9999-12-31 23:59:59.999999Z', map(), array()
        union all select make_interval(-178956970, -8, 0, -2147483648), array(make_interval(0, 0, 0, 0, 2562046, 47, 16.854775)), 0, null, map('', make_interval(0, 0, 0, 0, -2562046, -47, -16.854775)), array(struct())
        union all select make_interval(), array(make_interval(0, 0, 0, -1, 25, -61, 61.5)), 1, null, map('c', make_interval(0, 0, 1)), array(cast(null as struct<>))
        union all select null, null, null, null, null, null
        """;

    /// <summary>Names that occur twice.</summary>
    public static string TwinsSql => "select 1 as a, 'x' as a, true as A, date'2024-02-29' as `a.b`, 2 as ``, named_struct('a', 1, 'a', 'x', 'A', true, '', array(named_struct('a`', 1, 'a`', 2))) as c0 union all select null, null, null, null, 3, null";

    private static string Row(int row) =>
        $"select {string.Join(", ", Columns.Select(column => $"cast({(row < column.Values.Length ? column.Values[row] : "null")} as {column.Type}) as {column.Name}"))}";

    private static string OfText(string text) => $"cast(X'{Convert.ToHexString(Encoding.UTF8.GetBytes(text))}' as string)";
}
