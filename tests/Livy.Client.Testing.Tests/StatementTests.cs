using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

public sealed partial class StatementTests : IDisposable
{
    private readonly SimulatedClock clock = new();
    private readonly FakeLivy livy;
    private readonly RawClient client;

    public StatementTests()
    {
        livy = new FakeLivy(timeProvider: clock);
        client = new RawClient(livy);
    }

    public void Dispose()
    {
        client.Dispose();
        livy.Dispose();
    }

    [Theory]
    [InlineData("pyspark", "1 + 1", """{"text/plain":"2"}""")]
    [InlineData("pyspark", "x = 41\nx + 1", """{"text/plain":"42"}""")]
    [InlineData("pyspark", "print('a', 1)\n7 / 2", """{"text/plain":"a 1\n3.5"}""")]
    [InlineData("pyspark", "sc.parallelize(range(1, 101)).sum()", """{"text/plain":"5050"}""")]
    [InlineData("pyspark", "spark.range(1000).count()", """{"text/plain":"1000"}""")]
    [InlineData("pyspark", "t = [[1, 'a'], [2, 'b']]\n%table t", """{"application/vnd.livy.table.v1+json":{"headers":[{"name":"0","type":"INT_TYPE"},{"name":"1","type":"STRING_TYPE"}],"data":[[1,"a"],[2,"b"]]}}""")]
    [InlineData("spark", "val x = 1\nx + 1", """{"text/plain":"x: Int = 1\nres0: Int = 2\n"}""")]
    [InlineData("spark", "println(\"hi\")", """{"text/plain":"hi\n"}""")]
    [InlineData("spark", "sc.parallelize(1 to 100).sum()", """{"text/plain":"res0: Double = 5050.0\n"}""")]
    [InlineData("sql", "select 1 as a, 'x' as b", """{"application/json":{"schema":{"type":"struct","fields":[{"name":"a","type":"integer","nullable":false,"metadata":{}},{"name":"b","type":"string","nullable":false,"metadata":{}}]},"data":[[1,"x"]]}}""")]
    public async Task Default_SimpleCode_IsInterpreted(string kind, string code, string data)
    {
        await client.StartSessionAsync(clock, kind);

        (await client.RunAsync(clock, code)).ShouldBe($$"""{"status":"ok","execution_count":0,"data":{{data}}}""");
    }

    [Theory]
    [InlineData("pyspark", "1/0", """{"status":"error","execution_count":0,"ename":"ZeroDivisionError","evalue":"division by zero","traceback":["Traceback (most recent call last):\n","ZeroDivisionError: division by zero\n"]}""")]
    [InlineData("pyspark", "nosuch", """{"status":"error","execution_count":0,"ename":"NameError","evalue":"name 'nosuch' is not defined","traceback":["Traceback (most recent call last):\n","NameError: name 'nosuch' is not defined\n"]}""")]
    [InlineData("spark", "1/0", """{"status":"error","execution_count":0,"ename":"Error","evalue":"java.lang.ArithmeticException: / by zero","traceback":["  ... 51 elided\n"]}""")]
    public async Task Default_FailingCode_FailsAsInSpark(string kind, string code, string output)
    {
        await client.StartSessionAsync(clock, kind);

        (await client.RunAsync(clock, code)).ShouldBe(output);
    }

    [Fact]
    public async Task Default_CodeBeyondIt_SaysHowToScriptIt()
    {
        await client.StartSessionAsync(clock, "pyspark");

        string output = await client.RunAsync(clock, "df = spark.read.csv('/x')");

        output.ShouldContain("\"ename\":\"FakeLivy\"");
        output.ShouldContain("livy.OnStatement(code).Returns(text)");
    }

    [Fact]
    public async Task Script_RegexPredicateAndExact_NewestWins()
    {
        await client.StartSessionAsync(clock, "pyspark");
        livy.OnStatement(Count()).Returns("1");
        livy.OnStatement(context => context.Code.Contains("big", StringComparison.Ordinal)).Returns("2");
        livy.OnStatement("big.count()").Fails("ValueError", "too big", "Traceback\n").Times(1);

        string first = await client.RunAsync(clock, "big.count()");
        string second = await client.RunAsync(clock, "big.count()");
        string third = await client.RunAsync(clock, "small.count()");

        first.ShouldBe("""{"status":"error","execution_count":0,"ename":"ValueError","evalue":"too big","traceback":["Traceback\n"]}""");
        second.ShouldContain("\"text/plain\":\"2\"");
        third.ShouldContain("\"text/plain\":\"1\"");
    }

    [Fact]
    public async Task Script_TablesRowsImagesAndJson_HaveLivysShapes()
    {
        await client.StartSessionAsync(clock, "pyspark");
        livy.OnStatement("table").ReturnsTable(["n", "s"], [1, "a"], [2, null]);
        livy.OnStatement("rows").ReturnsRows(["n:long", "s"], [1, "a"]);
        livy.OnStatement("image").ReturnsImage([1, 2, 3]);
        livy.OnStatement("json").ReturnsJson("""{"a":[1]}""");

        (await client.RunAsync(clock, "table")).ShouldEndWith("""{"application/vnd.livy.table.v1+json":{"headers":[{"name":"n","type":"INT_TYPE"},{"name":"s","type":"STRING_TYPE"}],"data":[[1,"a"],[2,null]]}}}""");
        (await client.RunAsync(clock, "rows")).ShouldEndWith("""{"application/json":{"schema":{"type":"struct","fields":[{"name":"n","type":"long","nullable":false,"metadata":{}},{"name":"s","type":"string","nullable":false,"metadata":{}}]},"data":[[1,"a"]]}}}""");
        (await client.RunAsync(clock, "image")).ShouldEndWith("""{"image/png":"AQID"}}""");
        (await client.RunAsync(clock, "json")).ShouldEndWith("""{"application/json":{"a":[1]}}}""");
    }

    [Fact]
    public async Task Queue_TwoStatements_RunOneAfterTheOther()
    {
        await client.StartSessionAsync(clock, "pyspark");
        livy.OnStatement("slow").Takes(TimeSpan.FromSeconds(10));
        await client.PostAsync("/sessions/0/statements", """{"code": "slow"}""");
        await client.PostAsync("/sessions/0/statements", """{"code": "1"}""");

        clock.Advance(TimeSpan.FromSeconds(5));
        string[] before = await StatesAsync();
        clock.Advance(TimeSpan.FromSeconds(6));

        before.ShouldBe(["running", "waiting"]);
        (await StatesAsync()).ShouldBe(["available", "available"]);
    }

    [Fact]
    public async Task Cancel_RunningAndWaiting_EndsBoth()
    {
        await client.StartSessionAsync(clock, "spark");
        livy.OnStatement("slow").Takes(TimeSpan.FromHours(10));
        await client.PostAsync("/sessions/0/statements", """{"code": "slow"}""");
        await client.PostAsync("/sessions/0/statements", """{"code": "1"}""");
        clock.Advance(TimeSpan.FromSeconds(5));

        Reply cancelled = await client.SendAsync("POST", "/sessions/0/statements/0/cancel");
        await client.SendAsync("POST", "/sessions/0/statements/1/cancel");
        string[] atOnce = await StatesAsync();
        clock.Advance(TimeSpan.FromSeconds(1));

        cancelled.Body.ShouldBe("""{"msg":"canceled"}""");
        atOnce.ShouldBe(["cancelling", "cancelled"]);
        (await StatesAsync()).ShouldBe(["cancelled", "cancelled"]);
        (await client.GetAsync("/sessions/0/statements/0")).Body.ShouldContain("cancelled part of cancelled job group 0");
    }

    [Fact]
    public async Task Cancel_CodeThatIgnoresIt_IsForcedAndFilledInLater()
    {
        await client.StartSessionAsync(clock, "spark");
        livy.OnStatement("stubborn").Returns("late").Takes(TimeSpan.FromMinutes(2)).IgnoresCancel();
        await client.PostAsync("/sessions/0/statements", """{"code": "stubborn"}""");
        clock.Advance(TimeSpan.FromSeconds(5));
        await client.SendAsync("POST", "/sessions/0/statements/0/cancel");

        clock.Advance(TimeSpan.FromSeconds(29));
        JsonNode before = (await client.GetAsync("/sessions/0/statements/0")).Json;
        clock.Advance(TimeSpan.FromSeconds(2));
        JsonNode forced = (await client.GetAsync("/sessions/0/statements/0")).Json;
        string stateMeanwhile = (await client.GetAsync("/sessions/0/state")).Body;
        clock.Advance(TimeSpan.FromMinutes(2));
        JsonNode filled = (await client.GetAsync("/sessions/0/statements/0")).Json;

        before["state"]!.ToString().ShouldBe("cancelling");
        forced["state"]!.ToString().ShouldBe("cancelled");
        forced["output"].ShouldBeNull();
        stateMeanwhile.ShouldContain("busy");
        filled["state"]!.ToString().ShouldBe("cancelled");
        filled["output"]!["status"]!.ToString().ShouldBe("ok");
    }

    [Fact]
    public async Task Retention_MoreThanKept_ForgetsTheOldest()
    {
        await client.PostAsync("/sessions", """{"kind": "pyspark", "conf": {"livy.rsc.retained-statements": "3"}}""");
        clock.Advance(TimeSpan.FromSeconds(1));

        for (int number = 0; number < 5; number++)
        {
            await client.RunAsync(clock, "1");
        }

        (await client.GetAsync("/sessions/0/statements/1")).Body.ShouldBe("\"Statement not found\"");
        JsonNode list = (await client.GetAsync("/sessions/0/statements?order=desc&size=2")).Json;
        list["total_statements"]!.GetValue<int>().ShouldBe(3);
        list["statements"]!.AsArray().Select(statement => statement!["id"]!.GetValue<int>()).ShouldBe([4, 3]);
    }

    [Fact]
    public async Task BreaksInterpreter_Once_LaterStatementsOfThatKindFail()
    {
        await client.StartSessionAsync(clock, "shared");
        livy.OnStatement("os._exit(1)").BreaksInterpreter();

        await client.RunAsync(clock, "os._exit(1)", "pyspark");
        string state = (await client.GetAsync("/sessions/0/state")).Body;
        string later = await client.RunAsync(clock, "1 + 1", "pyspark");
        await client.RunAsync(clock, "1 + 1", "spark");

        state.ShouldContain("\"error\"");
        later.ShouldContain("Interpreter died:");
        (await client.GetAsync("/sessions/0/state")).Body.ShouldContain("\"idle\"");
    }

    [Fact]
    public async Task KillsSession_Scripted_TheSessionIsDead()
    {
        await client.StartSessionAsync(clock, "spark");
        livy.OnStatement("System.exit(3)").KillsSession();
        await client.PostAsync("/sessions/0/statements", """{"code": "System.exit(3)"}""");

        clock.Advance(TimeSpan.FromSeconds(1));

        (await client.GetAsync("/sessions/0/state")).Body.ShouldContain("\"dead\"");
    }

    [Fact]
    public async Task Shared_KindMissingOrShared_FailsOrWaitsForEver()
    {
        await client.StartSessionAsync(clock, "shared");

        Reply missing = await client.PostAsync("/sessions/0/statements", """{"code": "1"}""");
        await client.PostAsync("/sessions/0/statements", """{"code": "1", "kind": "shared"}""");
        clock.Advance(TimeSpan.FromMinutes(5));

        missing.Status.ShouldBe(500);
        missing.Body.ShouldContain("Code type should be specified if session kind is shared");
        (await StatesAsync()).ShouldBe(["waiting"]);
    }

    private async Task<string[]> StatesAsync() =>
        [.. (await client.GetAsync("/sessions/0/statements")).Json["statements"]!.AsArray().Select(statement => statement!["state"]!.ToString())];

    [GeneratedRegex("count\\(\\)", RegexOptions.None, 1000)]
    private static partial Regex Count();
}
