namespace Livy.Client.Data.Testing.Tests;

public sealed class ProtocolTests : IDisposable
{
    private readonly Driver _driver = new();

    public void Dispose() => _driver.Dispose();

    [Theory]
    [InlineData("""{"op":"open","reader":"r","pieces":["x"],"types":[],"values":[]}""")]
    [InlineData("""{"op":"page","reader":"r","page":0}""")]
    [InlineData("""{"op":"close","reader":"r"}""")]
    [InlineData("""{"op":"count"}""")]
    public async Task Ask_BeforeTheInstall_SaysNotInstalled(string request)
    {
        _driver.Livy.Queries();
        await _driver.StartWithoutReaderAsync();

        var answer = await _driver.AskAsync(request);

        answer.Status.ShouldBe(9);
        answer.Payload.ShouldBeEmpty();
    }

    [Fact]
    public async Task Query_OfTwoRows_ComesInOnePage()
    {
        _driver.Livy.OnQuery("select name, age from people").ReturnsRows(new Person("Ann", 31), new Person("Bob", null));
        await _driver.StartAsync();

        var result = await _driver.QueryAsync("select name, age from people");

        result.Schema.ToJsonString().ShouldBe("""{"type":"struct","fields":[{"name":"Name","type":"string","nullable":true,"metadata":{}},{"name":"Age","type":"integer","nullable":true,"metadata":{}}]}""");
        result.Rows.ShouldBe([["Ann", 31], ["Bob", null]]);
        result.Pages.ShouldBe(1);
        result.Batches.ShouldHaveSingleItem().Schema.FieldsList.Select(field => field.Name).ShouldBe(["c0", "c1"]);
    }

    [Fact]
    public async Task Query_ByStatements_GivesTheSame()
    {
        _driver.Livy.OnQuery("select 1").ReturnsRows(1);
        await _driver.StartWithoutReaderAsync();
        (await _driver.AskByStatementAsync("""{"op":"install"}""")).Json.ToJsonString().ShouldBe("{}");

        var opened = await _driver.AskByStatementAsync(Driver.Open("r", "select 1"));
        var page = await _driver.AskByStatementAsync("""{"op":"page","reader":"r","page":0,"bytes":100000,"wait":1000}""");

        opened.Json["format"]!.GetValue<string>().ShouldBe("arrow");
        page.Status.ShouldBe(2);
        Cell.Of(Driver.Batches(page.Piece).Single().Column(0), 0).ShouldBe(1);
    }

    [Fact]
    public async Task Query_OfManyRows_ComesInPiecesOfOneStream()
    {
        _driver.Livy.OnQuery("many").ReturnsRows(Enumerable.Range(0, 50_000).Select(n => new Person($"name {n}", n)));
        await _driver.StartAsync();

        var result = await _driver.QueryAsync("many", bytes: 16_384);

        result.Pages.ShouldBeGreaterThan(5);
        result.Batches.Count.ShouldBe(5);
        result.Column(1).ShouldBe(Enumerable.Range(0, 50_000).Cast<object?>());
    }

    [Fact]
    public async Task Query_WithoutRows_HasItsSchema()
    {
        _driver.Livy.OnQuery("none").ReturnsRows<Person>();
        await _driver.StartAsync();

        var result = await _driver.QueryAsync("none");

        result.Names.ShouldBe(["Name", "Age"]);
        result.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Page_AskedAgain_IsTheSameUntilTheNextWasAsked()
    {
        _driver.Livy.OnQuery("many").ReturnsRows(Enumerable.Range(0, 50_000));
        await _driver.StartAsync();
        await _driver.OpenAsync("many");

        var first = await _driver.PageAsync(0, bytes: 1_024);
        var again = await _driver.PageAsync(0, bytes: 1_024);
        var second = await _driver.PageAsync(1, bytes: 1_024);
        var gone = await _driver.PageAsync(0, bytes: 1_024);

        again.Payload.ShouldBe(first.Payload);
        second.Payload.ShouldNotBe(first.Payload);
        gone.Status.ShouldBe(8);
        gone.Json["kind"]!.GetValue<string>().ShouldBe("reader");
    }

    [Theory]
    [InlineData("", 0x00000000u)]
    [InlineData("123456789", 0xCBF43926u)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x414FA339u)]
    public void Checksum_OfKnownTexts_IsTheKnownOne(string text, uint checksum) => PageChecksum.Of(System.Text.Encoding.ASCII.GetBytes(text)).ShouldBe(checksum);

    [Fact]
    public async Task Page_OfAResult_HasItsChecksumInFront()
    {
        _driver.Livy.OnQuery("one").ReturnsRows(1);
        await _driver.StartAsync();
        await _driver.OpenAsync("one");

        var page = await _driver.PageAsync(0);

        page.Checksum.ShouldBe(PageChecksum.Of(page.Piece));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(int.MaxValue)]
    public async Task Page_OutOfOrder_Fails(int page)
    {
        _driver.Livy.OnQuery("one").ReturnsRows(1);
        await _driver.StartAsync();
        await _driver.OpenAsync("one");

        var answer = await _driver.PageAsync(page);

        answer.Status.ShouldBe(8);
        (await _driver.PageAsync(0)).Status.ShouldBe(2);
    }

    [Fact]
    public async Task Page_BehindTheLast_Fails()
    {
        _driver.Livy.OnQuery("one").ReturnsRows(1);
        await _driver.StartAsync();
        await _driver.QueryAsync("one");

        var answer = await _driver.PageAsync(1);

        answer.Json["message"]!.GetValue<string>().ShouldBe("Page 1 can not be had: the newest is 0, the last.");
    }

    [Fact]
    public async Task Open_SentAgain_IsOneQuery()
    {
        _driver.Livy.OnQuery("one").ReturnsRows(1);
        await _driver.StartAsync();

        var first = await _driver.OpenAsync("one");
        var again = await _driver.OpenAsync("one");

        again.Text.ShouldBe(first.Text);
        _driver.Livy.Queries().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Close_OfAReader_LetsItGo()
    {
        _driver.Livy.OnQuery("one").ReturnsRows(1);
        await _driver.StartAsync();
        await _driver.OpenAsync("one", "a");
        await _driver.OpenAsync("one", "b");

        var closed = await _driver.AskAsync("""{"op":"close","reader":"a"}""");
        var unknown = await _driver.AskAsync("""{"op":"close","reader":"nobody"}""");
        var count = await _driver.AskAsync("""{"op":"count"}""");
        var page = await _driver.PageAsync(0, reader: "a");

        closed.Text.ShouldBe("{}");
        unknown.Text.ShouldBe("{}");
        count.Text.ShouldBe("""{"readers":1}""");
        page.Json["kind"]!.GetValue<string>().ShouldBe("reader");
    }

    [Fact]
    public async Task Reader_NobodyAsksFor_IsDropped()
    {
        _driver.Livy.OnQuery("one").ReturnsRows(1);
        await _driver.StartAsync();
        await _driver.AskAsync(Driver.Open("r", "one", idle: 60_000));

        _driver.Advance(TimeSpan.FromSeconds(61));

        (await _driver.PageAsync(0)).Json["kind"]!.GetValue<string>().ShouldBe("reader");
    }

    [Fact]
    public async Task Rows_OfAnIterator_AreTakenAsPagesAreAskedFor()
    {
        var taken = 0;
        _driver.Livy.OnQuery("many").ReturnsRows(_ => Enumerable.Range(0, 2_000_000).Select(n => taken = n));
        await _driver.StartAsync();

        await _driver.OpenAsync("many");
        var beforeThePage = taken;
        await _driver.PageAsync(0, bytes: 1_024);

        beforeThePage.ShouldBe(0);
        taken.ShouldBeInRange(1, 100_000);
    }

    [Fact]
    public async Task Session_Ends_ItsReadersGoWithIt()
    {
        var ended = new List<string>();
        _driver.Livy.OnQuery("rows").ReturnsRows(_ => Endless(ended));
        var session = await _driver.StartAsync();
        await _driver.OpenAsync("rows");
        await _driver.PageAsync(0, bytes: 1_024);

        await _driver.DeleteAsync(session);

        ended.ShouldBe(["disposed"]);
    }

    [Fact]
    public async Task Sessions_OfOneServer_ShareScriptsAndNoReaders()
    {
        _driver.Livy.OnQuery("one").ReturnsRows(1);
        var first = await _driver.StartAsync();
        var second = await _driver.StartAsync();
        await _driver.OpenAsync("one", session: first);

        var there = await _driver.AskAsync("""{"op":"count"}""", first);
        var elsewhere = await _driver.AskAsync("""{"op":"count"}""", second);

        there.Text.ShouldBe("""{"readers":1}""");
        elsewhere.Text.ShouldBe("""{"readers":0}""");
    }

    [Fact]
    public async Task Takes_AMinute_IsNotYetThereBefore()
    {
        _driver.Livy.OnQuery("slow").ReturnsRows(1).Takes(TimeSpan.FromMinutes(1));
        await _driver.StartAsync();
        await _driver.OpenAsync("slow");

        var early = await _driver.PageAsync(0, wait: 50);
        _driver.Advance(TimeSpan.FromMinutes(1));
        var late = await _driver.PageAsync(0, wait: 50);

        early.Status.ShouldBe(3);
        late.Status.ShouldBe(2);
    }

    [Fact]
    public async Task Takes_LessThanTheWait_KeepsTheJobSoLong()
    {
        _driver.Livy.OnQuery("slow").ReturnsRows(1).Takes(TimeSpan.FromSeconds(5));
        await _driver.StartAsync();
        await _driver.OpenAsync("slow");

        var job = await _driver.RunAsync(Driver.Pickle(Driver.Marked("""{"op":"page","reader":"r","page":0,"bytes":100000,"wait":10000}""")));

        job["state"]!.GetValue<string>().ShouldBe("STARTED");
    }

    [Fact]
    public async Task Format_Json_IsAnObjectALine()
    {
        _driver.Livy.OnQuery("all").ReturnsTable(
            ["a int", "b decimal(6,3)", "c double", "d date", "e timestamp", "f interval", "g map<int,string>", "h map<struct<x int>,int>", "i struct<x string, y array<boolean>>", "j binary", "k interval day to second"],
            [1, -0.5m, double.NaN, new DateOnly(1970, 1, 2), DateTimeOffset.UnixEpoch.AddSeconds(1), (14, -3, TimeSpan.FromSeconds(3_661.5)), new Dictionary<int, string> { [7] = "x" }, new Dictionary<ValueTuple<int>, int> { [new(1)] = 2 }, ("é", new[] { true }), new byte[] { 1 }, TimeSpan.FromMilliseconds(-1)],
            [null, 1m, 1.5, null, null, (0, 0, TimeSpan.Zero), null, null, null, null, null]);
        await _driver.StartAsync();

        var opened = await _driver.AskAsync(Driver.Open("r", "all", format: "json"));
        var page = await _driver.PageAsync(0);

        opened.Json["format"]!.GetValue<string>().ShouldBe("json");
        using var lines = new StreamReader(new System.IO.Compression.ZLibStream(new MemoryStream(page.Piece), System.IO.Compression.CompressionMode.Decompress));
        (await lines.ReadToEndAsync()).ShouldBe(
            """
            {"c0":1,"c1":-0.500,"c2":"NaN","c3":1,"c4":1000000,"c5":"1 years 2 months -3 days 1 hours 1 minutes 1.5 seconds","c6":{"7":"x"},"c7":[{"f0":{"f0":1},"f1":2}],"c8":{"f0":"\u00E9","f1":[true]},"c9":"AQ==","c10":-1000}
            {"c0":null,"c1":1.000,"c2":1.5,"c3":null,"c4":null,"c5":"0 seconds","c6":null,"c7":null,"c8":null,"c9":null,"c10":null}

            """);
    }

    [Fact]
    public async Task Jobs_OfOthers_AreLeftToTheScripts()
    {
        _driver.Livy.OnQuery("one").ReturnsRows(1);
        _driver.Livy.OnJob().Fails("scripted");
        await _driver.StartAsync();

        var job = await _driver.RunAsync("cbuiltins\neval\n(Vlambda context: 1\ntR.");
        var output = await _driver.ExecuteAsync("1 + 1");

        job["error"]!.GetValue<string>().ShouldBe("scripted");
        output["data"]!["text/plain"]!.GetValue<string>().ShouldBe("2");
    }

    private static IEnumerable<int> Endless(List<string> ended)
    {
        try
        {
            for (var n = 0; ; n++)
            {
                yield return n;
            }
        }
        finally
        {
            ended.Add("disposed");
        }
    }

    private sealed record Person(string Name, int? Age);
}
