namespace Livy.Client.Data.Tests;

public sealed class SparkSchemaJsonTests
{
    [Theory]
    [InlineData("\"integer\"", "int")]
    [InlineData("\"long\"", "bigint")]
    [InlineData("\"decimal(20,4)\"", "decimal(20,4)")]
    [InlineData("\"interval day to second\"", "interval day to second")]
    [InlineData("{\"type\":\"array\",\"elementType\":\"short\",\"containsNull\":true}", "array<smallint>")]
    [InlineData("{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":\"byte\",\"valueContainsNull\":true}", "map<string,tinyint>")]
    [InlineData("{\"type\":\"struct\",\"fields\":[{\"name\":\"x\",\"type\":\"double\",\"nullable\":true,\"metadata\":{}}]}", "struct<x:double>")]
    [InlineData("\"variant\"", "variant")]
    public void Read_AType_IsNamedAsSparkNamesIt(string json, string expected)
    {
        var schema = SparkSchemaJson.Read($$$"""{"type":"struct","fields":[{"name":"a","type":{{{json}}},"nullable":false,"metadata":{"comment":"why"}}]}""");

        schema.Columns.ShouldHaveSingleItem().Type.Name.ShouldBe(expected);
        schema.Columns[0].Comment.ShouldBe("why");
        schema.Columns[0].IsNullable.ShouldBeFalse();
    }

    [Fact]
    public void Read_AColumnOfATableThatIsChar_IsChar()
    {
        var schema = SparkSchemaJson.Read("""{"type":"struct","fields":[{"name":"a","type":"string","nullable":true,"metadata":{"__CHAR_VARCHAR_TYPE_STRING":"char(5)"}}]}""");

        schema.Columns[0].Type.Kind.ShouldBe(SparkTypeKind.Char);
        schema.Columns[0].Type.Length.ShouldBe(5);
    }

    [Fact]
    public void Read_ADecimalWhoseScaleIsBelowZero_KeepsIt()
    {
        var schema = SparkSchemaJson.Read("""{"type":"struct","fields":[{"name":"a","type":"decimal(2,-3)","nullable":true,"metadata":{}}]}""");

        schema.Columns[0].Type.Precision.ShouldBe(2);
        schema.Columns[0].Type.Scale.ShouldBe(-3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"fields\":[{}]}")]
    public void Read_SomethingElse_IsADataException(string json) => Should.Throw<LivyDataException>(() => SparkSchemaJson.Read(json));
}
