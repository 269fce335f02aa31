using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Livy.Client.Tests;

public class StatementOutputTests
{
    [Fact]
    public void Output_OfText_HasItAsTheServerWroteIt()
    {
        var output = StatementOutput.Parse("""{"status":"ok","execution_count":3,"data":{"text/plain":"res0: Int = 3\n"}}""");

        output.Text.ShouldBe("res0: Int = 3\n");
        output.ExecutionCount.ShouldBe(3);
        output.IsOk.ShouldBeTrue();
        output.Error.ShouldBeNull();
        output.Json.ShouldBeNull();
        output.Table.ShouldBeNull();
        output.Image.ShouldBeNull();
        output.MediaTypes.ShouldBe(["text/plain"]);
        output.ToString().ShouldBe("res0: Int = 3\n");
    }

    [Fact]
    public void Output_OfNothing_IsAnEmptyText() => StatementOutput.Parse("""{"status":"ok","execution_count":0,"data":{"text/plain":""}}""").Text.ShouldBe("");

    [Fact]
    public void Output_OfAnError_HasNameValueAndTraceback()
    {
        var output = StatementOutput.Parse("""{"status":"error","execution_count":2,"ename":"ZeroDivisionError","evalue":"division by zero","traceback":["Traceback (most recent call last):\n","ZeroDivisionError: division by zero\n"]}""");

        output.IsOk.ShouldBeFalse();
        output.Error.ShouldNotBeNull().ToString().ShouldBe("ZeroDivisionError: division by zero");
        output.Error.Traceback.Count.ShouldBe(2);
        output.Text.ShouldBeNull();
        output.ToString().ShouldBe("ZeroDivisionError: division by zero");
    }

    [Theory]
    [InlineData("""{"status":"error"}""", "Error")]
    [InlineData("""{"status":"error","ename":null,"evalue":null,"traceback":null}""", "Error")]
    [InlineData("""{"status":"error","ename":"E","evalue":"\nboth\n","traceback":[null,5,"x"]}""", "E: both")]
    [InlineData("""{"status":"error","ename":"Error","evalue":"incomplete statement","traceback":[]}""", "Error: incomplete statement")]
    public void Output_OfAnErrorWithGaps_IsAnError(string json, string expected) => StatementOutput.Parse(json).Error.ShouldNotBeNull().ToString().ShouldBe(expected);

    [Theory]
    [InlineData("Interpreter died:\n\n", true)]
    [InlineData("Interpreter died:\nTraceback", true)]
    [InlineData("division by zero", false)]
    public void Error_OfADeadInterpreter_SaysSo(string value, bool expected) => new StatementError("Error", value, []).IsInterpreterDead.ShouldBe(expected);

    [Fact]
    public void Output_OfAnErrorDressedAsOk_IsAnError()
    {
        var output = StatementOutput.Parse("""{"status":"ok","execution_count":7,"data":{"msg_type":"execute_reply","content":{"ename":"KeyError","evalue":"'nosuch'","traceback":["KeyError: 'nosuch'\n"],"status":"error"}}}""");

        output.IsOk.ShouldBeFalse();
        output.Error.ShouldNotBeNull().Name.ShouldBe("KeyError");
        output.Text.ShouldBeNull();
    }

    [Fact]
    public void Output_OfJson_CanBeReadAsAType()
    {
        var output = StatementOutput.Parse("""{"status":"ok","execution_count":0,"data":{"application/json":{"a":[1,99999999999999999999]}}}""");

        output.Json.ShouldNotBeNull().GetProperty("a")[1].GetRawText().ShouldBe("99999999999999999999");
        output.ReadJson(JsonTypeInfo.CreateJsonTypeInfo<JsonElement>(new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver() })).ValueKind.ShouldBe(JsonValueKind.Object);
        output.Table.ShouldBeNull();
    }

    [Fact]
    public void ReadJson_OfAnOutputWithout_SaysWhatThereIs()
    {
        var type = LivyJsonContext.Default.ServerVersion;

        Should.Throw<InvalidOperationException>(() => StatementOutput.Parse("""{"status":"ok","data":{"text/plain":"2"}}""").ReadJson(type)).Message.ShouldContain("text/plain");
        Should.Throw<InvalidOperationException>(() => StatementOutput.Parse("{}").ReadJson(type)).Message.ShouldContain("nothing");
        Should.Throw<ArgumentNullException>(() => StatementOutput.Parse("{}").ReadJson<ServerVersion>(null!));
    }

    [Fact]
    public void Output_OfATable_HasColumnsAndRowsAndKeepsShortRows()
    {
        var table = StatementOutput.Parse("""{"status":"ok","data":{"application/vnd.livy.table.v1+json":{"headers":[{"name":"0","type":"INT_TYPE"},{"type":"STRING_TYPE","name":"1"}],"data":[[1,"x"],[2],[]]}}}""").Table.ShouldNotBeNull();

        table.Columns.ShouldBe([new TableColumn("0", "INT_TYPE"), new TableColumn("1", "STRING_TYPE")]);
        table.Rows.Select(row => row.Count).ShouldBe([2, 1, 0]);
        table.Rows[0][1].GetString().ShouldBe("x");
    }

    [Fact]
    public void Output_OfAnEmptyTable_HasNone()
    {
        var table = StatementOutput.Parse("""{"status":"ok","data":{"application/vnd.livy.table.v1+json":{"headers":[],"data":[]}}}""").Table.ShouldNotBeNull();

        table.Columns.ShouldBeEmpty();
        table.Rows.ShouldBeEmpty();
    }

    [Fact]
    public void Output_OfSql_IsATableAndJson()
    {
        var output = StatementOutput.Parse("""{"status":"ok","data":{"application/json":{"schema":{"type":"struct","fields":[{"name":"a","type":"integer","nullable":false,"metadata":{}},{"name":"a","type":{"type":"array","elementType":"string"}}]},"data":[[1,["x"]],[null,null]]}}}""");

        output.Table.ShouldNotBeNull().Columns.Select(column => column.Name).ShouldBe(["a", "a"]);
        output.Table.Columns[0].Type.ShouldBe("integer");
        output.Table.Columns[1].Type.ShouldBe("""{"type":"array","elementType":"string"}""");
        output.Table.Rows[1][0].ValueKind.ShouldBe(JsonValueKind.Null);
        output.Json.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("""{"status":"ok","data":{"application/json":{"schema":{},"data":[]}}}""")]
    [InlineData("""{"status":"ok","data":{"application/json":{"schema":{"fields":7},"data":[]}}}""")]
    [InlineData("""{"status":"ok","data":{"application/json":[1,2]}}""")]
    [InlineData("""{"status":"ok","data":{"application/vnd.livy.table.v1+json":[]}}""")]
    [InlineData("""{"status":"ok","data":{"application/vnd.livy.table.v1+json":{"headers":[]}}}""")]
    [InlineData("""{"status":"ok","data":null}""")]
    [InlineData("5")]
    [InlineData("null")]
    public void Output_OfWhatIsNoTable_HasNone(string json) => StatementOutput.Parse(json).Table.ShouldBeNull();

    [Fact]
    public void Output_OfATableWithOddParts_IsRead()
    {
        var table = StatementOutput.Parse("""{"status":"ok","data":{"application/vnd.livy.table.v1+json":{"headers":["a",{"name":5}],"data":[7,null]}}}""").Table.ShouldNotBeNull();

        table.Columns.ShouldBe([new TableColumn("", ""), new TableColumn("5", "")]);
        table.Rows.Select(row => row.Count).ShouldBe([1, 1]);
    }

    [Fact]
    public void Output_OfAnImage_HasItsBytes()
    {
        var output = StatementOutput.Parse("""{"status":"ok","data":{"text/plain":"printed","image/png":"iVBORw=="}}""");

        output.Image.ShouldNotBeNull().MediaType.ShouldBe("image/png");
        output.Image.Bytes.ToArray().ShouldBe([0x89, 0x50, 0x4e, 0x47]);
        output.Text.ShouldBe("printed");
    }

    [Theory]
    [InlineData("""{"status":"ok","data":{"image/png":"not base64!"}}""")]
    [InlineData("""{"status":"ok","data":{"image/svg+xml":"<svg/>"}}""")]
    [InlineData("""{"status":"ok","data":{"image/png":5}}""")]
    public void Output_OfAnImageThatCanNotBeRead_HasNone(string json) => StatementOutput.Parse(json).Image.ShouldBeNull();

    [Fact]
    public void Output_WithoutExecutionCount_HasMinusOne() => StatementOutput.Parse("""{"status":"ok","execution_count":"x"}""").ExecutionCount.ShouldBe(-1);

    [Fact]
    public void Parse_OfNoJson_ThrowsJsonException() => Should.Throw<JsonException>(() => StatementOutput.Parse("<html>"));

    [Fact]
    public void Find_OfAMediaType_IsItsValue() => StatementOutput.Parse("""{"data":{"x/y":1}}""").Find("x/y").ShouldNotBeNull().GetInt32().ShouldBe(1);
}
