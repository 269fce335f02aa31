using System.Text.Json;

namespace Livy.Client.Tests;

/// <summary>Outputs that hold what is no Unicode. Facts, not theories: the test runner writes such texts down as others.</summary>
public class OddTextTests
{
    [Fact]
    public void Text_WithAHalfOfAPairEscaped_HasAReplacementInItsPlace() => Text("a\\ud83db").ShouldBe("a\ufffdb");

    [Fact]
    public void Text_WithALowHalfEscaped_HasAReplacementInItsPlace() => Text("a\\uDE00b").ShouldBe("a\ufffdb");

    [Fact]
    public void Text_WithHalvesInTheWrongOrder_HasTwoReplacements() => Text("\\ude00\\ud83d").ShouldBe("\ufffd\ufffd");

    [Fact]
    public void Text_WithTwoHighHalvesAndALowOne_KeepsThePair() => Text("\\ud83d\\ud83d\\ude00").ShouldBe("\ufffd😀");

    [Fact]
    public void Text_WithAWholePairEscaped_KeepsItBesideAHalf() => Text("\\ud83d\\ude00 \\ud83d").ShouldBe("😀 \ufffd");

    [Fact]
    public void Text_WithAnEscapedBackslashBeforeWhatLooksLikeAHalf_KeepsIt() => Text("\\\\ud83d \\ud83d").ShouldBe("\\ud83d \ufffd");

    [Fact]
    public void Text_WithAHalfAtItsVeryEnd_HasAReplacement() => Text("\\ud83d").ShouldBe("\ufffd");

    [Fact]
    public void Output_WithHalvesEverywhere_NeverThrows() => ReadAll(StatementOutput.Parse(
        """{"status":"ok","execution_count":0,"data":{"text/plain":"\ud83d","application/json":{"schema":{"fields":[{"name":"\ud83d","type":"long"}]},"data":[["\ud83d"]]},"image/\ud83d":"\ud83d","\ude00":1}}"""));

    [Fact]
    public void Output_OfAnErrorWithHalvesEverywhere_NeverThrows() => ReadAll(StatementOutput.Parse("""{"status":"error","ename":"\ud83d","evalue":"\ude00","traceback":["\ud83d"]}"""));

    [Fact]
    public void Output_WithBytesThatAreNoUtf8_NeverThrows()
    {
        var reader = new Utf8JsonReader([.. "{\"status\":\"ok\",\"data\":{\"text/plain\":\"a"u8, 0xff, .. "b\",\"image/png\":\""u8, 0xfe, .. "\"}}"u8]);

        var output = new StatementOutput(JsonElement.ParseValue(ref reader));

        ReadAll(output);
        output.Text.ShouldBe("a\ufffdb");
    }

    [Fact]
    public async Task Statement_WithBytesThatAreNoUtf8_IsReadWithReplacements()
    {
        byte[] body = [.. "{\"id\":0,\"state\":\"available\",\"output\":{\"status\":\"ok\",\"data\":{\"text/plain\":\""u8, 0xff, .. "\"}}}"u8];
        using var client = new StubLivy().On("GET /sessions/7/statements/0", Answers.Bytes(200, body, "application/json")).CreateClient();

        var output = (await client.Sessions.Attach(7).AttachStatement(0).GetAsync()).Output.ShouldNotBeNull();

        output.Text.ShouldBe("\ufffd");
    }

    [Fact]
    public void Output_OfWholeUnicode_IsTheServersJson()
    {
        const string Json = """{"status":"ok","data":{"text/plain":"é 😀 \ud83d\ude00"}}""";

        StatementOutput.Parse(Json).Raw.GetRawText().ShouldContain("é 😀");
        StatementOutput.Parse(Json).Text.ShouldBe("é 😀 😀");
    }

    [Fact]
    public void Output_OfADefaultElement_NeverThrows() => Should.NotThrow(() => new StatementOutput(default).Text);

    [Fact]
    public void Table_AndImage_AreParsedOnce()
    {
        var output = StatementOutput.Parse("""{"status":"ok","data":{"application/vnd.livy.table.v1+json":{"headers":[],"data":[]},"image/png":"iVBORw=="}}""");

        output.Table.ShouldBeSameAs(output.Table);
        output.Image.ShouldBeSameAs(output.Image);
    }

    private static string? Text(string escaped) => StatementOutput.Parse($$$"""{"status":"ok","data":{"text/plain":"{{{escaped}}}"}}""").Text;

    private static void ReadAll(StatementOutput output) => Should.NotThrow(() => string.Join(
        ' ',
        [
            output.Text,
            output.Table?.Rows.Count,
            .. output.Table?.Columns.Select(column => column.Name) ?? [],
            .. output.Table?.Rows.SelectMany(row => row).Select(cell => cell.ToString()) ?? [],
            output.Image?.MediaType,
            .. output.MediaTypes,
            .. output.MediaTypes.Select(type => output.Find(type)?.ToString()),
            output.Json?.ToString(),
            output.Error?.ToString(),
            output.Error?.Traceback.Count,
            output.ExecutionCount,
            output.ToString(),
        ]));
}
