using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Livy.Client.Data.Testing.Tests;

public sealed class TextTests : IDisposable
{
    private readonly Driver _driver = new();

    public void Dispose() => _driver.Dispose();

    [Theory]
    [InlineData("select name from people where age > :p0 and city = :p1")]
    [InlineData("  select name\n  from people\n\twhere age > :p0 and city = :p1\r\n")]
    [InlineData("select name from people where age > ? and city = ?")]
    [InlineData("select name from people where age > :age and city = :city")]
    public async Task OnQuery_ATextWithMarks_TakesTheQuery(string text)
    {
        _driver.Livy.OnQuery(text).ReturnsRows(1);

        (await AskAsync(["select name from people\nwhere age > ", " and  city = ", ""])).Status.ShouldBe(0);
    }

    [Theory]
    [InlineData("select name from people where age > 30 and city = :p1")]
    [InlineData("select name from people where age > : and city = :p1")]
    [InlineData("select name from people where age > :p0")]
    [InlineData("select name from people where age > :p0 and city = :p1 limit 1")]
    [InlineData("select name from people where age >:p0 and city = :p1")]
    [InlineData("SELECT name from people where age > :p0 and city = :p1")]
    [InlineData("")]
    public async Task OnQuery_AnotherText_DoesNot(string text)
    {
        _driver.Livy.OnQuery(text).ReturnsRows(1);

        (await AskAsync(["select name from people where age > ", " and city = ", ""])).Status.ShouldBe(8);
    }

    [Theory]
    [InlineData(":p0:p1", new[] { "", "", "" })]
    [InlineData("??", new[] { "", "", "" })]
    [InlineData("x:p0y", new[] { "x", "y" })]
    [InlineData("a :p0 b", new[] { " a\n", "\tb " })]
    public async Task OnQuery_MarksSideBySide_AreTold(string text, string[] pieces)
    {
        _driver.Livy.OnQuery(text).ReturnsRows(1);

        (await AskAsync(pieces)).Status.ShouldBe(0);
    }

    [Fact]
    public async Task OnQuery_ThousandsOfMarks_EndsSoon()
    {
        _driver.Livy.OnQuery(string.Concat(Enumerable.Repeat(":p", 5_000))).ReturnsRows(1);

        (await AskAsync([.. Enumerable.Repeat(string.Empty, 5_000), "p"])).Status.ShouldBe(8);
    }

    [Fact]
    public async Task OnQuery_PatternsAndPredicates_SeeTheWholeQuery()
    {
        _driver.Livy.OnQuery(new Regex("from people .*:p0$", RegexOptions.None, TimeSpan.FromSeconds(1))).ReturnsRows("by pattern");
        _driver.Livy.OnQuery(query => query.Parameters is ["Rome"]).ReturnsRows("by predicate");

        var pattern = await ReadAsync(["select 1 from people where city = ", ""], ("string", "Oslo"));
        var predicate = await ReadAsync(["select 1 from people where city = ", ""], ("string", "Rome"));

        pattern.ShouldBe("by pattern");
        predicate.ShouldBe("by predicate");
    }

    [Fact]
    public async Task OnQuery_Rows_MayComeFromTheParameters()
    {
        _driver.Livy.OnQuery("select :p0 + 1").ReturnsRows<int>(query => [(int)query.Parameters[0]! + 1]);

        var cell = await ReadAsync(["select ", " + 1"], ("int", "41"));

        cell.ShouldBe(42);
    }

    [Fact]
    public async Task OnQuery_TheNewest_IsAskedFirst()
    {
        _driver.Livy.OnQuery("select 1").ReturnsRows("older");
        _driver.Livy.OnQuery("select 1").ReturnsRows("newer").Times(1);

        var first = await ReadAsync(["select 1"]);
        var second = await ReadAsync(["select 1"]);

        first.ShouldBe("newer");
        second.ShouldBe("older");
    }

    [Fact]
    public async Task Queries_AfterSome_HaveTextsAndTypedParameters()
    {
        _driver.Livy.OnQuery(_ => true).ReturnsRows<int>();
        await AskAsync(["select ", ", ", ", ", ""], ("boolean", "true"), ("tinyint", "-8"), ("smallint", "300"));
        await AskAsync(["select ", ", ", ", ", ""], ("int", "7"), ("bigint", "9000000000"), ("decimal(4,2)", "12.50"));
        await AskAsync(["select ", ", ", ", ", ""], ("float", "1.5"), ("double", "-2.25"), ("void", null));
        await AskAsync(["select ", ", ", ", ", ""], ("date", "20512"), ("timestamp", "1772236800000001"), ("timestamp_ntz", "0"));
        await AskAsync(["select ", ", ", ", ", ""], ("interval day to second", "90000000"), ("binary", "AQID"), ("string", "x"));

        var queries = _driver.Livy.Queries();

        queries[0].Text.ShouldBe("select :p0, :p1, :p2");
        queries[0].ParameterTypes.ShouldBe(["boolean", "tinyint", "smallint"]);
        queries[0].Parameters.ShouldBe([true, (sbyte)-8, (short)300]);
        queries[1].Parameters.ShouldBe([7, 9_000_000_000L, 12.50m]);
        queries[2].Parameters.ShouldBe([1.5f, -2.25, null]);
        queries[3].Parameters.ShouldBe([new DateOnly(2026, 2, 28), new DateTimeOffset(2026, 2, 28, 0, 0, 0, TimeSpan.Zero).AddMicroseconds(1), new DateTime(1970, 1, 1)]);
        queries[4].Parameters.ShouldBe([TimeSpan.FromSeconds(90), new byte[] { 1, 2, 3 }, "x"]);
    }

    [Fact]
    public async Task Query_NobodyScripted_FailsAsATableThatIsNotThere()
    {
        _driver.Livy.OnQuery("select  1").ReturnsRows(1);
        _driver.Livy.OnQuery(query => query.Text.Length > 1_000).ReturnsRows(1);

        var failed = await AskAsync(["select * from\norders where id = ", ""], ("int", "7"));

        failed.Json["kind"]!.GetValue<string>().ShouldBe("query");
        failed.Json["errorClass"]!.GetValue<string>().ShouldBe("TABLE_OR_VIEW_NOT_FOUND");
        failed.Json["sqlState"]!.GetValue<string>().ShouldBe("42P01");
        failed.Json["message"]!.GetValue<string>().ShouldBe("[TABLE_OR_VIEW_NOT_FOUND] FakeLivy: no OnQuery matches \"select * from orders where id = :p0\". There are: a predicate, \"select 1\".");
    }

    [Fact]
    public async Task Query_WithNothingScripted_SaysSo()
    {
        _driver.Livy.Queries().ShouldBeEmpty();

        var failed = await AskAsync(["select 1"]);

        failed.Json["message"]!.GetValue<string>().ShouldEndWith("There is none.");
    }

    [Fact]
    public async Task Predicate_ThatThrows_FailsTheQuery()
    {
        _driver.Livy.OnQuery(query => query.Parameters[0] is null).ReturnsRows(1);

        var failed = await AskAsync(["select 1"]);

        failed.Json["message"]!.GetValue<string>().ShouldStartWith("FakeLivy: the OnQuery of this text threw ");
    }

    private async Task<Answered> AskAsync(string[] pieces, params (string Type, string? Value)[] parameters)
    {
        await EnsureSessionAsync();
        var given = parameters.Length > 0 ? parameters : [.. pieces.Skip(1).Select(_ => ("int", (string?)"1"))];
        return await _driver.AskAsync(new JsonObject
        {
            ["op"] = "open",
            ["reader"] = $"r{_driver.Livy.Queries().Count}",
            ["pieces"] = new JsonArray([.. pieces.Select(piece => (JsonNode)piece)]),
            ["types"] = new JsonArray([.. given.Select(parameter => (JsonNode)parameter.Type)]),
            ["values"] = new JsonArray([.. given.Select(parameter => (JsonNode?)parameter.Value)]),
        }.ToJsonString());
    }

    /// <summary>The first cell of the result.</summary>
    private async Task<object?> ReadAsync(string[] pieces, params (string Type, string? Value)[] parameters)
    {
        (await AskAsync(pieces, parameters)).Status.ShouldBe(0);
        var page = await _driver.PageAsync(0, reader: $"r{_driver.Livy.Queries().Count - 1}");
        return Cell.Of(Driver.Batches(page.Piece)[0].Column(0), 0);
    }

    private async Task EnsureSessionAsync()
    {
        if (!_driver.Livy.Requests.Any(request => request.Is("POST", "/sessions")))
        {
            await _driver.StartAsync();
        }
    }
}
