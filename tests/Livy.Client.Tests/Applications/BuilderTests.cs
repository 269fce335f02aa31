using System.Text.Json;
using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class BuilderTests
{
    private readonly LivyClient _client = new StubLivy().CreateClient();

    [Fact]
    public void SessionBuilder_WithEverything_BuildsTheSpec()
    {
        var builder = _client.Sessions.New(SessionKind.PySpark)
            .WithName("etl").WithProxyUser("alice").WithConf("spark.a", "1").WithConf("spark.b", "2").WithConf("spark.a", "3")
            .WithDriver("2g", 2).WithExecutors(4, "512m", 3).WithQueue("q")
            .WithJars("/a.jar").WithJars("/b.jar", "/c.jar").WithPyFiles("/a.py").WithFiles("/a.txt").WithArchives("/a.zip")
            .WithHeartbeatTimeout(TimeSpan.FromMinutes(1)).WithIdleTimeout(TimeSpan.FromMinutes(2)).WithTtl(TimeSpan.FromMinutes(3));

        JsonSerializer.Serialize(builder.Spec.ToRequest(version: null, builder.Spec.Name), LivyJsonContext.Default.CreateSessionRequest).ShouldBe(
            """{"kind":"pyspark","proxyUser":"alice","jars":["/a.jar","/b.jar","/c.jar"],"pyFiles":["/a.py"],"files":["/a.txt"],"archives":["/a.zip"],"driverMemory":"2g","driverCores":2,"executorMemory":"512m","executorCores":3,"numExecutors":4,"queue":"q","name":"etl","conf":{"spark.a":"3","spark.b":"2"},"heartbeatTimeoutInSecond":60,"ttl":"180000ms","idleTimeout":"120000ms"}""");
    }

    [Fact]
    public void BatchBuilder_WithEverything_BuildsTheSpec()
    {
        var builder = _client.Batches.New("/app.jar")
            .WithMainClass("A").WithArgs("1").WithArgs("2", "3")
            .WithName("n").WithProxyUser("alice").WithConf("spark.a", "1")
            .WithDriver("2g", 2).WithExecutors(4, "512m", 3).WithQueue("q")
            .WithJars("/a.jar").WithPyFiles("/a.py").WithFiles("/a.txt").WithArchives("/a.zip");

        JsonSerializer.Serialize(builder.Spec.ToRequest(builder.Spec.Name), LivyJsonContext.Default.CreateBatchRequest).ShouldBe(
            """{"file":"/app.jar","className":"A","args":["1","2","3"],"proxyUser":"alice","jars":["/a.jar"],"pyFiles":["/a.py"],"files":["/a.txt"],"archives":["/a.zip"],"driverMemory":"2g","driverCores":2,"executorMemory":"512m","executorCores":3,"numExecutors":4,"queue":"q","name":"n","conf":{"spark.a":"1"}}""");
    }

    [Fact]
    public void With_LeftOut_KeepsWhatWasSet()
    {
        var spec = _client.Sessions.New(SessionKind.Spark).WithDriver("2g").WithDriver(cores: 2).WithExecutors(4).WithExecutors(memory: "1g").WithExecutors(cores: 3).Spec;

        spec.ShouldSatisfyAllConditions(
            () => spec.DriverMemory.ShouldBe("2g"),
            () => spec.DriverCores.ShouldBe(2),
            () => spec.NumExecutors.ShouldBe(4),
            () => spec.ExecutorMemory.ShouldBe("1g"),
            () => spec.ExecutorCores.ShouldBe(3));
    }

    [Fact]
    public void Spec_TakenEarlier_DoesNotChangeWithTheBuilder()
    {
        var builder = _client.Sessions.New(SessionKind.Spark).WithConf("spark.a", "1").WithJars("/a.jar");
        var early = builder.Spec;

        builder.WithConf("spark.a", "2").WithJars("/b.jar");

        early.Conf["spark.a"].ShouldBe("1");
        early.Jars.ShouldBe(["/a.jar"]);
    }

    [Fact]
    public async Task Start_OfABuilder_SendsItsSpec()
    {
        var time = new SimulatedClock();
        var server = new StubLivy()
            .On("GET /version", Answers.Ok("""{"version":"0.9.0-incubating"}"""))
            .On("POST /sessions", Answers.Created(Bodies.Session(7, "starting")))
            .On("GET /sessions/n", Answers.Ok(Bodies.Session(7, "idle")));
        using var client = server.CreateClient(time);

        await time.RunUntilAsync(client.Sessions.New(SessionKind.Sql).WithName("n").StartAsync());
        await client.Sessions.New(SessionKind.Sql).CreateAsync();

        server.Requests[1].Text.ShouldBe("""{"kind":"sql","name":"n"}""");
        server.CountOf("POST /sessions").ShouldBe(2);
    }

    [Fact]
    public async Task Submit_OfABuilder_SendsItsSpec()
    {
        var time = new SimulatedClock();
        var server = new StubLivy().On("POST /batches", Answers.Created(Bodies.Batch(4, "starting"))).On("GET /batches/4", Answers.Ok(Bodies.Batch(4, "success")));
        using var client = server.CreateClient(time);

        await client.Batches.New("/a.jar").SubmitAsync();
        await time.RunUntilAsync(client.Batches.New("/a.jar").RunAsync());

        server.Lines.ShouldBe(["POST /batches", "POST /batches", "GET /batches/4"]);
    }
}
