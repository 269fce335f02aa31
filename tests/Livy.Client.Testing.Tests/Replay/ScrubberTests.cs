namespace Livy.Client.Testing.Tests;

public sealed class ScrubberTests
{
    [Theory]
    [InlineData("spark.read.jdbc(password='hunter2')", "spark.read.jdbc(password='REDACTED-1')")]
    [InlineData("""spark.conf.set("fs.s3a.secret.key", "hunter2")""", """spark.conf.set("fs.s3a.secret.key", "REDACTED-1")""")]
    [InlineData("os.environ['API_KEY'] = \"two words\"", "os.environ['API_KEY'] = \"REDACTED-1\"")]
    [InlineData("--conf spark.ssl.keyPassword=hunter2 --x", "--conf spark.ssl.keyPassword=REDACTED-1 --x")]
    [InlineData("run --db-password hunter2", "run --db-password REDACTED-1")]
    [InlineData("Authorization: Bearer abc.def-123", "Authorization: Bearer REDACTED-1")]
    [InlineData("AKIAIOSFODNN7EXAMPLE", "REDACTED-1")]
    [InlineData("x wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY y", "x REDACTED-1 y")]
    [InlineData("eyJhbGciOi.eyJzdWIi.c2ln", "REDACTED-1")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n", "REDACTED-1\n")]
    [InlineData("s3a://key:secret@bucket/x", "s3a://REDACTED-2@host-1.example/x")]
    [InlineData("http://rm.corp.org:8088/proxy/a, rm.corp.org", "http://host-1.example:8088/proxy/a, host-1.example")]
    [InlineData("to /10.1.2.3:7077 and [fe80::1]", "to /host-1.example:7077 and [fe80::1]")]
    [InlineData("http://[fe80::1]:80/", "http://host-1.example:80/")]
    [InlineData("on ip-10-0-0-5.ec2.internal and worker-1.local", "on host-1.example and host-2.example")]
    [InlineData("AccountKey=abc/def==;EndpointSuffix=core.windows.net", "AccountKey=REDACTED-1;EndpointSuffix=host-1.example")]
    public void Text_SecretOrHost_IsTakenOut(string text, string expected) => new Scrubber().Text(text).ShouldBe(expected);

    [Theory]
    [InlineData("sorted(rows, key=lambda row: row[0])")]
    [InlineData("org.apache.spark.internal.Logging and threading.local()")]
    [InlineData("Unrecognized token 'x': was expecting")]
    [InlineData("0.4.0.2.6.5.3015-8 and 3.5.1.2, 1::2::3::Nil")]
    [InlineData("972b600d72629884140aec315ea925858eb67884")]
    [InlineData("application/vnd.livy.table.v1+json")]
    [InlineData("hdfs:///user/me/a.jar file:///tmp/x http://kept.example/")]
    [InlineData("REDACTED-7 host-7.example")]
    public void Text_Else_Stays(string text) => new Scrubber().Text(text).ShouldBe(text);

    [Theory]
    [InlineData("""{ "conf": {"spark.hadoop.fs.s3a.secret.key" : "x", "b": "y"} }""", """{ "conf": {"spark.hadoop.fs.s3a.secret.key" : "REDACTED-1", "b": "y"} }""")]
    [InlineData("""{"token":{"a":["x",1],"b":null},"c":"x"}""", """{"token":{"a":["REDACTED-1",0],"b":null},"c":"x"}""")]
    [InlineData("""{"args":["--password","x","--size","10"]}""", """{"args":["--password","REDACTED-1","--size","10"]}""")]
    [InlineData("""{"a":"\ud800 \u00e9","password":"p"}""", """{"a":"\ud800 \u00e9","password":"REDACTED-1"}""")]
    [InlineData("""{"a":"\"password\": \"p\""}""", """{"a":"\"password\": \"REDACTED-1\""}""")]
    public void Body_Json_ChangesNothingElse(string text, string expected) => new Scrubber().Body(text).ShouldBe(expected);

    [Fact]
    public void Text_OnceKnown_IsTakenOutWithoutItsName()
    {
        var scrubber = new Scrubber("clusterOfAnn");
        scrubber.KnowServer(new Uri("https://livy.data.corp.org:8998/livy/"));
        scrubber.Header("Authorization", "Basic " + Convert.ToBase64String("ann:Tr0ub4dor&3"u8));

        scrubber.Text("Tr0ub4dor&3 on clusterOfAnn at livy.data.corp.org, https://livy.data.corp.org:8998/livy and https://livy.data.corp.org:8088/ and node7.data.corp.org")
            .ShouldBe("REDACTED-1 on REDACTED-3 at livy.example, http://livy.example/livy and https://livy.example:8088/ and host-2.example");
    }

    [Theory]
    [InlineData("/sessions?token=abc&doAs=ann", "/sessions?token=REDACTED-1&doAs=ann")]
    [InlineData("/sessions/my%20name?x", "/sessions/my%20name?x")]
    [InlineData("/batches?X-Amz-Signature=ff&sig=a%2Fb&delegation=c", "/batches?X-Amz-Signature=REDACTED-1&sig=REDACTED-2&delegation=REDACTED-3")]
    public void Target_SecretInTheQuery_IsTakenOut(string target, string expected) => new Scrubber().Target(target).ShouldBe(expected);

    [Fact]
    public void Text_LongRuns_TakeOnePass()
    {
        var scrubber = new Scrubber();
        string[] runs = [.. "aA/.:-_=@ ".Select(character => new string(character, 2_000_000)), string.Concat(Enumerable.Repeat("eyJ", 600_000)), string.Concat(Enumerable.Repeat("token.", 300_000)), string.Concat(Enumerable.Repeat("a.", 900_000))];
        var start = TimeProvider.System.GetTimestamp();

        runs.ShouldAllBe(run => scrubber.Text(run).Length > 0);

        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(60));
    }
}
