using Livy.Client.Testing;

namespace Livy.Client.Tests;

public class SpecEqualityTests
{
    private readonly LivyClient _client = new StubLivy().CreateClient(new SimulatedClock());

    public static TheoryData<string, BatchSpec> OtherBatches => new()
    {
        { "file", Batch() with { File = "/b.jar" } },
        { "main class", Batch() with { MainClass = "B" } },
        { "arguments", Batch() with { Args = ["1"] } },
        { "order of arguments", Batch() with { Args = ["2", "1"] } },
        { "name", Batch() with { Name = "other" } },
        { "proxy user", Batch() with { ProxyUser = "other" } },
        { "jars", Batch() with { Jars = ["/j2", "/j1"] } },
        { "pyFiles", Batch() with { PyFiles = [] } },
        { "files", Batch() with { Files = ["/F"] } },
        { "archives", Batch() with { Archives = ["/z", "/z"] } },
        { "driver memory", Batch() with { DriverMemory = "2g" } },
        { "driver cores", Batch() with { DriverCores = 9 } },
        { "executor memory", Batch() with { ExecutorMemory = "1g" } },
        { "executor cores", Batch() with { ExecutorCores = 9 } },
        { "executors", Batch() with { NumExecutors = 9 } },
        { "queue", Batch() with { Queue = null } },
        { "value of a setting", Batch() with { Conf = new Dictionary<string, string>(StringComparer.Ordinal) { ["spark.a"] = "2" } } },
        { "name of a setting", Batch() with { Conf = new Dictionary<string, string>(StringComparer.Ordinal) { ["spark.b"] = "1" } } },
        { "more settings", Batch() with { Conf = new Dictionary<string, string>(StringComparer.Ordinal) { ["spark.a"] = "1", ["spark.b"] = "1" } } },
    };

    public static TheoryData<string, SessionSpec> OtherSessions => new()
    {
        { "kind", Session() with { Kind = SessionKind.Spark } },
        { "heartbeat timeout", Session() with { HeartbeatTimeout = null } },
        { "idle timeout", Session() with { IdleTimeout = TimeSpan.FromHours(1) } },
        { "ttl", Session() with { Ttl = TimeSpan.FromHours(1) } },
        { "jars", Session() with { Jars = ["/b"] } },
    };

    [Fact]
    public void Equals_OfTheSameInOtherInstances_IsTrueWithTheSameHash()
    {
        Batch().ShouldBe(Batch());
        Batch().GetHashCode().ShouldBe(Batch().GetHashCode());
        Session().ShouldBe(Session());
        Session().GetHashCode().ShouldBe(Session().GetHashCode());
    }

    [Fact]
    public void Equals_OfACopy_IsTrue()
    {
        var batch = Batch();
        var session = Session();

        (batch with { }).ShouldBe(batch);
        (session with { }).ShouldBe(session);
        (batch == Batch() && session == Session()).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(OtherBatches))]
    public void Equals_OfABatchThatDiffersInOneThing_IsFalse(string what, BatchSpec other) => Batch().Equals(other).ShouldBeFalse(what);

    [Theory]
    [MemberData(nameof(OtherSessions))]
    public void Equals_OfASessionThatDiffersInOneThing_IsFalse(string what, SessionSpec other) => Session().Equals(other).ShouldBeFalse(what);

    [Fact]
    public void Equals_OfSettingsInAnotherOrder_IsTrue()
    {
        var first = new SessionSpec { Conf = { ["spark.a"] = "1", ["spark.b"] = "2" } };
        var second = new SessionSpec { Conf = { ["spark.b"] = "2", ["spark.a"] = "1" } };

        first.ShouldBe(second);
    }

    [Fact]
    public void Equals_WithMissingLists_DoesNotThrow()
    {
        var missing = new BatchSpec("/a") { Jars = null!, Args = null!, Conf = null! };

        missing.Equals(missing with { }).ShouldBeTrue();
        missing.Equals(new BatchSpec("/a")).ShouldBeFalse();
        new BatchSpec("/a").Equals(missing).ShouldBeFalse();
    }

    [Fact]
    public void Equals_OfABatchAndASession_IsFalse() => ((ApplicationSpec)new SessionSpec()).Equals(new BatchSpec("/a")).ShouldBeFalse();

    [Fact]
    public void Hash_WhenSettingsAreAdded_StaysTheSame()
    {
        var spec = Session();
        var before = spec.GetHashCode();

        spec.Conf["spark.c"] = "3";

        spec.GetHashCode().ShouldBe(before);
    }

    [Theory]
    [InlineData("s3a://key:secret@bucket/x y")]
    [InlineData("key:secret@bucket/x y")]
    [InlineData("s3a://key:se@cret@bucket/x y")]
    [InlineData("https://h/x y?sig=secret")]
    [InlineData("https://h/x y#secret")]
    [InlineData("s3a://key:secret@bucket/x\ny")]
    [InlineData("secret@bucket/relative")]
    [InlineData("./secret@x")]
    public void Validate_OfAFileWithASecret_DoesNotRepeatIt(string file)
    {
        foreach (var spec in new ApplicationSpec[] { new BatchSpec(file), new SessionSpec { Jars = [file] }, new SessionSpec { Archives = ["/ok", file] } })
        {
            var error = Should.Throw<ArgumentException>(spec.Validate);

            error.Message.ShouldNotContain("secret");
            error.Message.ShouldNotContain("cret@");
        }
    }

    [Fact]
    public void Validate_OfAFileWithASecret_StillNamesIt() =>
        Should.Throw<ArgumentException>(new BatchSpec("s3a://key:secret@bucket/x y").Validate).Message.ShouldContain("s3a://***@bucket/x y");

    [Fact]
    public void Validate_OfASettingOrArgumentWithASecret_DoesNotRepeatIt()
    {
        Should.Throw<ArgumentException>(new SessionSpec { Conf = { ["spark.key"] = "secret\0" } }.Validate).Message.ShouldNotContain("secret");
        Should.Throw<ArgumentException>(new BatchSpec("/a") { Args = ["secret\0"] }.Validate).Message.ShouldNotContain("secret");
    }

    [Fact]
    public void With_AListTwice_Adds()
    {
        var spec = _client.Sessions.New(SessionKind.PySpark)
            .WithJars("/j1").WithJars("/j2").WithPyFiles("/p1").WithPyFiles("/p2").WithFiles("/f1").WithFiles("/f2").WithArchives("/z1").WithArchives("/z2", "/z3").Spec;

        spec.ShouldSatisfyAllConditions(
            () => spec.Jars.ShouldBe(["/j1", "/j2"]),
            () => spec.PyFiles.ShouldBe(["/p1", "/p2"]),
            () => spec.Files.ShouldBe(["/f1", "/f2"]),
            () => spec.Archives.ShouldBe(["/z1", "/z2", "/z3"]));
    }

    [Fact]
    public void With_ASingleValueTwice_TakesTheLast() => _client.Batches.New("/a").WithName("a").WithName("b").WithMainClass("A").WithMainClass("B").Spec
        .ShouldBe(new BatchSpec("/a") { Name = "b", MainClass = "B" });

    private static BatchSpec Batch() => new("/a.jar")
    {
        MainClass = "A",
        Args = ["1", "2"],
        Name = "n",
        ProxyUser = "p",
        Jars = ["/j1", "/j2"],
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

    private static SessionSpec Session() => new(SessionKind.PySpark)
    {
        HeartbeatTimeout = TimeSpan.FromMinutes(1),
        IdleTimeout = TimeSpan.FromMinutes(2),
        Ttl = TimeSpan.FromMinutes(3),
        Jars = ["/a"],
    };
}
