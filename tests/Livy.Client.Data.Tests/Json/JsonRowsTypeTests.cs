namespace Livy.Client.Data.Tests;

/// <summary>A value of each type, alone and inside others.</summary>
public sealed class JsonRowsTypeTests
{
    /// <summary>A type, a value as <c>to_json</c> writes it, and the same as <see cref="ArrowText"/> says it.</summary>
    public static TheoryData<string, string, string> Values => new()
    {
        { "boolean", "true", "true" },
        { "boolean", "false", "false" },
        { "byte", "-128", "-128" },
        { "short", "32767", "32767" },
        { "integer", "-2147483648", "-2147483648" },
        { "long", "9007199254740993", "9007199254740993" },
        { "long", "-9223372036854775808", "-9223372036854775808" },
        { "float", "1.0E-45", "f:00000001" },
        { "float", "-0.0", "f:80000000" },
        { "float", "\"NaN\"", "f:NaN" },
        { "float", "16777217", "f:4b800000" },
        { "double", "1.7976931348623157E308", "d:7fefffffffffffff" },
        { "double", "2.2250738585072014E-308", "d:0010000000000000" },
        { "double", "\"-Infinity\"", "d:fff0000000000000" },
        { "double", "\"Infinity\"", "d:7ff0000000000000" },
        { "decimal(38,0)", "-99999999999999999999999999999999999999", "-99999999999999999999999999999999999999/0" },
        { "decimal(38,38)", "0.99999999999999999999999999999999999999", "99999999999999999999999999999999999999/38" },
        { "decimal(38,38)", "-1E-38", "-1/38" },
        { "decimal(38,38)", "0E-38", "0/38" },
        { "decimal(20,10)", "-1.000E-7", "-1000/10" },
        { "decimal(10,2)", "1E+3", "100000/2" },
        { "decimal(4,2)", "1.500", "150/2" },
        { "string", "\"\"", "''" },
        { "string", "\"null\"", "'null'" },
        { "string", "\"\\u0000\\u001F\\\"\\\\\\/\\b\\f\\n\\r\\t 😀\\uD83D\\uDE00\u2028\"", "'\0\u001f\"\\/\b\f\n\r\t 😀😀\u2028'" },
        { "char(3)", "\"ab \"", "'ab '" },
        { "varchar(3)", "\"ab\"", "'ab'" },
        { "binary", "\"\"", "x" },
        { "binary", "\"AP8=\"", "x00FF" },
        { "binary", "\"\\u0041A==\"", "x00" },
        { "date", "-719162", "-719162" },
        { "timestamp", "-62135596799999999", "-62135596799999999" },
        { "timestamp_ntz", "253402300799999999", "253402300799999999" },
        { "interval year to month", "-2147483648", "-2147483648" },
        { "interval day to second", "-9223372036854775808", "-9223372036854775808" },
        { "interval", "\"1 years -2 months 3 days -4 hours 5 minutes -6.000001 seconds\"", "10m3d-14106000001000n" },
        { "interval", "\"0 seconds\"", "0m0d0n" },
        { "variant", "\"text\"", "'text'" },
        { "variant", "{\"a\":[1,2.50,null]}", "'{\"a\":[1,2.50,null]}'" },
        { "variant", "17", "'17'" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public async Task ReadAsync_AsAColumn_IsIt(string type, string json, string expected)
    {
        var rows = await ReadRows.Of($"{{\"c0\":{json}}}\n{{\"c0\":null}}\n{{\"c0\":{json}}}\n", OneColumn.Of(type));

        rows.Select(row => row.ShouldHaveSingleItem()).ShouldBe([expected, "NULL", expected]);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task ReadAsync_InAnArray_IsIt(string type, string json, string expected)
    {
        var rows = await ReadRows.Of($"{{\"c0\":[{json},null,{json}]}}\n{{\"c0\":null}}\n{{\"c0\":[]}}\n{{\"c0\":[{json}]}}\n", OneColumn.Of(OneColumn.ArrayOf(type)));

        rows.Select(row => row.ShouldHaveSingleItem()).ShouldBe([$"[{expected},NULL,{expected}]", "NULL", "[]", $"[{expected}]"]);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task ReadAsync_AsAValueOfAMap_IsIt(string type, string json, string expected)
    {
        var rows = await ReadRows.Of($"{{\"c0\":{{\"x\":{json},\"\\n\":null}}}}\n{{\"c0\":null}}\n{{\"c0\":{{}}}}\n", OneColumn.Of(OneColumn.MapOf("string", type)));

        rows.Select(row => row.ShouldHaveSingleItem()).ShouldBe([$"{{'x'={expected},'\n'=NULL}}", "NULL", "{}"]);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task ReadAsync_InAStruct_IsIt(string type, string json, string expected)
    {
        var rows = await ReadRows.Of($"{{\"c0\":{{\"f0\":{json},\"f1\":null}}}}\n{{\"c0\":null}}\n{{\"c0\":{{\"f0\":null,\"f1\":{json}}}}}\n", OneColumn.Of(OneColumn.StructOf(type, type)));

        rows.Select(row => row.ShouldHaveSingleItem()).ShouldBe([$"({expected},NULL)", "NULL", $"(NULL,{expected})"]);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task ReadAsync_InAKeyThatIsAStruct_IsIt(string type, string json, string expected)
    {
        var rows = await ReadRows.Of($"{{\"c0\":[{{\"f0\":{{\"f0\":{json}}},\"f1\":{json}}}]}}\n{{\"c0\":null}}\n{{\"c0\":[]}}\n", OneColumn.Of(OneColumn.MapOf(OneColumn.StructOf(type), type)));

        rows.Select(row => row.ShouldHaveSingleItem()).ShouldBe([$"{{({expected})={expected}}}", "NULL", "{}"]);
    }

    [Theory]
    [InlineData("boolean", "false", "false")]
    [InlineData("byte", "-1", "-1")]
    [InlineData("long", "9007199254740993", "9007199254740993")]
    [InlineData("float", "NaN", "f:NaN")]
    [InlineData("double", "-Infinity", "d:fff0000000000000")]
    [InlineData("double", "1.0E10", "d:4202a05f20000000")]
    [InlineData("decimal(20,10)", "1.000E-7", "1000/10")]
    [InlineData("string", "", "''")]
    [InlineData("string", "\\u0000\\\"", "'\0\"'")]
    [InlineData("date", "-719162", "-719162")]
    [InlineData("timestamp", "-1", "-1")]
    [InlineData("interval day", "-1", "-1")]
    [InlineData("interval month", "-1", "-1")]
    [InlineData("interval", "1 years 2 months", "14m0d0n")]
    public async Task ReadAsync_AsAKey_IsIt(string type, string json, string expected)
    {
        var rows = await ReadRows.Of($"{{\"c0\":{{\"{json}\":1}}}}", OneColumn.Of(OneColumn.MapOf(type, "integer")));

        rows.ShouldHaveSingleItem()[0].ShouldBe($"{{{expected}=1}}");
    }

    [Fact]
    public async Task ReadAsync_AKeyTwice_KeepsBoth()
    {
        var rows = await ReadRows.Of("""{"c0":{"x":1,"x":2}}""", OneColumn.Of(OneColumn.MapOf("string", "integer")));

        rows.ShouldHaveSingleItem()[0].ShouldBe("{'x'=1,'x'=2}");
    }

    [Fact]
    public async Task ReadAsync_Void_IsNullEverywhere()
    {
        var type = OneColumn.StructOf("void", OneColumn.ArrayOf("void"), OneColumn.MapOf("void", "void"), OneColumn.StructOf());

        var rows = await ReadRows.Of("""{"c0":{"f0":null,"f1":[null,null],"f2":{},"f3":{}}}""", OneColumn.Of(type));

        rows.ShouldHaveSingleItem()[0].ShouldBe("(NULL,[NULL,NULL],{},(NULL))");
    }

    [Fact]
    public async Task ReadAsync_NoColumns_CountsTheRows()
    {
        var rows = await ReadRows.Of("{}\n{}\n", new SparkSchema([]));

        rows.Count.ShouldBe(2);
    }
}
