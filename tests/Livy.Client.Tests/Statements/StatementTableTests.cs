using System.Text.Json;

namespace Livy.Client.Tests;

/// <summary>Cells that come as text in columns of another type.</summary>
public class StatementTableTests
{
    [Theory]
    [InlineData("long", "9007199254740993", "9007199254740993")]
    [InlineData("bigint", "-1", "-1")]
    [InlineData("integer", "7", "7")]
    [InlineData("short", "7", "7")]
    [InlineData("byte", "7", "7")]
    [InlineData("double", "1.5", "1.5")]
    [InlineData("float", "1e3", "1e3")]
    [InlineData("BIGINT_TYPE", "9007199254740993", "9007199254740993")]
    [InlineData("Long", "7", "7")]
    public void Cell_OfANumberAsText_IsTheNumber(string type, string text, string expected)
    {
        var cell = Sql(type, $"\"{text}\"");

        cell.ValueKind.ShouldBe(JsonValueKind.Number);
        cell.GetRawText().ShouldBe(expected);
    }

    [Fact]
    public void Cell_OfALargeNumberAsText_LosesNoDigit() => Sql("long", "\"9007199254740993\"").GetInt64().ShouldBe(9007199254740993);

    [Theory]
    [InlineData("boolean", "true", true)]
    [InlineData("BOOLEAN_TYPE", "false", false)]
    public void Cell_OfABooleanAsText_IsTheBoolean(string type, string text, bool expected) => Sql(type, $"\"{text}\"").GetBoolean().ShouldBe(expected);

    [Theory]
    [InlineData("string", "7")]
    [InlineData("string", "true")]
    [InlineData("decimal(38,2)", "1.50")]
    [InlineData("", "7")]
    [InlineData("double", "NaN")]
    [InlineData("double", "Infinity")]
    [InlineData("long", "")]
    [InlineData("long", " ")]
    [InlineData("long", "7 8")]
    [InlineData("long", "007")]
    [InlineData("long", "true")]
    [InlineData("long", "null")]
    [InlineData("long", "[1]")]
    [InlineData("boolean", "1")]
    [InlineData("boolean", "yes")]
    public void Cell_OfATextThatIsNoneOfItsColumn_StaysText(string type, string text)
    {
        var cell = Sql(type, $"\"{text}\"");

        cell.ValueKind.ShouldBe(JsonValueKind.String);
        cell.GetString().ShouldBe(text);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("[\"7\"]")]
    public void Cell_OfSomethingElse_StaysAsItIs(string json) => Sql("long", json).GetRawText().ShouldBe(json);

    [Fact]
    public void Cell_OfALivyTable_IsReadTheSameWay()
    {
        var table = StatementOutput.Parse("""{"status":"ok","data":{"application/vnd.livy.table.v1+json":{"headers":[{"name":"a","type":"INT_TYPE"},{"name":"b","type":"STRING_TYPE"}],"data":[["1","2","3"]]}}}""").Table.ShouldNotBeNull();

        table.Rows[0].Select(cell => cell.GetRawText()).ShouldBe(["1", "\"2\"", "\"3\""]);
    }

    private static JsonElement Sql(string type, string cell) => StatementOutput
        .Parse($$$$"""{"status":"ok","data":{"application/json":{"schema":{"fields":[{"name":"a","type":"{{{{type}}}}"}]},"data":[[{{{{cell}}}}]]}}}""")
        .Table.ShouldNotBeNull().Rows[0][0];
}
