namespace Livy.Client.ConformanceTests;

/// <summary>What SQL gives.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class SqlCases(CaseServers servers) : ConformanceCases(servers)
{
    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AQuery_IsReadAsATable()
    {
        var output = await RunAsync(
            "select * from values (1, 'é 😀'), (2, null) as people(id, name) order by id",
            answer => answer.ReturnsRows(["id:integer", "name:string"], [1, "é 😀"], [2, null]));

        output.Table!.Columns.ShouldBe([new TableColumn("id", "integer"), new TableColumn("name", "string")]);
        output.Table.Rows[0][1].GetString().ShouldBe("é 😀");
        output.Table.Rows[1][1].ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        output.Text.ShouldBeNull();
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_NumbersOfEveryWidth_AreExact()
    {
        var output = await RunAsync(
            "select 9223372036854775807 as big, cast(1 as tinyint) as small, 1.5D as half, true as yes",
            answer => answer.ReturnsRows(["big:long", "small:byte", "half:double", "yes:boolean"], [9223372036854775807L, 1, 1.5, true]));

        var row = output.Table!.Rows.ShouldHaveSingleItem();
        row[0].GetInt64().ShouldBe(long.MaxValue);
        row[1].GetInt32().ShouldBe(1);
        row[2].GetDouble().ShouldBe(1.5);
        row[3].GetBoolean().ShouldBeTrue();
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_ANestedType_KeepsItsSchema()
    {
        var output = await RunAsync(
            "select array(1, 2) as list",
            answer => answer.ReturnsJson("""{"schema":{"type":"struct","fields":[{"name":"list","type":{"type":"array","elementType":"integer","containsNull":false},"nullable":false,"metadata":{}}]},"data":[[[1,2]]]}"""));

        output.Table!.Columns.ShouldHaveSingleItem().Type.ShouldContain("\"elementType\":\"integer\"");
        output.Table.Rows[0][0].GetArrayLength().ShouldBe(2);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_Ddl_ReturnsATableWithoutColumns()
    {
        var output = await RunAsync(
            "create or replace temporary view letters as select 'a' as letter", answer => answer.ReturnsJson("""{"schema":{"type":"struct","fields":[]},"data":[]}"""));

        output.Table!.Columns.ShouldBeEmpty();
        output.Table.Rows.ShouldBeEmpty();
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_MoreThan1000Rows_ReturnsThe1000()
    {
        var output = await RunAsync("select id from range(1500)", answer => answer.ReturnsRows(["id:long"], [.. Enumerable.Range(0, 1000).Select(id => new object?[] { id })]));

        output.Table!.Rows.Count.ShouldBe(1000);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_ASyntaxError_IsThrown()
    {
        var failure = await FailAsync("selec 1", answer => answer.Fails("Error", "\n[PARSE_SYNTAX_ERROR] Syntax error at or near 'selec'.", "org.apache.spark.sql.catalyst.parser.ParseException"));

        failure.Error!.Name.ShouldBe("Error");
        failure.Error.Value.ShouldContain("[PARSE_SYNTAX_ERROR]");
        failure.Error.Traceback.ShouldNotBeEmpty();
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AMissingTable_IsThrown()
    {
        var failure = await FailAsync("select * from nosuch", answer => answer.Fails("Error", "[TABLE_OR_VIEW_NOT_FOUND] The table or view `nosuch` cannot be found.", "org.apache.spark"));

        failure.Error!.Value.ShouldContain("[TABLE_OR_VIEW_NOT_FOUND]");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_EmptyCode_IsAnErrorOfTheParser()
    {
        var failure = await FailAsync("", answer => answer.Fails("Error", "\n[PARSE_SYNTAX_ERROR] Syntax error at or near end of input.", "org.apache.spark"));

        failure.Error!.Value.ShouldContain("[PARSE_SYNTAX_ERROR]");
    }

    private async Task<StatementOutput> RunAsync(string code, Action<StatementScript> onMock)
    {
        OnMock(code, onMock);
        var session = await SessionAsync(SessionKind.Sql);
        return await session.RunAsync(code, Token);
    }

    private Task<LivyStatementFailedException> FailAsync(string code, Action<StatementScript> onMock) => Should.ThrowAsync<LivyStatementFailedException>(() => RunAsync(code, onMock));
}
