namespace Livy.Client.ConformanceTests;

/// <summary>What Scala code gives: every shape of output and of error.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class ScalaCases(CaseServers servers) : ConformanceCases(servers)
{
    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_Definitions_ReturnTheReplsLines()
    {
        var output = await RunAsync("val a = 1\nval b = 2", answer => answer.Returns("a: Int = 1\nb: Int = 2\n"));

        output.Text.ShouldBe("a: Int = 1\nb: Int = 2\n");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_Println_KeepsTheLineEnd()
    {
        var output = await RunAsync("println(\"hello\")", answer => answer.Returns("hello\n"));

        output.Text.ShouldBe("hello\n");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_BlankCode_ReturnsAnEmptyText()
    {
        var output = await RunAsync("// only a comment", answer => answer.Returns(""));

        output.Text.ShouldBe("");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_UnicodeAndControlCharacters_ComeBackWhole()
    {
        var output = await RunAsync("println(\"héllo 你好 😀 ctl \\u0001 \\u001b[31m\")", answer => answer.Returns("héllo 你好 😀 ctl \u0001 \u001b[31m\n"));

        output.Text.ShouldBe("héllo 你好 😀 ctl \u0001 \u001b[31m\n");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AnRdd_IsComputed()
    {
        var output = await RunAsync("println(sc.parallelize(1 to 100).sum)", answer => answer.Returns("5050.0\n"));

        output.Text.ShouldBe("5050.0\n");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_Json_IsReadAsJson()
    {
        var output = await RunAsync("val m1 = Map(\"a\" -> 1, \"b\" -> 2)\n%json m1", answer => answer.ReturnsJson("""{"a":1,"b":2}"""));

        output.Json!.Value.GetProperty("b").GetInt32().ShouldBe(2);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_Table_IsReadAsATable()
    {
        var output = await RunAsync(
            "val t1 = List(List(1,\"a\"), List(2,\"b\"))\n%table t1",
            answer => answer.ReturnsData("""{"application/vnd.livy.table.v1+json":{"headers":[{"type":"BIGINT_TYPE","name":"0"},{"type":"STRING_TYPE","name":"1"}],"data":[[1,"a"],[2,"b"]]}}"""));

        output.Table!.Columns.ShouldBe([new TableColumn("0", "BIGINT_TYPE"), new TableColumn("1", "STRING_TYPE")]);
        output.Table.Rows[1][1].GetString().ShouldBe("b");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_JsonOfAnEarlierStatement_IsThrown()
    {
        var failure = await FailAsync("%json nosuch", answer => answer.Fails("NameError", "Value nosuch does not exist"));

        failure.Error!.Name.ShouldBe("NameError");
        failure.Error.Traceback.ShouldBeEmpty();
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_ACompileError_IsThrown()
    {
        var failure = await FailAsync(
            "val i: Int = \"str\"",
            answer => answer.Fails("Error", "<console>:23: error: type mismatch;", " found   : String(\"str\")\n", " required: Int\n", "       val i: Int = \"str\"\n", "                    ^\n"));

        failure.Error!.Name.ShouldBe("Error");
        failure.Error.Value.ShouldEndWith("error: type mismatch;");
        failure.Error.Traceback.ShouldContain(" required: Int\n");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_IncompleteCode_IsThrown()
    {
        var failure = await FailAsync("def f(x: Int) = {", answer => answer.Fails("Error", "incomplete statement"));

        failure.Error!.Value.ShouldBe("incomplete statement");
        failure.Error.Traceback.ShouldBeEmpty();
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AnException_IsThrown()
    {
        var failure = await FailAsync(
            "throw new RuntimeException(\"boom\\nsecond line\")", answer => answer.Fails("Error", "java.lang.RuntimeException: boom", "second line\n", "  ... 51 elided\n"));

        failure.Error!.Value.ShouldBe("java.lang.RuntimeException: boom");
        failure.Error.Traceback[0].ShouldBe("second line\n");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AnUnknownMagic_IsThrown()
    {
        var failure = await FailAsync("%foo x", answer => answer.Fails("UnknownMagic", "Unknown magic command foo"));

        failure.Error!.Name.ShouldBe("UnknownMagic");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_TwoMegabytesOfText_ComeBackWhole()
    {
        var output = await RunAsync("println(\"x\" * 2000000)", answer => answer.Returns(new string('x', 2_000_000) + "\n"));

        output.Text!.Length.ShouldBe(2_000_001);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task CompleteAsync_Scala_HasCandidates()
    {
        var session = await SessionAsync(SessionKind.Spark);

        var candidates = await session.CompleteAsync("sc.para", cancellationToken: Token);

        candidates.ShouldContain("parallelize");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_SystemOut_IsInTheLogOfTheSession()
    {
        const string Code = "System.out.println(\"to the log of the driver\")";
        var output = await RunAsync(Code, answer => answer.Returns("").Logs("to the log of the driver"));
        var session = await SessionAsync(SessionKind.Spark);

        var log = await session.Log.ReadAllAsync(Token);

        output.Text.ShouldBe("");
        log.Lines.ShouldContain("to the log of the driver");
    }

    private async Task<StatementOutput> RunAsync(string code, Action<StatementScript> onMock)
    {
        OnMock(code, onMock);
        var session = await SessionAsync(SessionKind.Spark);
        return await session.RunAsync(code, Token);
    }

    private Task<LivyStatementFailedException> FailAsync(string code, Action<StatementScript> onMock) => Should.ThrowAsync<LivyStatementFailedException>(() => RunAsync(code, onMock));
}
