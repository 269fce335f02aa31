using System.Reflection;
using System.Text.Json;

namespace Livy.Client.Tests;

public class SpecTests
{
    [Fact]
    public void SessionSpec_WithEverything_SendsEveryField()
    {
        var spec = new SessionSpec(SessionKind.PySpark)
        {
            Name = "etl",
            ProxyUser = "alice",
            Jars = ["hdfs:///a.jar"],
            PyFiles = ["hdfs:///a.py"],
            Files = ["/data/a.txt"],
            Archives = ["hdfs:///env.zip#env"],
            DriverMemory = "2g",
            DriverCores = 2,
            ExecutorMemory = "512m",
            ExecutorCores = 3,
            NumExecutors = 4,
            Queue = "q",
            Conf = { ["spark.a"] = "1", ["spark.b"] = "" },
            HeartbeatTimeout = TimeSpan.FromSeconds(1.2),
            Ttl = TimeSpan.FromHours(1),
            IdleTimeout = TimeSpan.FromMilliseconds(0.5),
        };

        Json(spec).ShouldBe(
            """{"kind":"pyspark","proxyUser":"alice","jars":["hdfs:///a.jar"],"pyFiles":["hdfs:///a.py"],"files":["/data/a.txt"],"archives":["hdfs:///env.zip#env"],"driverMemory":"2g","driverCores":2,"executorMemory":"512m","executorCores":3,"numExecutors":4,"queue":"q","name":"etl","conf":{"spark.a":"1","spark.b":""},"heartbeatTimeoutInSecond":2,"ttl":"3600000ms","idleTimeout":"1ms"}""");
    }

    [Fact]
    public void BatchSpec_WithEverything_SendsEveryField()
    {
        var spec = new BatchSpec("hdfs:///app.jar")
        {
            MainClass = "com.example.App",
            Args = ["a", "b c", "", "hé"],
            Name = "nightly",
            ProxyUser = "alice",
            Jars = ["hdfs:///a.jar"],
            PyFiles = ["hdfs:///a.py"],
            Files = ["/data/a.txt"],
            Archives = ["hdfs:///env.zip#env"],
            DriverMemory = "2g",
            DriverCores = 2,
            ExecutorMemory = "512m",
            ExecutorCores = 3,
            NumExecutors = 4,
            Queue = "q",
            Conf = { ["spark.a"] = "1" },
        };

        Json(spec).ShouldBe(
            """{"file":"hdfs:///app.jar","className":"com.example.App","args":["a","b c","","h\u00E9"],"proxyUser":"alice","jars":["hdfs:///a.jar"],"pyFiles":["hdfs:///a.py"],"files":["/data/a.txt"],"archives":["hdfs:///env.zip#env"],"driverMemory":"2g","driverCores":2,"executorMemory":"512m","executorCores":3,"numExecutors":4,"queue":"q","name":"nightly","conf":{"spark.a":"1"}}""");
    }

    [Fact]
    public void Specs_WithNothing_SendNothingButWhatTheyAre()
    {
        Json(new SessionSpec()).ShouldBe("""{"kind":"shared"}""");
        Json(new BatchSpec("/a.py")).ShouldBe("""{"file":"/a.py"}""");
    }

    [Theory]
    [InlineData("0.8.0", """{"kind":"shared","ttl":"60000ms"}""")]
    [InlineData("0.9.0", """{"kind":"shared","idleTimeout":"60000ms"}""")]
    [InlineData("1.0.0", """{"kind":"shared","idleTimeout":"60000ms"}""")]
    [InlineData(null, """{"kind":"shared","idleTimeout":"60000ms"}""")]
    public void IdleTimeout_ByVersion_HasItsName(string? version, string expected) =>
        Json(new SessionSpec { IdleTimeout = TimeSpan.FromMinutes(1) }, version).ShouldBe(expected);

    [Theory]
    [InlineData("0.7.1", null, 1)]
    [InlineData("0.7.1", 1, null)]
    [InlineData("0.8.0", 1, null)]
    [InlineData("0.8.0", 1, 1)]
    public void Limits_ThatTheVersionLacks_AreRefused(string version, int? ttl, int? idle)
    {
        var spec = new SessionSpec { Ttl = Hours(ttl), IdleTimeout = Hours(idle) };

        Should.Throw<NotSupportedException>(() => spec.ToRequest(Version.Parse(version), spec.Name)).Message.ShouldContain($"Livy {version}");
    }

    [Theory]
    [InlineData("0.9.0-incubating", "0.9.0")]
    [InlineData("0.8.0-incubating-SNAPSHOT", "0.8.0")]
    [InlineData("0.10.0-SNAPSHOT", "0.10.0")]
    [InlineData("0.7", "0.7")]
    [InlineData("1.2.3.4", "1.2.3")]
    public void Version_OfTheServersText_IsItsNumbers(string text, string expected) => ServerFeatures.Read(text).ShouldBe(Version.Parse(expected));

    [Theory]
    [InlineData("<unknown>")]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("99999999999.1")]
    [InlineData(null)]
    public void Version_WithoutNumbers_IsNotKnown(string? text) => ServerFeatures.Read(text).ShouldBeNull();

    public static TheoryData<string, ApplicationSpec, string> Refused => new()
    {
        { "empty name", new SessionSpec { Name = "" }, "can not be empty" },
        { "name of digits", new SessionSpec { Name = "123" }, "take it for an id" },
        { "name of dots", new BatchSpec("/a") { Name = ".." }, "resolved away" },
        { "relative jar", new SessionSpec { Jars = ["a.jar"] }, "hdfs:///user/me/a.jar" },
        { "empty jar", new SessionSpec { Jars = [""] }, "can not be empty" },
        { "null jar", new SessionSpec { Jars = [null!] }, "can not be empty" },
        { "null jars", new SessionSpec { Jars = null! }, "Jars" },
        { "relative pyFile", new SessionSpec { PyFiles = ["a.py"] }, "relative path" },
        { "relative file", new SessionSpec { Files = ["./a"] }, "relative path" },
        { "relative archive", new SessionSpec { Archives = ["env.zip#env"] }, "relative path" },
        { "space in a file", new SessionSpec { Files = ["hdfs:///a b"] }, "%20" },
        { "line end in a file", new SessionSpec { Files = ["hdfs:///a\n"] }, "control character" },
        { "name of Arabic digits", new SessionSpec { Name = "\u0663" }, "take it for an id" },
        { "name with a semicolon", new SessionSpec { Name = "a;b" }, "semicolon" },
        { "name with a slash", new BatchSpec("/a") { Name = "a/b" }, "slash" },
        { "name with a line end", new BatchSpec("/a") { Name = "a\nb" }, "U+000A" },
        { "name with half a pair", new BatchSpec("/a") { Name = "a\ud83d" }, "surrogate" },
        { "proxy user with a line end", new SessionSpec { ProxyUser = "a\r\nb" }, "control character" },
        { "queue with half a pair", new SessionSpec { Queue = "\ude00" }, "surrogate" },
        { "main class with a tab", new BatchSpec("/a") { MainClass = "com.A\t" }, "control character" },
        { "argument with NUL", new BatchSpec("/a") { Args = ["ok", "a\0"] }, "Argument 1" },
        { "argument with half a pair", new BatchSpec("/a") { Args = ["\ud83d"] }, "Argument 0" },
        { "setting's name with a line end", new SessionSpec { Conf = { ["a\nb"] = "x" } }, "control character" },
        { "setting with half a pair", new SessionSpec { Conf = { ["spark.a"] = "\ud83d" } }, "surrogate" },
        { "memory with a line end", new SessionSpec { DriverMemory = "1g\n" }, "control character" },
        { "negative memory behind a space", new SessionSpec { DriverMemory = " -1g" }, "512m or 2g" },
        { "relative file with ./", new SessionSpec { Files = ["./x.jar"] }, "hdfs:///user/me/x.jar" },
        { "negative driver memory", new SessionSpec { DriverMemory = "-1g" }, "512m or 2g" },
        { "empty executor memory", new SessionSpec { ExecutorMemory = " " }, "512m or 2g" },
        { "negative driver cores", new SessionSpec { DriverCores = -1 }, "negative" },
        { "negative executor cores", new SessionSpec { ExecutorCores = -1 }, "negative" },
        { "negative executors", new BatchSpec("/a") { NumExecutors = int.MinValue }, "negative" },
        { "setting without name", new SessionSpec { Conf = { [" "] = "x" } }, "no name" },
        { "setting without value", new SessionSpec { Conf = { ["spark.a"] = null! } }, "no value" },
        { "null settings", new SessionSpec { Conf = null! }, "Conf" },
        { "no heartbeat", new SessionSpec { HeartbeatTimeout = TimeSpan.Zero }, "above zero" },
        { "negative idle timeout", new SessionSpec { IdleTimeout = TimeSpan.FromSeconds(-1) }, "above zero" },
        { "negative ttl", new SessionSpec { Ttl = TimeSpan.FromSeconds(-1) }, "above zero" },
        { "no kind", new SessionSpec(default), "kind" },
        { "relative batch file", new BatchSpec("a.jar"), "relative path" },
        { "null batch file", new BatchSpec(null!), "can not be empty" },
        { "null argument", new BatchSpec("/a") { Args = ["a", null!] }, "empty text is legal" },
        { "null arguments", new BatchSpec("/a") { Args = null! }, "Args" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Validate_OfWhatNoServerTakes_SaysWhatIsWrong(string what, ApplicationSpec spec, string expected)
    {
        var error = Should.Throw<ArgumentException>(spec.Validate, what);

        error.Message.ShouldContain(expected);
        error.ParamName.ShouldNotBeNullOrEmpty();
    }

    public static TheoryData<string, ApplicationSpec> Accepted => new()
    {
        { "odd name", new SessionSpec { Name = "hé你 😀?x=1" } },
        { "padded name", new SessionSpec { Name = "  padded " } },
        { "number-like name", new SessionSpec { Name = "-5" } },
        { "file by scheme", new SessionSpec { Files = ["s3a://bucket/a", "file:/a", "local:/a", "https://h/a?b=c", "hdfs://h:8020/a%20b"] } },
        { "file with umlaut", new SessionSpec { Files = ["hdfs:///ä/你.txt"] } },
        { "archive with a name", new SessionSpec { Archives = ["hdfs:///env.zip#env"] } },
        { "memory that only Java judges", new SessionSpec { DriverMemory = "banana", ExecutorMemory = "1k" } },
        { "no cores at all", new SessionSpec { DriverCores = 0, ExecutorCores = 0, NumExecutors = 0 } },
        { "empty setting", new SessionSpec { Conf = { ["spark.a"] = "" } } },
        { "unknown kind", new SessionSpec(new SessionKind("ruby")) },
        { "empty argument", new BatchSpec("/a") { Args = ["", "two\nlines", "😀"] } },
        { "setting of two lines", new SessionSpec { Conf = { ["spark.driver.extraJavaOptions"] = "-Da=b\n-Dc=😀" } } },
        { "name of dots", new SessionSpec { Name = "..." } },
        { "blank name", new SessionSpec { Name = " " } },
        { "long ttl", new SessionSpec { Ttl = TimeSpan.MaxValue, IdleTimeout = TimeSpan.MaxValue, HeartbeatTimeout = TimeSpan.FromDays(365) } },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Validate_OfWhatTheServerTakes_DoesNotThrow(string what, ApplicationSpec spec) => Should.NotThrow(spec.Validate, what);

    [Fact]
    public void ToString_OfASpec_HasNoSettingsNorArguments()
    {
        var session = new SessionSpec(SessionKind.Sql) { Name = "etl", Conf = { ["spark.hadoop.fs.s3a.secret.key"] = "s3cret" } };
        var batch = new BatchSpec("s3a://key:s3cret@bucket/a.jar") { Args = ["--password", "s3cret"], Conf = { ["spark.key"] = "s3cret" } };

        session.ToString().ShouldBe("SessionSpec etl of kind sql");
        batch.ToString().ShouldBe("BatchSpec without a name of a.jar");
        $"{(ApplicationSpec)batch}".ShouldNotContain("s3cret");
    }

    [Fact]
    public void With_ThenChangingTheSettingsOfTheCopy_LeavesTheOriginal()
    {
        var original = new SessionSpec { Conf = { ["spark.a"] = "1" } };
        var copy = original with { Name = "copy" };

        copy.Conf["spark.a"] = "2";

        original.Conf["spark.a"].ShouldBe("1");
    }

    [Fact]
    public void With_ACopy_KeepsEveryProperty()
    {
        var original = new BatchSpec("/a.jar")
        {
            MainClass = "A",
            Args = ["1"],
            Name = "n",
            ProxyUser = "p",
            Jars = ["/j"],
            PyFiles = ["/p"],
            Files = ["/f"],
            Archives = ["/z"],
            DriverMemory = "1g",
            DriverCores = 1,
            ExecutorMemory = "2g",
            ExecutorCores = 2,
            NumExecutors = 3,
            Queue = "q",
            Conf = { ["spark.a"] = "1" },
        };
        var properties = typeof(BatchSpec).GetProperties(BindingFlags.Public | BindingFlags.Instance);

        var copy = original with { };

        Json(copy).ShouldBe(Json(original));
        properties.ShouldAllBe(property => property.GetValue(original) != null);
    }

    [Fact]
    public void ToRequest_ThenChangingTheSettings_LeavesTheRequest()
    {
        var spec = new SessionSpec { Conf = { ["spark.a"] = "1" } };
        var request = spec.ToRequest(version: null, spec.Name);

        spec.Conf["spark.a"] = "2";

        request.Conf.ShouldNotBeNull()["spark.a"].ShouldBe("1");
    }

    private static TimeSpan? Hours(int? hours) => hours is { } some ? TimeSpan.FromHours(some) : null;

    private static string Json(SessionSpec spec, string? version = null) =>
        JsonSerializer.Serialize(spec.ToRequest(version is null ? null : Version.Parse(version), spec.Name), LivyJsonContext.Default.CreateSessionRequest);

    private static string Json(BatchSpec spec) => JsonSerializer.Serialize(spec.ToRequest(spec.Name), LivyJsonContext.Default.CreateBatchRequest);
}
