using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Livy.Client.Testing.Tests;

public sealed partial class StatementTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public StatementTests()
    {
        _livy = new FakeLivy(timeProvider: _clock);
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
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
        await _client.StartSessionAsync(_clock, kind);

        (await _client.RunAsync(_clock, code)).ShouldBe($$"""{"status":"ok","execution_count":0,"data":{{data}}}""");
    }

    [Theory]
    [InlineData("pyspark", "1/0", """{"status":"error","execution_count":0,"ename":"ZeroDivisionError","evalue":"division by zero","traceback":["Traceback (most recent call last):\n","ZeroDivisionError: division by zero\n"]}""")]
    [InlineData("pyspark", "nosuch", """{"status":"error","execution_count":0,"ename":"NameError","evalue":"name 'nosuch' is not defined","traceback":["Traceback (most recent call last):\n","NameError: name 'nosuch' is not defined\n"]}""")]
    [InlineData("spark", "1/0", """{"status":"error","execution_count":0,"ename":"Error","evalue":"java.lang.ArithmeticException: / by zero","traceback":["  ... 51 elided\n"]}""")]
    public async Task Default_FailingCode_FailsAsInSpark(string kind, string code, string output)
    {
        await _client.StartSessionAsync(_clock, kind);

        (await _client.RunAsync(_clock, code)).ShouldBe(output);
    }

    [Fact]
    public async Task Default_CodeBeyondIt_SaysHowToScriptIt()
    {
        await _client.StartSessionAsync(_clock, "pyspark");

        var output = await _client.RunAsync(_clock, "df = spark.read.csv('/x')");

        output.ShouldContain("\"ename\":\"FakeLivy\"");
        output.ShouldContain("livy.OnStatement(code).Returns(text)");
    }

    [Fact]
    public async Task Script_RegexPredicateAndExact_NewestWins()
    {
        await _client.StartSessionAsync(_clock, "pyspark");
        _livy.OnStatement(Count()).Returns("1");
        _livy.OnStatement(context => context.Code.Contains("big", StringComparison.Ordinal)).Returns("2");
        _livy.OnStatement("big.count()").Fails("ValueError", "too big", "Traceback\n").Times(1);

        var first = await _client.RunAsync(_clock, "big.count()");
        var second = await _client.RunAsync(_clock, "big.count()");
        var third = await _client.RunAsync(_clock, "small.count()");

        first.ShouldBe("""{"status":"error","execution_count":0,"ename":"ValueError","evalue":"too big","traceback":["Traceback\n"]}""");
        second.ShouldContain("\"text/plain\":\"2\"");
        third.ShouldContain("\"text/plain\":\"1\"");
    }

    [Fact]
    public async Task Script_TablesRowsImagesAndJson_HaveLivysShapes()
    {
        await _client.StartSessionAsync(_clock, "pyspark");
        _livy.OnStatement("table").ReturnsTable(["n", "s"], [1, "a"], [2, null]);
        _livy.OnStatement("rows").ReturnsRows(["n:long", "s"], [1, "a"]);
        _livy.OnStatement("image").ReturnsImage([1, 2, 3]);
        _livy.OnStatement("json").ReturnsJson("""{"a":[1]}""");

        (await _client.RunAsync(_clock, "table")).ShouldEndWith("""{"application/vnd.livy.table.v1+json":{"headers":[{"name":"n","type":"INT_TYPE"},{"name":"s","type":"STRING_TYPE"}],"data":[[1,"a"],[2,null]]}}}""");
        (await _client.RunAsync(_clock, "rows")).ShouldEndWith("""{"application/json":{"schema":{"type":"struct","fields":[{"name":"n","type":"long","nullable":false,"metadata":{}},{"name":"s","type":"string","nullable":false,"metadata":{}}]},"data":[[1,"a"]]}}}""");
        (await _client.RunAsync(_clock, "image")).ShouldEndWith("""{"image/png":"AQID"}}""");
        (await _client.RunAsync(_clock, "json")).ShouldEndWith("""{"application/json":{"a":[1]}}}""");
    }

    [Fact]
    public async Task Queue_TwoStatements_RunOneAfterTheOther()
    {
        await _client.StartSessionAsync(_clock, "pyspark");
        _livy.OnStatement("slow").Takes(TimeSpan.FromSeconds(10));
        await _client.PostAsync("/sessions/0/statements", """{"code": "slow"}""");
        await _client.PostAsync("/sessions/0/statements", """{"code": "1"}""");

        _clock.Advance(TimeSpan.FromSeconds(5));
        var before = await StatesAsync();
        _clock.Advance(TimeSpan.FromSeconds(6));

        before.ShouldBe(["running", "waiting"]);
        (await StatesAsync()).ShouldBe(["available", "available"]);
    }

    [Fact]
    public async Task Cancel_Running_TakesATenthOfASecond()
    {
        _livy.OnStatement("long").Takes(TimeSpan.FromMinutes(1));
        await _client.StartSessionAsync(_clock, "spark");
        await _client.PostAsync("/sessions/0/statements", """{"code": "long"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        await _client.SendAsync("POST", "/sessions/0/statements/0/cancel");
        _clock.Advance(TimeSpan.FromMilliseconds(99));
        var before = await _client.GetAsync("/sessions/0/statements/0");
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        var after = await _client.GetAsync("/sessions/0/statements/0");

        (before.Json["state"]!.ToString(), after.Json["state"]!.ToString()).ShouldBe(("cancelling", "cancelled"));
    }

    [Fact]
    public async Task Cancel_RunningAndWaiting_EndsBoth()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnStatement("slow").Takes(TimeSpan.FromHours(10));
        await _client.PostAsync("/sessions/0/statements", """{"code": "slow"}""");
        await _client.PostAsync("/sessions/0/statements", """{"code": "1"}""");
        _clock.Advance(TimeSpan.FromSeconds(5));

        var cancelled = await _client.SendAsync("POST", "/sessions/0/statements/0/cancel");
        await _client.SendAsync("POST", "/sessions/0/statements/1/cancel");
        var atOnce = await StatesAsync();
        _clock.Advance(TimeSpan.FromSeconds(1));

        cancelled.Body.ShouldBe("""{"msg":"canceled"}""");
        atOnce.ShouldBe(["cancelling", "cancelled"]);
        (await StatesAsync()).ShouldBe(["cancelled", "cancelled"]);
        (await _client.GetAsync("/sessions/0/statements/0")).Body.ShouldContain("cancelled part of cancelled job group 0");
    }

    [Fact]
    public async Task Cancel_CodeThatIgnoresIt_IsForcedAndFilledInLater()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnStatement("stubborn").Returns("late").Takes(TimeSpan.FromMinutes(2)).IgnoresCancel();
        await _client.PostAsync("/sessions/0/statements", """{"code": "stubborn"}""");
        _clock.Advance(TimeSpan.FromSeconds(5));
        await _client.SendAsync("POST", "/sessions/0/statements/0/cancel");

        _clock.Advance(TimeSpan.FromSeconds(29));
        var before = (await _client.GetAsync("/sessions/0/statements/0")).Json;
        _clock.Advance(TimeSpan.FromSeconds(2));
        var forced = (await _client.GetAsync("/sessions/0/statements/0")).Json;
        var stateMeanwhile = (await _client.GetAsync("/sessions/0/state")).Body;
        _clock.Advance(TimeSpan.FromMinutes(2));
        var filled = (await _client.GetAsync("/sessions/0/statements/0")).Json;

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
        await _client.PostAsync("/sessions", """{"kind": "pyspark", "conf": {"livy.rsc.retained-statements": "3"}}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        for (var number = 0; number < 5; number++)
        {
            await _client.RunAsync(_clock, "1");
        }

        (await _client.GetAsync("/sessions/0/statements/1")).Body.ShouldBe("\"Statement not found\"");
        var list = (await _client.GetAsync("/sessions/0/statements?order=desc&size=2")).Json;
        list["total_statements"]!.GetValue<int>().ShouldBe(3);
        list["statements"]!.AsArray().Select(statement => statement!["id"]!.GetValue<int>()).ShouldBe([4, 3]);
    }

    [Fact]
    public async Task BreaksInterpreter_Once_LaterStatementsOfThatKindFail()
    {
        await _client.StartSessionAsync(_clock, "shared");
        _livy.OnStatement("os._exit(1)").BreaksInterpreter();

        await _client.RunAsync(_clock, "os._exit(1)", "pyspark");
        var state = (await _client.GetAsync("/sessions/0/state")).Body;
        var later = await _client.RunAsync(_clock, "1 + 1", "pyspark");
        await _client.RunAsync(_clock, "1 + 1", "spark");

        state.ShouldContain("\"error\"");
        later.ShouldContain("Interpreter died:");
        (await _client.GetAsync("/sessions/0/state")).Body.ShouldContain("\"idle\"");
    }

    [Fact]
    public async Task KillsSession_Scripted_TheSessionIsDead()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.OnStatement("System.exit(3)").KillsSession();
        await _client.PostAsync("/sessions/0/statements", """{"code": "System.exit(3)"}""");

        _clock.Advance(TimeSpan.FromSeconds(1));

        (await _client.GetAsync("/sessions/0/state")).Body.ShouldContain("\"dead\"");
    }

    [Fact]
    public async Task Shared_KindMissingOrShared_FailsOrWaitsForEver()
    {
        await _client.StartSessionAsync(_clock, "shared");

        var missing = await _client.PostAsync("/sessions/0/statements", """{"code": "1"}""");
        await _client.PostAsync("/sessions/0/statements", """{"code": "1", "kind": "shared"}""");
        _clock.Advance(TimeSpan.FromMinutes(5));

        missing.Status.ShouldBe(500);
        missing.Body.ShouldContain("Code type should be specified if session kind is shared");
        (await StatesAsync()).ShouldBe(["waiting"]);
    }

    private async Task<string[]> StatesAsync() =>
        [.. (await _client.GetAsync("/sessions/0/statements")).Json["statements"]!.AsArray().Select(statement => statement!["state"]!.ToString())];

    [GeneratedRegex("count\\(\\)", RegexOptions.None, 1000)]
    private static partial Regex Count();
}
