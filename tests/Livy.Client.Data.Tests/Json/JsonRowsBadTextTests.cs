using System.Text;

namespace Livy.Client.Data.Tests;

/// <summary>Text that is no result.</summary>
public sealed class JsonRowsBadTextTests
{
    [Theory]
    [InlineData("boolean", "1")]
    [InlineData("boolean", "\"true\"")]
    [InlineData("byte", "128")]
    [InlineData("byte", "1.0")]
    [InlineData("short", "-32769")]
    [InlineData("integer", "2147483648")]
    [InlineData("integer", "1e0")]
    [InlineData("long", "9223372036854775808")]
    [InlineData("long", "\"1\"")]
    [InlineData("long", "true")]
    [InlineData("float", "1E39")]
    [InlineData("double", "1E309")]
    [InlineData("double", "\"nan\"")]
    [InlineData("double", "\"1 \"")]
    [InlineData("double", "\"\"")]
    [InlineData("double", "{}")]
    [InlineData("double", "\"1.5\"")]
    [InlineData("float", "\"Infinity \"")]
    [InlineData("decimal(4,2)", "100")]
    [InlineData("decimal(4,2)", "1.001")]
    [InlineData("decimal(4,2)", "1E999999999")]
    [InlineData("decimal(4,2)", "1E-999999999")]
    [InlineData("decimal(4,2)", "1E99999999999999")]
    [InlineData("decimal(38,0)", "100000000000000000000000000000000000000")]
    [InlineData("decimal(38,0)", "9999999999999999999999999999999999999999999999")]
    [InlineData("decimal(38,38)", "1")]
    [InlineData("decimal(4,2)", "\"1\"")]
    [InlineData("string", "1")]
    [InlineData("string", "[]")]
    [InlineData("string", "\"\\ud800\"")]
    [InlineData("string", "\"\\x\"")]
    [InlineData("binary", "\"AP8\"")]
    [InlineData("binary", "\"*\"")]
    [InlineData("binary", "7")]
    [InlineData("date", "\"2020-01-01\"")]
    [InlineData("date", "2147483648")]
    [InlineData("timestamp", "9223372036854775808")]
    [InlineData("interval", "\"\"")]
    [InlineData("interval", "\"1\"")]
    [InlineData("interval", "\"1 years \"")]
    [InlineData("interval", "\"1 years  2 days\"")]
    [InlineData("interval", "\"1 weeks\"")]
    [InlineData("interval", "\"1 days 1 years\"")]
    [InlineData("interval", "\"1 days 1 days\"")]
    [InlineData("interval", "\"1.5 days\"")]
    [InlineData("interval", "\"178956971 years\"")]
    [InlineData("interval", "\"2562048 hours\"")]
    [InlineData("interval", "\"9999999999999999999999999999999999 seconds\"")]
    [InlineData("interval", "\"0.0000000001 seconds\"")]
    [InlineData("interval", "1")]
    [InlineData("void", "1")]
    [InlineData("variant", "[1,]")]
    public async Task ReadAsync_NoValueOfItsType_NamesColumnAndRow(string type, string json)
    {
        var unreadable = await Should.ThrowAsync<LivyDataException>(ReadRows.Of($"{{\"c0\":null}}\n{{\"c0\":{json}}}\n", OneColumn.Of(type)));

        unreadable.Column.ShouldBe("a");
        unreadable.SparkType.ShouldBe(OneColumn.Of(type).Columns[0].Type.Name);
        unreadable.Row.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("1")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"c0\"")]
    [InlineData("{\"c0\":1")]
    [InlineData("{\"c0\":1}}")]
    [InlineData("{\"c0\":1}{\"c0\":1}")]
    [InlineData("{\"c0\":1,\"c1\":1}")]
    [InlineData("{\"c1\":1}")]
    [InlineData("{\"C0\":1}")]
    [InlineData("{\"c0\":1,}")]
    [InlineData("{\"c0\":1} // why")]
    [InlineData("{c0:1}")]
    [InlineData("\ufeff{\"c0\":1}")]
    public async Task ReadAsync_NoRow_NamesTheRow(string line)
    {
        var unreadable = await Should.ThrowAsync<LivyDataException>(ReadRows.Of($"{{\"c0\":1}}\n{line}\n{{\"c0\":1}}\n", OneColumn.Of("integer")));

        unreadable.Row.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"c0":[{"f0":{"k":1},"f1":null},{"f0":{"k":"x"},"f1":null}]}""", "a[1].x y[0]")]
    [InlineData("""{"c0":[{"f0":{"x":1,"y":1.5},"f1":null}]}""", "a[0].x y[1]")]
    [InlineData("""{"c0":[{"f0":1,"f1":null}]}""", "a[0].x y")]
    [InlineData("""{"c0":[{"f0":null}]}""", "a[0].x y")]
    [InlineData("""{"c0":[{"f0":null,"f1":[{"f0":"*","f1":1}]}]}""", "a[0].x y[0]")]
    [InlineData("""{"c0":[{"f0":null,"f1":[{"f0":null,"f1":1}]}]}""", "a[0].x y[0]")]
    [InlineData("""{"c0":[{"f0":null,"f1":[{"f0":"AA==","f1":1,"f2":1}]}]}""", "a[0].x y[0]")]
    [InlineData("""{"c0":[{"f0":null,"f1":[{"f0":"AA=="}]}]}""", "a[0].x y[0]")]
    [InlineData("""{"c0":[{"f0":null,"f1":[1]}]}""", "a[0].x y[0]")]
    [InlineData("""{"c0":[{"f0":null,"f1":{"AA==":1}}]}""", "a[0].x y")]
    [InlineData("""{"c0":[null,1]}""", "a[1]")]
    [InlineData("""{"c0":{}}""", "a")]
    public async Task ReadAsync_DeepInAColumn_TellsThePath(string line, string path)
    {
        var type = OneColumn.ArrayOf(OneColumn.StructOf(OneColumn.MapOf("string", "integer"), OneColumn.MapOf("binary", "integer")));

        var unreadable = await Should.ThrowAsync<LivyDataException>(ReadRows.Of(line, OneColumn.Of(type)));

        unreadable.Column.ShouldBe(path);
        unreadable.Row.ShouldBe(0);
        unreadable.SparkType.ShouldBe("array<struct<x y:map<string,int>,x y:map<binary,int>>>");
    }

    [Fact]
    public async Task ReadAsync_InvalidUtf8_IsADataException()
    {
        byte[] line = [.. "{\"c0\":\""u8, 0xc0, 0x80, .. "\"}"u8];

        var unreadable = await Should.ThrowAsync<LivyDataException>(ReadRows.Of(line, OneColumn.Of("string")));

        unreadable.Message.ShouldBe("Row 0 of the result can not be read: it is no UTF-8.");
    }

    [Theory]
    [InlineData("decimal(39,0)")]
    [InlineData("decimal(0,0)")]
    [InlineData("decimal(10,39)")]
    public async Task ReadAsync_ADecimalThatCanNotBe_IsADataException(string type)
    {
        var unreadable = await Should.ThrowAsync<LivyDataException>(ReadRows.Of("{\"c0\":null}", OneColumn.Of(OneColumn.ArrayOf(type))));

        unreadable.SparkType.ShouldBe(type);
    }

    [Theory]
    [InlineData("string")]
    [InlineData("integer")]
    [InlineData("variant")]
    public async Task ReadAsync_AMillionBrackets_IsADataException(string type)
    {
        var line = $"{{\"c0\":{new string('[', 1_000_000)}";

        await Should.ThrowAsync<LivyDataException>(ReadRows.Of(line, OneColumn.Of(type)));
    }

    [Fact]
    public void Append_NullsThatStandForMuch_AreADataException()
    {
        var type = OneColumn.ArrayOf(OneColumn.StructOf([.. Enumerable.Repeat("long", 1_000)]));
        var rows = new RowsBuilder(OneColumn.Of(type), UnpackLimit.None, maxMemory: 8 * 1024 * 1024);
        var line = Encoding.UTF8.GetBytes($"{{\"c0\":[{string.Join(',', Enumerable.Repeat("null", 10_000))}]}}");

        var unreadable = Should.Throw<LivyDataException>(() => rows.Append(line));

        unreadable.Message.ShouldEndWith("the row is larger than a batch can be.");
    }

    [Fact]
    public async Task ReadAsync_AsDeepAsTheSchema_IsRead()
    {
        var type = Enumerable.Range(0, 40).Aggregate("integer", (inner, _) => OneColumn.MapOf("binary", inner));
        var json = Enumerable.Range(0, 40).Aggregate("1", (inner, _) => $"[{{\"f0\":\"\",\"f1\":{inner}}}]");

        var rows = await ReadRows.Of($"{{\"c0\":{json}}}", OneColumn.Of(type));

        rows.ShouldHaveSingleItem()[0].ShouldEndWith($"=1{new string('}', 40)}");
    }

    [Fact]
    public async Task ReadAsync_AColumnWithALineEndInItsName_HasAMessageOfOneLine()
    {
        var schema = new SparkSchema([new SparkColumn("a\nb", new SparkType(SparkTypeKind.Int, "int"))]);

        var unreadable = await Should.ThrowAsync<LivyDataException>(ReadRows.Of("{\"c0\":true}", schema));

        unreadable.Message.ShouldBe("Column a b of row 0 of the result can not be read as int: it is no whole number.");
        unreadable.Column.ShouldBe("a\nb");
    }

    [Fact]
    public async Task ReadAsync_AfterGoodBatches_NamesTheRowInTheResult()
    {
        var lines = new StringBuilder().Insert(0, "{\"c0\":1}\n", 9_000).Append("{\"c0\":x}").ToString();

        var unreadable = await Should.ThrowAsync<LivyDataException>(ReadRows.Of(lines, OneColumn.Of("integer")));

        unreadable.Row.ShouldBe(9_000);
    }
}
