namespace Livy.Client.Tests;

/// <summary>Whether a table can be known to be whole, and which columns lose something.</summary>
public class SqlRowsTests
{
    private const string Table = """{"status":"ok","data":{"application/vnd.livy.table.v1+json":{"headers":[{"name":"0","type":"INT_TYPE"}],"data":[[1]]}}}""";

    [Theory]
    [InlineData(0, false)]
    [InlineData(999, false)]
    [InlineData(1000, null)]
    [InlineData(2000, null)]
    public void IsTruncated_OfSql_IsNotKnownFromTheLimitOn(int rows, bool? expected)
    {
        var table = StatementOutput.Parse(Sql(rows)).Table!;

        table.RowLimit.ShouldBe(1000);
        table.IsTruncated.ShouldBe(expected);
    }

    [Fact]
    public void IsTruncated_OfATableMagic_IsFalse()
    {
        var table = StatementOutput.Parse(Table).Table!;

        table.RowLimit.ShouldBeNull();
        table.IsTruncated.ShouldBe(false);
    }

    [Fact]
    public async Task IsTruncated_InASessionWithALimit_CountsAgainstThat()
    {
        using var cluster = new Cluster();
        var session = await cluster.RunAsync(cluster.Client.Sessions.New(SessionKind.Sql).WithSqlRowLimit(3).StartAsync());

        var all = (await cluster.RunAsync(session.RunAsync("select * from range(5)"))).Table!;
        var few = (await cluster.RunAsync(session.RunAsync("select * from range(2)"))).Table!;

        (all.Rows.Count, all.RowLimit, all.IsTruncated).ShouldBe((3, 3, null));
        (few.Rows.Count, few.RowLimit, few.IsTruncated).ShouldBe((2, 3, false));
    }

    [Fact]
    public async Task RowLimit_OfAStatementAskedForInAnyWay_IsThatOfItsSession()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync(new SessionSpec(SessionKind.Sql) { SqlRowLimit = 3 });
        var statement = await cluster.RunAsync(session.SubmitAsync("select * from range(5)"));

        (await cluster.RunAsync(statement.WaitForEndAsync())).Output!.Table!.RowLimit.ShouldBe(3);
        (await cluster.RunAsync(statement.GetAsync())).Output!.Table!.RowLimit.ShouldBe(3);
        (await cluster.RunAsync(statement.CancelAndWaitAsync())).Statement!.Output!.Table!.RowLimit.ShouldBe(3);
        (await cluster.RunAsync(session.ListStatementsPageAsync())).Statements[0].Output!.Table!.RowLimit.ShouldBe(3);
        (await cluster.RunAsync(statement.WatchAsync().LastAsync().AsTask())).Output!.Table!.RowLimit.ShouldBe(3);
    }

    [Fact]
    public async Task RowLimit_OfWhatProgressTells_IsThatOfTheSession()
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync(new SessionSpec(SessionKind.Sql) { SqlRowLimit = 3 });
        var told = new ToldProgress();

        await cluster.RunAsync(session.RunAsync("select * from range(5)", new RunOptions { Progress = told }));

        told.Tables.ShouldNotBeEmpty();
        told.Tables.ShouldAllBe(table => table.RowLimit == 3);
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("three", 1000)]
    public async Task RowLimit_OfASessionWhoseConfSaysIt_IsThat(string setting, int expected)
    {
        using var cluster = new Cluster();
        var session = await cluster.StartAsync(new SessionSpec(SessionKind.Sql) { Conf = { ["livy.rsc.sql.num-rows"] = setting } });

        (await cluster.RunAsync(session.RunAsync("select * from range(2)"))).Table!.RowLimit.ShouldBe(expected);
    }

    [Fact]
    public async Task RowLimit_OfASharedSession_IsThatOfTheSpecForWhoeverComes()
    {
        using var cluster = new Cluster();
        using var other = cluster.CreateClient();
        var spec = new SessionSpec(SessionKind.Sql) { Name = "reports", SqlRowLimit = 3 };
        var started = await cluster.RunAsync(cluster.Client.Sessions.GetOrStartAsync(spec));
        var found = await cluster.RunAsync(other.Sessions.GetOrStartAsync(spec));

        (await cluster.RunAsync(started.RunAsync("select * from range(3)"))).Table!.IsTruncated.ShouldBeNull();
        (await cluster.RunAsync(found.RunAsync("select * from range(3)"))).Table!.IsTruncated.ShouldBeNull();
    }

    [Theory]
    [InlineData("\"decimal(20,4)\"")]
    [InlineData("\"timestamp\"")]
    [InlineData("\"timestamp_ntz\"")]
    [InlineData("\"double\"")]
    [InlineData("\"float\"")]
    [InlineData("\"interval\"")]
    [InlineData("\"interval day to second\"")]
    [InlineData("""{"type":"struct","fields":[]}""")]
    [InlineData("""{"type":"array","elementType":"float","containsNull":true}""")]
    [InlineData("""{"type":"array","elementType":{"type":"map","keyType":"string","valueType":"timestamp"}}""")]
    [InlineData("""{"type":"map","keyType":"timestamp","valueType":"string"}""")]
    [InlineData("""{"type":"array"}""")]
    [InlineData("""{"type":5}""")]
    [InlineData("\"{\"")]
    [InlineData("\"DECIMAL_TYPE\"")]
    public void IsLossy_OfATypeThatLosesSomething_IsTrue(string type) => ColumnOf(type).IsLossy.ShouldBeTrue();

    [Theory]
    [InlineData("\"integer\"")]
    [InlineData("\"long\"")]
    [InlineData("\"string\"")]
    [InlineData("\"boolean\"")]
    [InlineData("\"date\"")]
    [InlineData("\"binary\"")]
    [InlineData("\"void\"")]
    [InlineData("""{"type":"array","elementType":"string"}""")]
    [InlineData("""{"type":"map","keyType":"long","valueType":{"type":"array","elementType":"date"}}""")]
    [InlineData("\"BIGINT_TYPE\"")]
    [InlineData("\"\"")]
    public void IsLossy_OfAnotherType_IsFalse(string type) => ColumnOf(type).IsLossy.ShouldBeFalse();

    private static TableColumn ColumnOf(string type) => StatementOutput
        .Parse($$$$"""{"status":"ok","data":{"application/json":{"schema":{"type":"struct","fields":[{"name":"a","type":{{{{type}}}}}]},"data":[]}}}""").Table!.Columns[0];

    private sealed class ToldProgress : IProgress<StatementInfo>
    {
        public List<StatementTable> Tables { get; } = [];

        public void Report(StatementInfo value)
        {
            if (value.Output?.Table is { } table)
            {
                Tables.Add(table);
            }
        }
    }

    private static string Sql(int rows) =>
        $$$$"""{"status":"ok","data":{"application/json":{"schema":{"type":"struct","fields":[{"name":"a","type":"integer"}]},"data":[{{{{string.Join(',', Enumerable.Repeat("[1]", rows))}}}}]}}}""";
}
