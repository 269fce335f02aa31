using System.Text.Json.Nodes;

namespace Livy.Client.Data.Testing.Tests;

public sealed class HostileRequestTests : IDisposable
{
    private readonly Driver _driver = new();

    public HostileRequestTests() => _driver.Livy.OnQuery("one").ReturnsRows(1);

    public static TheoryData<string> Payloads =>
    [
        "livyclient:A",
        "livyclient:=====",
        "livyclient:bm90IGpzb24=",
        Driver.Marked("[1]"),
        Driver.Marked("null"),
        Driver.Marked("{}"),
        Driver.Marked("""{"op":"drop all"}"""),
        Driver.Marked("""{"op":7}"""),
        Driver.Marked("{\"op\":\"open\",\"reader\":\"\\ud800\",\"pieces\":[\"x\"]}"),
        Driver.Marked("""{"op":"open"}"""),
        Driver.Marked("""{"op":"open","reader":"r","pieces":["a","b"],"types":[],"values":[]}"""),
        Driver.Marked("""{"op":"open","reader":"r","pieces":[null],"types":[],"values":[]}"""),
        Driver.Marked("""{"op":"open","reader":"r","pieces":["a","b"],"types":[null],"values":["1"]}"""),
        Driver.Marked("""{"op":"open","reader":"r","pieces":"one","types":{},"values":1}"""),
        Driver.Marked(new string('[', 10_000)),
        Driver.Marked("{\"op\":" + new string('[', 10_000) + new string(']', 10_000) + "}"),
    ];

    public void Dispose() => _driver.Dispose();

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Job_ThatIsNoRequest_Fails(string payload)
    {
        await _driver.StartAsync();

        var end = await _driver.RunAsync(Driver.Pickle(payload));

        end["state"]!.GetValue<string>().ShouldBe("FAILED");
        end["error"]!.GetValue<string>().ShouldStartWith("FakeLivy: what follows livyclient: is no request: ");
        (await _driver.QueryAsync("one")).Rows.ShouldBe([[1]]);
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task Statement_ThatIsNoRequest_EndsInAnError(string payload)
    {
        await _driver.StartAsync();

        var output = await _driver.ExecuteAsync($"print(reader('{payload}'))");

        output["status"]!.GetValue<string>().ShouldBe("error");
        output["evalue"]!.GetValue<string>().ShouldStartWith("FakeLivy: ");
    }

    [Theory]
    [InlineData("""{"op":"page","reader":"r","page":0,"bytes":-1,"wait":-1}""")]
    [InlineData("""{"op":"page","reader":"r","page":0,"bytes":1e300,"wait":9223372036854775807}""")]
    [InlineData("""{"op":"page","reader":"r","page":0,"bytes":"many","wait":null}""")]
    [InlineData("""{"op":"page","reader":"r"}""")]
    public async Task Page_OfStrangeNumbers_TakesTheNearestSensible(string request)
    {
        await _driver.StartAsync();
        await _driver.OpenAsync("one");

        (await _driver.AskAsync(request)).Status.ShouldBe(2);
    }

    [Fact]
    public async Task Open_MoreReadersThanAnyClientHas_Fails()
    {
        await _driver.StartAsync();
        for (var n = 0; n < 1_000; n++)
        {
            await _driver.OpenAsync("one", $"r{n}");
        }

        var end = await _driver.RunAsync(Driver.Pickle(Driver.Marked(Driver.Open("one too many", "one"))));

        end["state"]!.GetValue<string>().ShouldBe("FAILED");
    }

    [Fact]
    public async Task Parameters_ThatAreNone_ComeAsTheirText()
    {
        await _driver.StartAsync();
        var values = new JsonArray("x", "1e400", "99999999999999999999", "!", "2026-13-45", "9223372036854775807", "9223372036854775807", "7", null);
        var types = new JsonArray("int", "decimal(38,0)", "bigint", "binary", "date", "timestamp", "interval day to second", "array<int>", "int");
        var request = new JsonObject { ["op"] = "open", ["reader"] = "r", ["pieces"] = new JsonArray([.. Enumerable.Repeat(0, 10).Select(_ => (JsonNode)"x")]), ["types"] = types, ["values"] = values };

        await _driver.AskAsync(request.ToJsonString());

        var query = _driver.Livy.Queries().ShouldHaveSingleItem();
        query.Parameters.ShouldBe(["x", "1e400", "99999999999999999999", "!", "2026-13-45", "9223372036854775807", "9223372036854775807", "7", null]);
        query.Text.ShouldStartWith("x:p0x:p1x");
    }

    [Fact]
    public async Task Queries_OfLongTexts_KeepTheNewest()
    {
        using var small = new Driver(new FakeLivyOptions { MemoryLimit = 1_000_000 });
        small.Livy.Queries();
        await small.StartAsync();
        for (var n = 0; n < 10; n++)
        {
            await small.OpenAsync(new string((char)('a' + n), 50_000), $"r{n}");
        }

        var kept = small.Livy.Queries();

        kept.Count.ShouldBeInRange(1, 5);
        kept[^1].Text[0].ShouldBe('j');
    }
}
