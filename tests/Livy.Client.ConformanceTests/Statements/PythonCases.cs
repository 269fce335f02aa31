namespace Livy.Client.ConformanceTests;

/// <summary>What Python code gives: every shape of output and of error.</summary>
[RunsOn(TestServer.Mock, TestServer.Real)]
public sealed class PythonCases(CaseServers servers) : ConformanceCases(servers)
{
    private const string Traceback = "Traceback (most recent call last):\n";

    /// <summary>One pixel; the server takes the bytes from anything that has such a figure.</summary>
    private const string PngBase64 = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AnExpression_ReturnsItsText()
    {
        var output = await RunAsync("6 * 7", answer => answer.Returns("42"));

        output.IsOk.ShouldBeTrue();
        output.Text.ShouldBe("42");
        output.MediaTypes.ShouldBe(["text/plain"]);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_Print_ReturnsWhatWasPrintedWithoutTheLastLineEnd()
    {
        var output = await RunAsync("print('one')\nprint('two')\n3", answer => answer.Returns("one\ntwo\n3"));

        output.Text.ShouldBe("one\ntwo\n3");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_BlankCode_ReturnsAnEmptyText()
    {
        var empty = await RunAsync("", answer => answer.Returns(""));
        var blank = await RunAsync("   \n  ", answer => answer.Returns(""));
        var comment = await RunAsync("# only a comment", answer => answer.Returns(""));

        empty.Text.ShouldBe("");
        blank.Text.ShouldBe("");
        comment.Text.ShouldBe("");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_UnicodeInCodeAndOutput_ComesBackWhole()
    {
        var output = await RunAsync("print('héllo 你好 😀 \\u2028 𝒳')", answer => answer.Returns("héllo 你好 😀 \u2028 𝒳"));

        output.Text.ShouldBe("héllo 你好 😀 \u2028 𝒳");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task GetAsync_UnicodeInCode_ShowsTheCodeAsSent()
    {
        OnMock("x = 'é 你 😀'", answer => answer.Returns(""));
        var session = await SessionAsync(SessionKind.PySpark);
        var statement = await session.SubmitAsync("x = 'é 你 😀'", cancellationToken: Token);

        var info = await statement.WaitForEndAsync(cancellationToken: Token);

        info.Code.ShouldBe("x = 'é 你 😀'");
        info.State.ShouldBe(StatementState.Available);
        info.Started.ShouldNotBeNull();
        info.Completed!.Value.ShouldBeGreaterThanOrEqualTo(info.Started.Value);
        info.Progress.ShouldBe(1.0);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_WindowsLineEnds_AreTurnedIntoLineFeeds()
    {
        OnMock("y = 1\ny + 1", answer => answer.Returns("2"));
        var session = await SessionAsync(SessionKind.PySpark);
        var statement = await session.SubmitAsync("y = 1\r\ny + 1", cancellationToken: Token);

        var info = await statement.WaitForEndAsync(cancellationToken: Token);

        info.Code.ShouldBe("y = 1\ny + 1");
        info.Output!.Text.ShouldBe("2");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_ControlCharacters_ComeBackWhole()
    {
        var output = await RunAsync("print('ctl \\x01 \\x1b[31m nul \\x00 end')", answer => answer.Returns("ctl \u0001 \u001b[31m nul \0 end"));

        output.Text.ShouldBe("ctl \u0001 \u001b[31m nul \0 end");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_TwoMegabytesOfText_ComeBackWhole()
    {
        var output = await RunAsync("print('0123456789' * 200000)", answer => answer.Returns(string.Concat(Enumerable.Repeat("0123456789", 200_000))));

        output.Text!.Length.ShouldBe(2_000_000);
        output.Text.ShouldEndWith("6789");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_Json_IsReadAsJson()
    {
        var output = await RunAsync(
            "d = {'name': 'é 😀', 'big': 2**70, 'list': [1, 2.5, None, True]}\n%json d",
            answer => answer.ReturnsJson("""{"name": "é 😀", "big": 1180591620717411303424, "list": [1, 2.5, null, true]}"""));

        var json = output.Json!.Value;
        json.GetProperty("name").GetString().ShouldBe("é 😀");
        json.GetProperty("big").GetRawText().ShouldBe("1180591620717411303424");
        json.GetProperty("list").GetArrayLength().ShouldBe(4);
        output.Text.ShouldBeNull();
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_Table_IsReadAsATable()
    {
        var output = await RunAsync(
            "t = [[1, 'a'], [2, 'b'], [3]]\n%table t",
            answer => answer.ReturnsData("""{"application/vnd.livy.table.v1+json":{"headers":[{"name":"0","type":"INT_TYPE"},{"name":"1","type":"STRING_TYPE"}],"data":[[1,"a"],[2,"b"],[3]]}}"""));

        output.Table!.Columns.ShouldBe([new TableColumn("0", "INT_TYPE"), new TableColumn("1", "STRING_TYPE")]);
        output.Table.Rows.Select(row => row.Count).ShouldBe([2, 2, 1]);
        output.Table.Rows[1][1].GetString().ShouldBe("b");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_Figure_IsReadAsAnImage()
    {
        var code = $"""
            import base64
            class Canvas:
                def print_png(self, file):
                    file.write(base64.b64decode('{PngBase64}'))

            class Figure:
                canvas = Canvas()

            class Plot:
                def gcf(self):
                    return Figure()

            plot = Plot()
            %matplot plot
            """;

        var output = await RunAsync(code, answer => answer.ReturnsImage(Convert.FromBase64String(PngBase64)));

        output.Image!.MediaType.ShouldBe("image/png");
        output.Image.Bytes.ToArray().ShouldBe(Convert.FromBase64String(PngBase64));
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AnException_IsThrownWithItsTraceback()
    {
        var failure = await FailAsync(
            "def g():\n    raise ValueError('bad value')\n\ng()",
            answer => answer.Fails("ValueError", "bad value", Traceback, "  File \"<stdin>\", line 2, in g\n", "ValueError: bad value\n"));

        failure.Failure.ShouldBe(StatementFailure.Error);
        failure.Error!.Name.ShouldBe("ValueError");
        failure.Error.Value.ShouldBe("bad value");
        failure.Error.Traceback.ShouldBe([Traceback, "  File \"<stdin>\", line 2, in g\n", "ValueError: bad value\n"]);
        failure.Message.ShouldEndWith("ValueError: bad value");
        failure.ToString().ShouldContain("in g");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_ASyntaxError_IsThrown()
    {
        var failure = await FailAsync(
            "def f(:",
            answer => answer.Fails("SyntaxError", "invalid syntax (<stdin>, line 1)", "  File \"<stdin>\", line 1\n", "    def f(:\n", "          ^\n", "SyntaxError: invalid syntax\n"));

        failure.Error!.Name.ShouldBe("SyntaxError");
        failure.Error.Value.ShouldBe("invalid syntax (<stdin>, line 1)");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AnExceptionWithoutMessage_HasAnEmptyValue()
    {
        var failure = await FailAsync("raise Exception()", answer => answer.Fails("Exception", "", Traceback, "Exception\n"));

        failure.Error!.Name.ShouldBe("Exception");
        failure.Error.Value.ShouldBe("");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_Exit_IsAnErrorAndTheSessionLivesOn()
    {
        var failure = await FailAsync("raise SystemExit(3)", answer => answer.Fails("SystemExit", "3", Traceback, "SystemExit: 3\n"));
        var next = await RunAsync("40 + 2", answer => answer.Returns("42"));

        failure.Error!.Name.ShouldBe("SystemExit");
        next.Text.ShouldBe("42");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AnUnknownMagic_IsThrown()
    {
        var failure = await FailAsync(
            "%foo x", answer => answer.Fails("UnknownMagic", "unknown magic command 'foo'", "UnknownMagic: unknown magic command 'foo'\n"));

        failure.Error!.Name.ShouldBe("UnknownMagic");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AMagicThatFailsUnderStatusOk_IsThrown()
    {
        var failure = await FailAsync(
            "%json nosuch",
            answer => answer.ReturnsData("""{"msg_type":"execute_reply","content":{"ename":"KeyError","evalue":"'nosuch'","traceback":["KeyError: 'nosuch'\n"],"status":"error"}}"""));

        failure.Error!.Name.ShouldBe("KeyError");
        failure.Error.Value.ShouldBe("'nosuch'");
        failure.Output!.Raw.GetProperty("status").GetString().ShouldBe("ok");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_ATableOfAMissingName_IsThrown()
    {
        var failure = await FailAsync(
            "%table nosuch",
            answer => answer.ReturnsData("""{"msg_type":"execute_reply","content":{"ename":"KeyError","evalue":"'nosuch'","traceback":["KeyError: 'nosuch'\n"],"status":"error"}}"""));

        failure.Error!.Name.ShouldBe("KeyError");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_WithoutThrowing_ReturnsTheError()
    {
        OnMock("1 / 0", answer => answer.Fails("ZeroDivisionError", "division by zero", Traceback, "ZeroDivisionError: division by zero\n"));
        var session = await SessionAsync(SessionKind.PySpark);

        var output = await session.RunAsync("1 / 0", new RunOptions { ThrowOnError = false }, Token);

        output.IsOk.ShouldBeFalse();
        output.Error!.ToString().ShouldBe("ZeroDivisionError: division by zero");
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task RunAsync_AFailedSparkTask_IsThrownWithTheStackOfSpark()
    {
        const string Code = "sc.parallelize([1, 0]).map(lambda n: 1 // n).collect()";
        var failure = await FailAsync(
            Code, answer => answer.Fails("Py4JJavaError", "An error occurred while calling o1.collect: org.apache.spark.SparkException: Job aborted due to stage failure\nZeroDivisionError", Traceback));

        failure.Error!.Name.ShouldBe("Py4JJavaError");
        failure.Error.Value.ShouldContain("org.apache.spark.SparkException");
        failure.Error.Value.ShouldContain("ZeroDivisionError");
    }

    [ConformanceFact(LeansOn.Original)]
    public async Task RunAsync_TextThatIsNotUnicode_SaysThatTheServerCannotDeliverIt()
    {
        const string Cause = "com.fasterxml.jackson.databind.JsonMappingException: Incomplete surrogate pair: first char 0xD83D, second 0x0022";
        Server.OnMock(mock => mock.When(Stub.Get("/sessions/{id}/statements/{statement}")).Reply(500, $$"""{"cause0":"{{Cause}}","message":"{{Cause}}","status":"500"}""", "application/json"));
        var session = await SessionAsync(SessionKind.PySpark);

        // Not at once, for the answer to the submission may already hold the output, and then it is the submission that fails.
        var failure = await Should.ThrowAsync<LivyStatementFailedException>(() => session.RunAsync("import time\ntime.sleep(0.5)\nprint('\\ud83d')", Token));

        failure.Failure.ShouldBe(StatementFailure.ResultUnreadable);
    }

    [ConformanceFact(LeansOn.Equivalent)]
    public async Task CompleteAsync_Python_HasNoCandidates()
    {
        var session = await SessionAsync(SessionKind.PySpark);

        var candidates = await session.CompleteAsync("spark.ra", cancellationToken: Token);

        candidates.ShouldBeEmpty();
    }

    private async Task<StatementOutput> RunAsync(string code, Action<StatementScript> onMock)
    {
        OnMock(code, onMock);
        var session = await SessionAsync(SessionKind.PySpark);
        return await session.RunAsync(code, Token);
    }

    private Task<LivyStatementFailedException> FailAsync(string code, Action<StatementScript> onMock) => Should.ThrowAsync<LivyStatementFailedException>(() => RunAsync(code, onMock));
}
