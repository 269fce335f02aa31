namespace Livy.Client.Data.Testing.Tests;

public sealed class FailureTests : IDisposable
{
    private readonly Driver _driver = new();

    public void Dispose() => _driver.Dispose();

    [Fact]
    public async Task Fails_BeforeTheFirstRow_IsTheAnswerToTheOpen()
    {
        _driver.Livy.OnQuery("bad").ReturnsRows(1).Fails("UNRESOLVED_COLUMN", "[UNRESOLVED_COLUMN] A column …", "42703");

        var failed = await OpenAsync("bad");

        failed.Status.ShouldBe(8);
        failed.Json["kind"]!.GetValue<string>().ShouldBe("query");
        failed.Json["errorClass"]!.GetValue<string>().ShouldBe("UNRESOLVED_COLUMN");
        failed.Json["sqlState"]!.GetValue<string>().ShouldBe("42703");
        failed.Json["message"]!.GetValue<string>().ShouldBe("[UNRESOLVED_COLUMN] A column …");
        failed.Json["stack"]!.GetValue<string>().ShouldContain("\tat ");
        (await _driver.AskAsync("""{"op":"count"}""")).Text.ShouldBe("""{"readers":0}""");
    }

    [Fact]
    public async Task ThenFails_AfterRows_LetsThemBeRead()
    {
        _driver.Livy.OnQuery("late").ReturnsRows(Enumerable.Range(0, 12_000)).ThenFails("DIVIDE_BY_ZERO", "[DIVIDE_BY_ZERO] Division by zero.", "22012");
        (await OpenAsync("late")).Status.ShouldBe(0);

        var page = await _driver.PageAsync(0);
        var failed = await _driver.PageAsync(1);
        var again = await _driver.PageAsync(1);
        var beyond = await _driver.PageAsync(2);

        page.Status.ShouldBe(1);
        Rows(page.Piece).ShouldBe(12_000);
        failed.Json["errorClass"]!.GetValue<string>().ShouldBe("DIVIDE_BY_ZERO");
        again.Text.ShouldBe(failed.Text);
        beyond.Json["kind"]!.GetValue<string>().ShouldBe("reader");
    }

    [Fact]
    public async Task Rows_ThatThrow_FailAfterTheRowsBefore()
    {
        _driver.Livy.OnQuery("broken").ReturnsRows(_ => Broken());
        await OpenAsync("broken");

        var page = await _driver.PageAsync(0);
        var failed = await _driver.PageAsync(1);

        Rows(page.Piece).ShouldBe(2);
        failed.Json["message"]!.GetValue<string>().ShouldBe("FakeLivy: the rows of the query threw TimeoutException: too slow");
    }

    [Fact]
    public async Task Script_WithoutRows_SaysWhatIsMissing()
    {
        _driver.Livy.OnQuery("forgotten");

        (await OpenAsync("forgotten")).Json["message"]!.GetValue<string>().ShouldEndWith("Add .ReturnsRows(...).");
    }

    [Fact]
    public async Task Value_ThatDoesNotFit_IsNamedByPlaceAndType()
    {
        _driver.Livy.OnQuery("x").ReturnsTable(["name string", "age int"], ["Ann", 31], ["Bob", "40"]);

        (await FirstFailureAsync()).ShouldBe("FakeLivy: row 1, column age: A value of type String is no int.");
    }

    [Theory]
    [InlineData("tinyint", 128)]
    [InlineData("int", 3_000_000_000)]
    [InlineData("bigint", 9223372036854775808)]
    [InlineData("decimal(3,1)", 100)]
    [InlineData("boolean", 1)]
    [InlineData("void", 1)]
    [InlineData("string", 1)]
    [InlineData("binary", "AQI=")]
    [InlineData("date", "2026-01-01")]
    [InlineData("timestamp", 0)]
    [InlineData("timestamp_ntz", 0)]
    [InlineData("interval day to second", 0)]
    [InlineData("interval", 0)]
    [InlineData("double", "1")]
    [InlineData("int", 1.0)]
    [InlineData("array<int>", "text")]
    [InlineData("map<string,int>", "text")]
    [InlineData("struct<a:int>", "text")]
    public async Task Value_OfAnotherType_FailsTheQuery(string type, object value)
    {
        _driver.Livy.OnQuery("x").ReturnsTable([$"c {type}"], [value]);

        (await FirstFailureAsync()).ShouldStartWith("FakeLivy: row 0, column c: ");
    }

    [Theory]
    [InlineData("0.0000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    public async Task Decimal_ThatTheTypeCannotHold_IsNotRounded(string number)
    {
        _driver.Livy.OnQuery("x").ReturnsRows(decimal.Parse(number));

        (await FirstFailureAsync()).ShouldStartWith("FakeLivy: row 0, column value: A ");
    }

    [Fact]
    public async Task Row_OfAnotherWidth_FailsTheQuery()
    {
        _driver.Livy.OnQuery("x").ReturnsTable(["a int", "b int"], [1, 2], [3]);

        (await FirstFailureAsync()).ShouldBe("FakeLivy: row 1: A row has 1 values for 2 columns (a, b).");
    }

    [Fact]
    public async Task Types_ThatSparkHasNot_AreNamed()
    {
        _driver.Livy.OnQuery("time").ReturnsRows(new { At = new TimeOnly(1, 2) });
        _driver.Livy.OnQuery("loop").ReturnsRows(new Loop(1, null));
        _driver.Livy.OnQuery("mixed").ReturnsRows<object>(1, "x");
        _driver.Livy.OnQuery("null").ReturnsRows(_ => (int[])null!);
        _driver.Livy.OnQuery("other").ReturnsRows(1).WithTypes("price int");
        await _driver.StartAsync();

        (await _driver.OpenAsync("time", "1")).Text.ShouldContain("Spark has no type for TimeOnly.");
        (await _driver.OpenAsync("loop", "2")).Text.ShouldContain("The type Loop holds itself");
        (await _driver.OpenAsync("mixed", "3")).Text.ShouldContain("The values of a column are of int and of string: give its type.");
        (await _driver.OpenAsync("null", "4")).Text.ShouldContain("There are no rows: null.");
        (await _driver.OpenAsync("other", "5")).Text.ShouldContain("The rows have no column price, whose type is given.");
    }

    [Fact]
    public void Script_WrongUsage_IsRefusedAtOnce()
    {
        var script = _driver.Livy.OnQuery("x");

        Should.Throw<ArgumentNullException>(() => _driver.Livy.OnQuery((string)null!));
        Should.Throw<ArgumentNullException>(() => script.ReturnsRows((IEnumerable<int>)null!));
        Should.Throw<ArgumentNullException>(() => script.Fails("X", null!));
        Should.Throw<ArgumentOutOfRangeException>(() => script.Takes(TimeSpan.FromTicks(-1)));
        Should.Throw<ArgumentOutOfRangeException>(() => script.Times(0));
        Should.Throw<ArgumentException>(() => script.WithTypes("price itn"));
    }

    private static int Rows(byte[] page)
    {
        using var reader = new Apache.Arrow.Ipc.ArrowStreamReader(new System.IO.Compression.ZLibStream(new MemoryStream(page), System.IO.Compression.CompressionMode.Decompress));
        var rows = 0;
        while (rows < 12_000 && reader.ReadNextRecordBatch() is { } batch)
        {
            rows += batch.Length;
        }

        return rows;
    }

    private static IEnumerable<int> Broken()
    {
        yield return 1;
        yield return 2;
        throw new TimeoutException("too slow");
    }

    private async Task<Answered> OpenAsync(string text)
    {
        await _driver.StartAsync();
        return await _driver.OpenAsync(text);
    }

    private async Task<string> FirstFailureAsync()
    {
        var opened = await OpenAsync("x");
        opened.Status.ShouldBe(0, opened.Text);
        await _driver.PageAsync(0);
        return (await _driver.PageAsync(1)).Json["message"]!.GetValue<string>();
    }

    private sealed record Loop(int Id, Loop? Next);
}
