using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations.Schema;
using System.Text.Json.Serialization;

namespace Livy.Client.Data.Testing.Tests;

public sealed class RowTests : IDisposable
{
    private readonly Driver _driver = new();

    private enum Color
    {
        Red,
        Green,
    }

    public void Dispose() => _driver.Dispose();

    [Fact]
    public async Task ReturnsRows_OfARecord_HasSparksTypes()
    {
        _driver.Livy.OnQuery("all").ReturnsRows(All.Sample);

        var result = await QueryAsync();

        result.Names.ShouldBe(["Flag", "Tiny", "Small", "Byte", "Whole", "Long", "Unsigned", "Single", "Double", "Exact", "Text", "Letter", "Color", "Id", "Day", "Instant", "Clock", "Took", "Bytes"]);
        result.Types.ShouldBe(
        [
            "boolean", "byte", "short", "short", "integer", "long", "decimal(20,0)", "float", "double", "decimal(38,18)", "string", "string", "string", "string",
            "date", "timestamp", "timestamp_ntz", "interval day to second", "binary",
        ]);
        result.Rows.ShouldHaveSingleItem().ShouldBe(
        [
            true, (sbyte)-1, (short)-2, (short)200, 3, 4L, "18446744073709551615", 1.5f, 2.5, "-12.340000000000000000", "Zoë \U0001F600", "x", "Green", "0192f3c1-0000-0000-0000-000000000001",
            new DateOnly(1969, 12, 31), new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.Zero), TimeSpan.FromDays(-1.5), "0102FF",
        ]);
    }

    [Fact]
    public async Task ReturnsRows_OfNullableProperties_MayBeNull()
    {
        _driver.Livy.OnQuery("all").ReturnsRows(new { Number = (int?)null, Text = (string?)null, Sure = 1 }, new { Number = (int?)7, Text = (string?)"x", Sure = 2 });

        var result = await QueryAsync();

        result.Schema["fields"]!.AsArray().Select(column => column!["nullable"]!.GetValue<bool>()).ShouldBe([true, true, false]);
        result.Rows.ShouldBe([[null, null, 1], [7, "x", 2]]);
    }

    [Fact]
    public async Task ReturnsRows_OfNestedRecords_HasListsMapsAndStructs()
    {
        _driver.Livy.OnQuery("all").ReturnsRows(
            new Order(1, [new Line("pen", 2), new Line("ink", 1)], new Dictionary<string, int> { ["a"] = 1, ["b"] = 2 }, new Line("whole", 3)),
            new Order(2, [], [], null),
            new Order(3, null, null, null));

        var result = await QueryAsync();

        result.Types.ElementAt(1).ShouldBe("""{"type":"array","elementType":{"type":"struct","fields":[{"name":"Item","type":"string","nullable":true,"metadata":{}},{"name":"Count","type":"integer","nullable":false,"metadata":{}}]},"containsNull":true}""");
        result.Types.ElementAt(2).ShouldBe("""{"type":"map","keyType":"string","valueType":"integer","valueContainsNull":true}""");
        result.Column(1).First().ShouldBe(new object?[] { new object?[] { "pen", 2 }, new object?[] { "ink", 1 } });
        result.Column(2).First().ShouldBe(new object?[] { ((object?)"a", (object?)1), ((object?)"b", (object?)2) });
        result.Column(3).First().ShouldBe(new object?[] { "whole", 3 });
        result.Rows[1].ShouldBe([2, System.Array.Empty<object?>(), System.Array.Empty<object?>(), null]);
        result.Rows[2].ShouldBe([3, null, null, null]);
    }

    [Fact]
    public async Task ReturnsRows_OfTuples_NamesTheColumnsAsSparkDoes()
    {
        _driver.Livy.OnQuery("all").ReturnsRows(("Ann", 31, (double?)null), ("Bob", 40, 1.5));

        var result = await QueryAsync();

        result.Names.ShouldBe(["_1", "_2", "_3"]);
        result.Rows.ShouldBe([["Ann", 31, null], ["Bob", 40, 1.5]]);
    }

    [Fact]
    public async Task ReturnsRows_OfALongTuple_HasAllOfIt()
    {
        _driver.Livy.OnQuery("all").ReturnsRows((1, 2, 3, 4, 5, 6, 7, 8, "nine"));

        var result = await QueryAsync();

        result.Rows.ShouldBe([[1, 2, 3, 4, 5, 6, 7, 8, "nine"]]);
    }

    [Fact]
    public async Task ReturnsRows_OfSingleValues_IsOneColumn()
    {
        _driver.Livy.OnQuery("all").ReturnsRows("a", null, "c");

        var result = await QueryAsync();

        result.Names.ShouldBe(["value"]);
        result.Column(0).ShouldBe(["a", null, "c"]);
    }

    [Fact]
    public async Task ReturnsRows_OfDictionaries_HasTheirKeys()
    {
        _driver.Livy.OnQuery("all").ReturnsRows(new Dictionary<string, object?> { ["name"] = "Ann", ["age"] = null }, new Dictionary<string, object?> { ["name"] = "Bob", ["age"] = 40, ["city"] = "Oslo" });

        var result = await QueryAsync();

        result.Names.ShouldBe(["name", "age", "city"]);
        result.Types.ShouldBe(["string", "integer", "string"]);
        result.Rows.ShouldBe([["Ann", null, null], ["Bob", 40, "Oslo"]]);
    }

    [Fact]
    public async Task ReturnsRows_OfOneText_IsNotItsLetters()
    {
        _driver.Livy.OnQuery("all").ReturnsRows("Ann");

        (await QueryAsync()).Rows.ShouldBe([["Ann"]]);
    }

    [Fact]
    public async Task ReturnsRows_OfOneDictionary_IsNotItsEntries()
    {
        _driver.Livy.OnQuery("all").ReturnsRows(new Dictionary<string, object?> { ["name"] = "Ann", ["age"] = 31 });

        (await QueryAsync()).Rows.ShouldBe([["Ann", 31]]);
    }

    [Fact]
    public async Task ReturnsRows_OfObjectArrays_WidensTheirTypes()
    {
        _driver.Livy.OnQuery("all").ReturnsRows<object?[]>([1, 1, null], [2L, 1.5, null], [(short)3, 2, null]);

        var result = await QueryAsync();

        result.Types.ShouldBe(["long", "double", "void"]);
        result.Rows.ShouldBe([[1L, 1.0, null], [2L, 1.5, null], [3L, 2.0, null]]);
    }

    [Fact]
    public async Task ReturnsRows_OfObjects_TakesTheirOwnType()
    {
        _driver.Livy.OnQuery("all").ReturnsRows<object>(new Line("pen", 2));

        (await QueryAsync()).Rows.ShouldBe([["pen", 2]]);
    }

    [Fact]
    public async Task ReturnsRows_OfListsOfEveryKind_AreArrays()
    {
        _driver.Livy.OnQuery("all").ReturnsRows(new { List = new List<int> { 1 }, Fixed = ImmutableArray.Create(2), Set = new HashSet<string> { "x" }, Open = (IEnumerable<long?>)[3, null], Any = new object[] { 4, 5L } });

        var result = await QueryAsync();

        result.Types.Select(type => (string)System.Text.Json.Nodes.JsonNode.Parse(type)!["elementType"]!).ShouldBe(["integer", "integer", "string", "long", "long"]);
        result.Rows.ShouldHaveSingleItem().Cast<object?[]>().ShouldBe([[1], [2], ["x"], [3L, null], [4L, 5L]]);
    }

    [Fact]
    public async Task ReturnsRows_OfTimesInUtc_AreInstants()
    {
        _driver.Livy.OnQuery("all").ReturnsRows(new { At = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(19) });

        var result = await QueryAsync();

        result.Types.ShouldBe(["timestamp"]);
        result.Column(0).ShouldBe([new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(1)]);
    }

    [Fact]
    public async Task ReturnsRows_OfNamedProperties_HasTheirNames()
    {
        _driver.Livy.OnQuery("all").ReturnsRows(new Named("Ann", 31, "hidden", "secret"));

        var result = await QueryAsync();

        result.Names.ShouldBe(["full_name", "age_in_years"]);
        result.Rows.ShouldBe([["Ann", 31]]);
    }

    [Fact]
    public async Task WithTypes_OfAColumn_IsItsType()
    {
        _driver.Livy.OnQuery("all").ReturnsRows(new { Price = 12.5m, Age = 3 }).WithTypes("price decimal(10,2) not null", "age bigint");

        var result = await QueryAsync();

        result.Types.ShouldBe(["decimal(10,2)", "long"]);
        result.Rows.ShouldBe([["12.50", 3L]]);
    }

    [Fact]
    public async Task ReturnsTable_OfEveryType_IsRead()
    {
        _driver.Livy.OnQuery("all").ReturnsTable(
            ["count(1) bigint", "`a:b c` string", "price:decimal(5,2)", "code varchar(3)", "months interval year to month", "cal interval", "took interval hour to second", "nothing void", "m map<int, array<double>>", "s struct<x:int, y string>", "free"],
            [1, "x", 1.5m, "abc", 14, (1, 2, TimeSpan.FromTicks(10)), TimeSpan.FromHours(1), null, new Dictionary<int, double[]> { [7] = [0.5] }, (1, "y"), "text"],
            [null, null, null, null, null, null, null, null, null, null, null]);

        var result = await QueryAsync();

        result.Names.ShouldBe(["count(1)", "a:b c", "price", "code", "months", "cal", "took", "nothing", "m", "s", "free"]);
        result.Types.Take(8).ShouldBe(["long", "string", "decimal(5,2)", "string", "interval year to month", "interval", "interval hour to second", "void"]);
        result.Schema["fields"]![3]!["metadata"]!.ToJsonString().ShouldBe("""{"__CHAR_VARCHAR_TYPE_STRING":"varchar(3)"}""");
        result.Rows[0].Take(8).ShouldBe([1L, "x", "1.50", "abc", 14, (1, 2, 1_000L), TimeSpan.FromHours(1), null]);
        result.Rows[0][8].ShouldBe(new object?[] { ((object?)7, (object?)new object?[] { 0.5 }) }, new SameItems());
        result.Rows[0][9].ShouldBe(new object?[] { 1, "y" });
        result.Rows[0][10].ShouldBe("text");
        result.Rows[1].ShouldAllBe(cell => cell == null);
    }

    [Fact]
    public async Task ReturnsTable_OfManyBatches_KeepsNestedValuesApart()
    {
        _driver.Livy.OnQuery("all").ReturnsTable(["n int", "list array<int>", "map map<string,int>"], _ => Enumerable.Range(0, 25_000).Select(n => new object?[] { n, new[] { n, n + 1 }, new Dictionary<string, int> { ["k"] = n } }));

        var result = await QueryAsync();

        result.Batches.Count.ShouldBe(3);
        result.Rows.Count.ShouldBe(25_000);
        result.Rows[24_999].ShouldBe([24_999, new object?[] { 24_999, 25_000 }, new object?[] { ((object?)"k", (object?)24_999) }]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("age itn")]
    [InlineData("age decimal(39,0)")]
    [InlineData("age decimal(5,6)")]
    [InlineData("age varchar")]
    [InlineData("tags array<string")]
    [InlineData("tags array<string>>")]
    [InlineData("m map<string>")]
    [InlineData("took interval second to day")]
    [InlineData("took interval month to day")]
    [InlineData("`age int")]
    public void ReturnsTable_OfNoColumn_IsRefusedAtOnce(string column) =>
        Should.Throw<ArgumentException>(() => _driver.Livy.OnQuery("x").ReturnsTable([column])).Message.ShouldStartWith($"This is no column: {column}");

    private async Task<Result> QueryAsync()
    {
        await _driver.StartAsync();
        return await _driver.QueryAsync("all");
    }

    private sealed class SameItems : IEqualityComparer<object?>
    {
        public new bool Equals(object? one, object? other) => System.Text.Json.JsonSerializer.Serialize(one) == System.Text.Json.JsonSerializer.Serialize(other);

        public int GetHashCode(object? value) => 0;
    }

    private sealed record Named(
        [property: JsonPropertyName("full_name")] string Name, [property: Column("age_in_years")] int Age, [property: JsonIgnore] string Hidden, [property: NotMapped] string Secret);

    private sealed record Line(string Item, int Count);

    private sealed record Order(int Id, List<Line>? Lines, Dictionary<string, int>? Tags, Line? Total);

    private sealed record All(
        bool Flag, sbyte Tiny, short Small, byte Byte, int Whole, long Long, ulong Unsigned, float Single, double Double, decimal Exact, string Text, char Letter, Color Color, Guid Id,
        DateOnly Day, DateTimeOffset Instant, DateTime Clock, TimeSpan Took, byte[] Bytes)
    {
        public static All Sample { get; } = new(
            true, -1, -2, 200, 3, 4, ulong.MaxValue, 1.5f, 2.5, -12.34m, "Zoë \U0001F600", 'x', Color.Green, Guid.Parse("0192f3c1-0000-0000-0000-000000000001"),
            new DateOnly(1969, 12, 31), new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)), new DateTime(2026, 3, 1, 12, 30, 0), TimeSpan.FromDays(-1.5), [1, 2, 255]);
    }
}
