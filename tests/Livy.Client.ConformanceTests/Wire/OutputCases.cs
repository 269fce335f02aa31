using System.Text.Json.Nodes;

namespace Livy.Client.ConformanceTests;

/// <summary>Outputs that are not what one would expect.</summary>
[RunsOn(TestServer.Mock, TestServer.Mock09, TestServer.Real)]
public sealed class OutputCases(CaseServers servers) : WireCases(servers)
{
    private const string DiesInStep = "import os\nos.system('echo from-a-child')";
    private const string Dies = "import os\nos._exit(1)";

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.MagicErrorIsOk])]
    public async Task MagicThatFails_IsAnErrorUnderStatusOk()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var output = (await RunAsync(session, "%json nosuch"))["output"]!;

        ((string?)output["status"]).ShouldBe("ok");
        ((string?)output["data"]!["msg_type"]).ShouldBe("execute_reply");
        ((string?)output["data"]!["content"]!["ename"]).ShouldBe("KeyError");
        ((string?)output["data"]!["content"]!["evalue"]).ShouldBe("'nosuch'");
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.FailureLosesTheOutput])]
    public async Task FailingStatement_LosesWhatItPrintedBefore()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var output = (await RunAsync(session, "print('before')\n1/0"))["output"]!;

        output.ToJsonString().ShouldNotContain("before");
        ((string?)output["ename"]).ShouldBe("ZeroDivisionError");
        output["data"].ShouldBeNull();
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.ScalaJsonNeedsAFreshValue])]
    public async Task ScalaMagic_WorksOnlyRightAfterTheValue()
    {
        OnMock("val alone = List(1, 2, 3)", answer => answer.Returns("alone: List[Int] = List(1, 2, 3)\n"));
        OnMock("%json alone", answer => answer.Fails("NameError", "Value alone does not exist"));
        OnMock("val both = List(1, 2, 3)\n%json both", answer => answer.ReturnsJson("[1,2,3]"));
        var session = await SessionAsync(SessionKind.Spark);
        await RunAsync(session, "val alone = List(1, 2, 3)");

        var later = (await RunAsync(session, "%json alone"))["output"]!;
        var together = (await RunAsync(session, "val both = List(1, 2, 3)\n%json both"))["output"]!;

        ((string?)later["ename"]).ShouldBe("NameError");
        ((string?)later["evalue"]).ShouldBe("Value alone does not exist");
        together["data"]!["application/json"]!.ToJsonString().ShouldBe("[1,2,3]");
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.TableRowsMayBeShort])]
    public async Task TableOfRowsOfDifferentLength_HasShortRows()
    {
        OnMock("val ragged = List(List(1, \"x\"), List(2))\n%table ragged", answer => answer.ReturnsData("""{"application/vnd.livy.table.v1+json":{"headers":[],"data":[[1,"x"],[2]]}}"""));
        var python = await SessionAsync(SessionKind.PySpark);
        var scala = await SessionAsync(SessionKind.Spark);

        var fromPython = Table(await RunAsync(python, "ragged = [[1], [2, 3]]\n%table ragged"));
        var fromScala = Table(await RunAsync(scala, "val ragged = List(List(1, \"x\"), List(2))\n%table ragged"));

        fromPython.ToJsonString().ShouldBe("""{"headers":[{"name":"0","type":"INT_TYPE"},{"name":"1","type":"INT_TYPE"}],"data":[[1],[2,3]]}""");
        fromScala["data"]!.ToJsonString().ShouldBe("""[[1,"x"],[2]]""");
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.ChildProcessRuinsPython])]
    public async Task ChildProcessThatPrints_RuinsPythonSilently()
    {
        OnMock(DiesInStep, answer => answer.Fails("com.fasterxml.jackson.core.JsonParseException", "Unrecognized token 'from'"));
        OnMock("1/0", answer => answer.Returns("").Times(1));
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);

        var first = (await RunAsync(session, DiesInStep))["output"]!;
        var second = (await RunAsync(session, "1/0"))["output"]!;

        ((string?)first["ename"]).ShouldBe("com.fasterxml.jackson.core.JsonParseException");
        ((string?)first["evalue"])!.ShouldStartWith("Unrecognized token 'from'");
        second.ToJsonString().ShouldContain("""
            "status":"ok"
            """);
        ((string?)second["data"]!["text/plain"]).ShouldBe("");
        await UntilStateAsync($"/sessions/{session.Id}", "idle");
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.IdleThoughPythonIsDead])]
    public async Task DeadPython_StaysDeadThoughTheStateIsIdleAgain()
    {
        OnMock(Dies, answer => answer.BreaksInterpreter());
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.Shared), Token);

        var death = (await RunAsync(session, Dies, "pyspark"))["output"]!;
        await UntilStateAsync($"/sessions/{session.Id}", "error");
        await RunAsync(session, "1 + 1", "spark");
        await UntilStateAsync($"/sessions/{session.Id}", "idle");
        var later = (await RunAsync(session, "1 + 1", "pyspark"))["output"]!;

        ((string?)death["evalue"])!.ShouldStartWith("Interpreter died:");
        ((string?)later["evalue"])!.ShouldStartWith("Interpreter died:");
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.LoneSurrogateBreaksTheList])]
    public async Task HalfASurrogatePair_BreaksItsGetAndTheList()
    {
        OnMock(@"print('\ud83d')", answer => answer.Returns("\ud83d"));
        await using var session = await Livy.Sessions.StartAsync(new SessionSpec(SessionKind.PySpark), Token);
        var broken = await SubmitAsync(session, @"print('\ud83d')");
        var next = await SubmitAsync(session, "1 + 1");
        await EndOfAsync(next);

        var one = await GetAsync(broken);
        var list = await GetAsync($"/sessions/{session.Id}/statements");
        var past = await GetAsync($"/sessions/{session.Id}/statements?from=1");

        one.Status.ShouldBe(500);
        one.Header("Content-Type").ShouldStartWith("text/html");
        one.Text.ShouldContain("Incomplete surrogate pair");
        list.Status.ShouldBe(500);
        past.Status.ShouldBe(200);
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.SqlLosesPrecision])]
    public async Task SqlNumbersAndTimes_LoseWhatJsonCannotHold()
    {
        const string Query = "select cast('1.10' as decimal(10,2)) d, timestamp'2020-01-02 03:04:05.678' t, cast('NaN' as double) n, cast('Infinity' as double) i, X'0102FF' b";
        OnMock(Query, answer => answer.ReturnsData("""{"application/json":{"schema":{"type":"struct","fields":[]},"data":[[1.1,"2020-01-02T03:04:05Z",null,"Infinity",[1,2,-1]]]}}"""));
        var session = await SessionAsync(SessionKind.Sql);

        var output = await RunAsync(session, Query);

        output["output"]!["data"]!["application/json"]!["data"]!.ToJsonString().ShouldBe("""[[1.1,"2020-01-02T03:04:05Z",null,"Infinity",[1,2,-1]]]""");
    }

    [ConformanceFact(LeansOn.Equivalent, Surprises = [Surprise.SqlStructIsASerialisedRow])]
    public async Task SqlStruct_IsASerialisedRow()
    {
        const string Query = "select named_struct('x', 1, 'y', 'b') s";
        OnMock(Query, answer => answer.ReturnsData("""{"application/json":{"schema":{"type":"struct","fields":[]},"data":[[{"schema":[{"name":"x"},{"name":"y"}],"values":[1,"b"]}]]}}"""));
        var session = await SessionAsync(SessionKind.Sql);

        var cell = (await RunAsync(session, Query))["output"]!["data"]!["application/json"]!["data"]![0]![0]!;

        cell["schema"]!.AsArray().Select(field => (string?)field!["name"]).ShouldBe(["x", "y"]);
        cell["values"]!.ToJsonString().ShouldBe("""[1,"b"]""");
    }

    private static JsonNode Table(JsonNode statement) => statement["output"]!["data"]!["application/vnd.livy.table.v1+json"]!;
}
