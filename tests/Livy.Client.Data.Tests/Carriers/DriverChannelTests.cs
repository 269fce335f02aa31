using System.Text;
using Livy.Client.Testing;

namespace Livy.Client.Data.Tests;

public sealed class DriverChannelTests : IDisposable
{
    private readonly DriverCluster _cluster = new();

    private ScriptedDriver Driver => _cluster.Driver;

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task Query_WhereTheReaderIsMissing_InstallsItAndAsksAgain()
    {
        var isInstalled = false;
        Driver.Answer = asked =>
        {
            isInstalled |= asked.Op == "install";
            return isInstalled ? DriverAnswers.OfNumbers(3)(asked) : DriverAnswers.NotInstalled;
        };

        (await NumbersAsync()).ShouldBe([0, 1, 2]);

        Driver.Lines.ShouldBe(["job open", "job install", "job open", "job page", "job close"]);
    }

    [Fact]
    public async Task Query_WhereThereIsNoPythonForJobs_GoesByStatements()
    {
        Driver.Answer = DriverAnswers.OfNumbers(3);
        Driver.Bring = (asked, answer) => asked.By == "job" ? DriverReply.Fails("java.io.IOException: Cannot run program \"python3\"\n\tat x") : ScriptedDriver.Brought(asked, answer);

        (await NumbersAsync()).ShouldBe([0, 1, 2]);

        Driver.Lines.ShouldBe(["job open", "pyspark open", "pyspark page", "pyspark close"]);
    }

    [Fact]
    public async Task Query_WhereThereIsNoPythonAtAll_GoesByScala()
    {
        Driver.Answer = DriverAnswers.OfNumbers(3);
        Driver.Bring = (asked, answer) => asked.By == "spark" ? ScriptedDriver.Brought(asked, answer) : DriverReply.Fails("no python");

        (await NumbersAsync()).ShouldBe([0, 1, 2]);

        Driver.Lines.ShouldBe(["job open", "pyspark open", "spark open", "spark page", "spark close"]);
    }

    [Fact]
    public async Task Query_InASparkSession_TriesScalaBeforePython()
    {
        Driver.Answer = DriverAnswers.OfNumbers(3);
        Driver.Bring = (asked, answer) => asked.By == "job" ? DriverReply.Fails("no python") : ScriptedDriver.Brought(asked, answer);

        (await NumbersAsync(kind: SessionKind.Spark)).ShouldBe([0, 1, 2]);

        Driver.Lines.Take(2).ShouldBe(["job open", "spark open"]);
    }

    [Fact]
    public async Task Query_WhereNothingCarries_SaysWhatHappened()
    {
        Driver.Bring = (_, _) => DriverReply.Fails("no python\nat all");

        var error = await ThrownAsync<LivyQueryFailedException>();

        error.Message.ShouldStartWith("Session 0 can not bring results. ");
        error.Message.ShouldNotContain("\n");
        Driver.Lines.ShouldBe(["job open", "pyspark open", "spark open"]);
    }

    [Fact]
    public async Task Query_ByJobsOnly_TriesNothingElse()
    {
        Driver.Bring = (_, _) => DriverReply.Fails("no python\nat all");

        await ThrownAsync<LivyQueryFailedException>(new QueryOptions { Carrier = QueryCarrier.Jobs });

        Driver.Lines.ShouldBe(["job open"]);
    }

    [Theory]
    [InlineData(404, "<html>Not Found</html>")]
    [InlineData(405, "<html>Method Not Allowed</html>")]
    [InlineData(501, "<html>Not Implemented</html>")]
    public async Task Query_WhereTheServerHasNoJobs_GoesByStatements(int status, string page)
    {
        Driver.Answer = DriverAnswers.OfNumbers(3);
        _cluster.Livy.When(Stub.Post("/sessions/0/submit-job")).Reply(status, page, "text/html").Always();

        (await NumbersAsync()).ShouldBe([0, 1, 2]);

        Driver.Lines.ShouldBe(["pyspark open", "pyspark page", "pyspark close"]);
    }

    [Fact]
    public async Task Query_WhoseAnswersAreLost_AsksAgain()
    {
        Driver.Answer = DriverAnswers.OfNumbers(3);
        var session = await _cluster.StartAsync();
        _cluster.Livy.When(Stub.Get("/sessions/0/jobs/1")).Drop(DropPoint.AfterHandling).Times(3);
        _cluster.Livy.When(Stub.Post("/sessions/0/submit-job")).Drop(DropPoint.AfterHandling).Times(1);

        (await NumbersAsync(session)).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task Query_ThatAGatewaySendsToALogin_AsksAgain()
    {
        Driver.Answer = DriverAnswers.OfNumbers(3);
        var session = await _cluster.StartAsync();
        _cluster.Livy.When(Stub.Post("/sessions/0/submit-job")).RedirectToLogin().Times(2);

        (await NumbersAsync(session)).ShouldBe([0, 1, 2]);
    }

    [Fact]
    public async Task Query_OfADamagedPage_AsksForItAgain()
    {
        var damaged = 2;
        Driver.Answer = asked => asked.Op == "page" && damaged-- > 0 ? [2, 0, 0, 0, 0, 1] : DriverAnswers.OfNumbers(3)(asked);

        (await NumbersAsync()).ShouldBe([0, 1, 2]);

        Driver.Asked.Count(asked => asked.Op == "page").ShouldBe(3);
        Driver.Asked.Where(asked => asked.Op == "page").ShouldAllBe(asked => asked.Page == 0);
    }

    [Fact]
    public async Task Query_OfAPageThatStaysDamaged_GivesUpSoon()
    {
        Driver.Answer = asked => asked.Op == "page" ? [2, 0, 0, 0, 0, 1] : DriverAnswers.OfNumbers(3)(asked);

        (await ThrownAsync<LivyDataException>()).Message.ShouldBe("A page of the result was damaged on its way.");

        var pages = Driver.Asked.Where(asked => asked.Op == "page").ToList();
        (pages[^1].At - pages[0].At).ShouldBeInRange(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10));
        Driver.Lines.Last().ShouldBe("job close");
    }

    [Theory]
    [InlineData(120)]
    [InlineData(10)]
    public async Task Query_WhileNobodyListens_GivesUpAfterItsTolerance(int seconds)
    {
        var session = await _cluster.StartAsync();
        var start = _cluster.Time.GetUtcNow();
        _cluster.Livy.When(Stub.Any()).Drop().Always();

        await _cluster.RunUntilThrownAsync<LivyConnectionException>(session.QueryAsync<int>($"n", new QueryOptions { FaultTolerance = TimeSpan.FromSeconds(seconds), Carrier = QueryCarrier.Jobs }).ToListAsync().AsTask());

        (_cluster.Time.GetUtcNow() - start).ShouldBeInRange(TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 120));
    }

    [Fact]
    public async Task Query_InASessionThatIsGone_IsNotAskedAgain()
    {
        var session = await _cluster.StartAsync();
        _cluster.Livy.KillSession(0);
        var start = _cluster.Time.GetUtcNow();

        await _cluster.RunUntilThrownAsync<LivySessionFailedException>(session.QueryAsync<int>($"n").ToListAsync().AsTask());

        (_cluster.Time.GetUtcNow() - start).ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Query_ThatTheServerRefuses_IsNotAskedAgain()
    {
        var session = await _cluster.StartAsync();
        var refusal = _cluster.Livy.When(Stub.Post("/sessions/0/submit-job")).Reply(400, """{"msg":"requirement failed: no"}""").Always();

        await _cluster.RunUntilThrownAsync<LivyApiException>(session.QueryAsync<int>($"n").ToListAsync().AsTask());

        refusal.Calls.ShouldBeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task Query_ThatSparkRefuses_SaysWhatSparkSays()
    {
        Driver.Answer = _ => DriverAnswers.Failed("""{"kind":"query","errorClass":"DIVIDE_BY_ZERO","sqlState":"22012","message":" [DIVIDE_BY_ZERO] Division by zero.\r\nmore","stack":"org.apache.spark.X\n\tat y"}""");

        var error = await ThrownAsync<LivyQueryFailedException>();

        error.Message.ShouldBe("The query failed in session 0. [DIVIDE_BY_ZERO] Division by zero.");
        error.ErrorClass.ShouldBe("DIVIDE_BY_ZERO");
        error.SqlState.ShouldBe("22012");
        error.Stack.ShouldBe(["org.apache.spark.X", "\tat y"]);
        Driver.Lines.ShouldBe(["job open"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{\"message\":\"\\ud800\"}")]
    public async Task Query_ThatFailsInWordsThatCanNotBeRead_SaysThatItFailed(string json)
    {
        Driver.Answer = _ => DriverAnswers.Failed(json);

        (await ThrownAsync<LivyQueryFailedException>()).Message.ShouldStartWith("The query failed in session 0");
    }

    [Theory]
    [InlineData("""{"kind":"reader","message":"There is no such result."}""", "nobody asked for 00:10:00")]
    [InlineData("""{"kind":"arrow","message":"no classes."}""", "can not come as Arrow from session 0: no classes. Leave out QueryOptions.Format.")]
    [InlineData("""{"message":7}""", "It does not say why.")]
    public async Task Query_ThatFailsForAnotherReason_SaysWhatToDo(string json, string expected)
    {
        Driver.Answer = _ => DriverAnswers.Failed(json);

        (await ThrownAsync<LivyQueryFailedException>()).Message.ShouldContain(expected);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    [InlineData("""{"format":"json","schema":{"fields":[{"name":"a","type":"decimal(99999999999,1)"}]}}""")]
    [InlineData("""{"format":"json","schema":7}""")]
    [InlineData("""{"format":7,"schema":{"fields":[]}}""")]
    public async Task Query_WhoseSchemaCanNotBeRead_SaysSoAndClosesIt(string json)
    {
        Driver.Answer = asked => DriverAnswers.Done(asked.Op == "open" ? json : "{}");

        await ThrownAsync<LivyDataException>();
        await _cluster.Time.RunForAsync(TimeSpan.FromSeconds(5));

        Driver.Lines.Last().ShouldBe("job close");
    }

    [Theory]
    [InlineData("not base64")]
    [InlineData("gANOLg==")]
    [InlineData("")]
    public async Task Query_WhoseJobsBringSomethingElse_SaysSo(string result)
    {
        Driver.Bring = (_, _) => DriverReply.Returns(Encoding.ASCII.GetBytes(result));

        await ThrownAsync<LivyException>();
    }

    private Task<List<int>> NumbersAsync(LivySession session) => _cluster.RunAsync(session.QueryAsync<int>($"n").ToListAsync().AsTask());

    private async Task<List<int>> NumbersAsync(SessionKind? kind = null) => await NumbersAsync(await _cluster.StartAsync(kind));

    private async Task<TException> ThrownAsync<TException>(QueryOptions? options = null)
        where TException : Exception
    {
        var session = await _cluster.StartAsync();
        return await _cluster.RunUntilThrownAsync<TException>(session.QueryAsync<int>($"n", options ?? new QueryOptions()).ToListAsync().AsTask());
    }
}
