using System.Text;
using Livy.Client.Testing;

namespace LivyCli.Tests;

/// <summary>The example that the package's readme points to does what it says.</summary>
public sealed class ExampleScriptTests : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;

    public ExampleScriptTests()
    {
        var script = ScriptReader.Read(Path.Combine(AppContext.BaseDirectory, "example-script.json"));
        _livy = new FakeLivy(script.Options.ToFakeLivyOptions(), _clock);
        script.AddTo(_livy);
    }

    public void Dispose() => _livy.Dispose();

    [Theory]
    [InlineData("people.count()", "pyspark", """data":{"text/plain":"2"}""")]
    [InlineData("people = spark.createDataFrame([1])", "pyspark", """data":{"text/plain":""}""")]
    [InlineData("select name, age from people", "sql", """data":[["Ann",30],["Bob",41]]""")]
    [InlineData("%table people", "pyspark", """data":[["Ann",30],["Bob",null]]""")]
    [InlineData("%json summary", "pyspark", """data":{"application/json":{"people":2,"mean":35.5}}""")]
    [InlineData("%matplot plt", "pyspark", """image/png":"iVBORw0KGgo""")]
    [InlineData("import nothing_like_this", "pyspark", """ename":"ModuleNotFoundError","evalue":"No module named 'nothing_like_this'","traceback":["Traceback""")]
    [InlineData("train(3)", "pyspark", """data":{"text/plain":"'trained'"}""")]
    [InlineData("1 + 1", "pyspark", """data":{"text/plain":"2"}""")]
    public async Task Statement_OfTheExample_IsAnswered(string code, string kind, string part)
    {
        await StartSessionAsync(kind);
        await SendAsync("POST", "/sessions/0/statements", $$"""{"code":"{{code}}"}""");
        _clock.Advance(TimeSpan.FromSeconds(2));

        (await SendAsync("GET", "/sessions/0/statements/0")).ShouldContain(part);
    }

    [Fact]
    public async Task Statement_WithProgress_ShowsIt()
    {
        await StartSessionAsync("pyspark");
        await SendAsync("POST", "/sessions/0/statements", """{"code":"train(3)"}""");
        _clock.Advance(TimeSpan.FromSeconds(0.75));

        (await SendAsync("GET", "/sessions/0/statements/0")).ShouldContain("\"state\":\"running\",\"output\":null,\"progress\":0.5");
    }

    [Fact]
    public async Task Statement_ThatKillsTheSession_DoesSo()
    {
        await StartSessionAsync("pyspark");
        await SendAsync("POST", "/sessions/0/statements", """{"code":"exit_the_driver()"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await SendAsync("GET", "/sessions/0/state")).ShouldContain("\"dead\"");
    }

    [Theory]
    [InlineData("sc.para", "spark", """{"candidates":["parallelize"]}""")]
    [InlineData("people.", "spark", """{"candidates":["columns","count","show"]}""")]
    [InlineData("people.", "pyspark", """{"candidates":[]}""")]
    public async Task Completion_OfTheExample_IsAnswered(string code, string kind, string expected)
    {
        await StartSessionAsync("spark");

        var completion = SendAsync("POST", "/sessions/0/completion", $$"""{"code":"{{code}}","kind":"{{kind}}","cursor":{{code.Length}}}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await completion).ShouldBe(expected);
    }

    [Fact]
    public async Task Session_WithoutMemory_FailsToStart()
    {
        await SendAsync("POST", "/sessions", """{"name":"no-memory"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await SendAsync("GET", "/sessions/0")).ShouldContain("Too small maximum heap");
    }

    [Fact]
    public async Task Session_WithoutMaster_IsKilledInPassing()
    {
        await SendAsync("POST", "/sessions", """{"name":"no-master"}""");
        List<string> states = [];
        for (var poll = 0; poll < 4; poll++)
        {
            states.Add(await SendAsync("GET", "/sessions/0/state"));
            _clock.Advance(poll == 0 ? TimeSpan.FromSeconds(0.5) : TimeSpan.FromSeconds(0.05));
        }

        states.ShouldBe(["""{"id":0,"state":"starting"}""", """{"id":0,"state":"shutting_down"}""", """{"id":0,"state":"killed"}""", """{"id":0,"state":"dead"}"""]);
    }

    [Fact]
    public async Task Batch_ThatFails_IsDeadWithItsLog()
    {
        await SendAsync("POST", "/batches", """{"file":"/somewhere/livy-test-jobs.jar","className":"com.example.livy.Fail"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        var batch = await SendAsync("GET", "/batches/0");

        batch.ShouldContain("\"state\":\"dead\"");
        batch.ShouldContain("failed as asked");
    }

    [Theory]
    [InlineData("com.example.livy.jobs.AnswerJob", """state":"SUCCEEDED","result":"AlQ=","error":null""")]
    [InlineData("com.example.livy.jobs.NullJob", """state":"SUCCEEDED","result":null,"error":null""")]
    [InlineData("com.example.livy.jobs.FailingJob", """state":"FAILED","result":null,"error":"java.lang.IllegalStateException""")]
    [InlineData("com.example.livy.jobs.SlowJob", """state":"STARTED","result":null,"error":null""")]
    public async Task Job_OfTheExample_IsAnswered(string className, string part)
    {
        await StartSessionAsync("spark");
        await SendAsync("POST", "/sessions/0/submit-job", $$"""{"job":"{{Kryo(className)}}","jobType":"spark"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        (await SendAsync("GET", "/sessions/0/jobs/1")).ShouldContain(part);
    }

    /// <summary>A job without fields, as Livy's Java client sends it: the last byte of the name has the top bit set.</summary>
    private static string Kryo(string className)
    {
        byte[] name = Encoding.ASCII.GetBytes(className);
        name[^1] |= 0x80;
        return Convert.ToBase64String([1, 0, .. name, 1]);
    }

    private async Task StartSessionAsync(string kind)
    {
        await SendAsync("POST", "/sessions", $$"""{"kind":"{{kind}}"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task<string> SendAsync(string method, string target, string body = "")
    {
        var response = await _livy.HandleAsync(new FakeLivyRequest
        {
            Method = method,
            Target = target,
            Headers = [new("Content-Type", "application/json")],
            Body = Encoding.UTF8.GetBytes(body),
        });
        response.Status.ShouldBeInRange(200, 201);
        return Encoding.UTF8.GetString(response.Body.Span);
    }
}
