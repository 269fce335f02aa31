namespace Livy.Client.ConformanceTests;

/// <summary>The steps of a first-time user, for each kind of session.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class QuickstartCases(CaseServers servers) : ConformanceCases(servers)
{
    [ConformanceFact(LeansOn.Equivalent)]
    public async Task Quickstart_PySpark_Returns2()
    {
        var output = await WalkAsync(SessionKind.PySpark, "1 + 1");

        output.Text.ShouldBe("2");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task Quickstart_Spark_Returns2()
    {
        var output = await WalkAsync(SessionKind.Spark, "1 + 1");

        output.Text.ShouldBe("res0: Int = 2\n");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task Quickstart_Sql_Returns2()
    {
        OnMock("select 1 + 1 as two", answer => answer.ReturnsRows(["two:integer"], [2]));

        var output = await WalkAsync(SessionKind.Sql, "select 1 + 1 as two");

        output.Table!.Columns.ShouldHaveSingleItem().ShouldBe(new TableColumn("two", "integer"));
        output.Table.Rows.ShouldHaveSingleItem().ShouldHaveSingleItem().GetInt32().ShouldBe(2);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task Quickstart_Shared_Returns2()
    {
        var output = await WalkAsync(SessionKind.Shared, "1 + 1", StatementKind.PySpark);

        output.Text.ShouldBe("2");
    }

    /// <summary>Version, create, states, list, run, delete, list; each looked at.</summary>
    private async Task<StatementOutput> WalkAsync(SessionKind kind, string code, StatementKind? statementKind = null)
    {
        var version = await Livy.GetVersionAsync(Token);
        version.Version.ShouldNotBeNullOrEmpty();

        await using var session = await Livy.Sessions.CreateAsync(new SessionSpec(kind), Token);
        var statesBeforeReady = await session.WatchAsync(Token).Select(change => change.State).TakeWhile(state => !state.IsReady).ToListAsync(Token);
        statesBeforeReady.ShouldBe([SessionState.Starting]);

        var listed = await Livy.Sessions.ListAsync(Token).FirstOrDefaultAsync(listed => listed.Id == session.Id, Token);
        listed!.Kind.ShouldBe(kind);
        listed.State.ShouldBe(SessionState.Idle);

        var output = await session.RunAsync(code, new RunOptions { Kind = statementKind }, Token);

        await session.DeleteAsync(Token);
        (await Livy.Sessions.ListAsync(Token).AnyAsync(listed => listed.Id == session.Id, Token)).ShouldBeFalse();
        return output;
    }
}
