using System.IO.Compression;
using System.Text;

namespace Livy.Client.Testing.Tests;

/// <summary>Nothing that clients send may end the process that the server runs in. The attacks of tests/Livy.Client.Attacks measure it; here is how each limit answers.</summary>
public sealed class MemoryLimitTests : IDisposable
{
    private const int Limit = 100_000;
    private readonly FakeLivyOptions _options = new() { MemoryLimit = Limit, UploadMaxSize = 50_000 };
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public MemoryLimitTests()
    {
        _livy = new FakeLivy(_options, _clock);
        _client = new RawClient(_livy);
    }

    public void Dispose()
    {
        _client.Dispose();
        _livy.Dispose();
    }

    [Theory]
    [InlineData(Limit, 400)]
    [InlineData(Limit + 1, 413)]
    public async Task Body_OfAnyLength_IsReadUpToTheLimit(int length, int status)
    {
        var reply = await _client.PostAsync("/sessions", new string(' ', length));

        reply.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Body_TooLong_IsAnsweredAsJettyAnswersWhatItDoesNotTake()
    {
        var reply = await _client.PostAsync("/sessions", new string(' ', Limit + 1));

        (reply.Reason, reply.Body, reply.Header("Connection")).ShouldBe(("Payload Too Large", "<h1>Bad Message 413</h1><pre>reason: Payload Too Large</pre>", "close"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Body_PackedAndTooLongUnpacked_Is413(string coding)
    {
        var reply = await _client.SendAsync("POST", "/sessions", Packed(coding, new byte[50 * Limit]));

        reply.Status.ShouldBe(413);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Body_PackedAndWithinTheLimit_IsUnpackedWhole(string coding)
    {
        var name = new string('n', (Limit / 2) - 3_000);

        var reply = await _client.SendAsync("POST", "/sessions", Packed(coding, Encoding.UTF8.GetBytes($$"""{"name": "{{name}}"}""")));

        (reply.Status, reply.Json["name"]!.ToString()).ShouldBe((201, name));
    }

    [Fact]
    public async Task Upload_LongerThanItMayBe_IsRefusedInScalatrasWords()
    {
        await _client.StartSessionAsync(_clock, "spark");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[2_000_000]), "jar", "a.jar" } };

        var reply = await _client.SendAsync("POST", "/sessions/0/upload-jar", form);

        (reply.Status, reply.Body).ShouldBe((500, "org.scalatra.servlet.SizeConstraintExceededException: Too large request or file"));
    }

    [Theory]
    [InlineData(1_000, "No jar sent!")]
    [InlineData(1_001, "java.lang.IllegalStateException: Form with too many keys [1001 > 1000]")]
    public async Task Upload_OfManyParts_EndsAtJettysLimit(int parts, string words)
    {
        _options.MemoryLimit = _options.UploadMaxSize = 10_000_000;
        await _client.StartSessionAsync(_clock, "spark");
        using var form = new MultipartFormDataContent();
        for (var part = 0; part < parts; part++)
        {
            form.Add(new StringContent("x"), "x");
        }

        (await _client.SendAsync("POST", "/sessions/0/upload-jar", form)).Body.ShouldContain(words);
    }

    [Fact]
    public async Task Form_LongerThanJettyReads_Is500()
    {
        _options.MemoryLimit = 10_000_000;
        using var form = new StringContent(new string('a', 200_001), Encoding.UTF8, "application/x-www-form-urlencoded");

        var reply = await _client.SendAsync("POST", "/sessions", form);

        (reply.Status, reply.Body).ShouldBe((500, "org.eclipse.jetty.http.BadMessageException: 400: Unable to parse form content"));
    }

    [Fact]
    public async Task Sessions_ThatHoldTooMuch_AreRefusedUntilOneIsGone()
    {
        var body = $$$"""{"conf": {"a": "{{{new string('x', Limit / 3)}}}"}}""";
        var first = await _client.PostAsync("/sessions", body);
        var second = await _client.PostAsync("/sessions", body);
        await _clock.RunUntilAsync(_client.SendAsync("DELETE", "/sessions/0"));
        var third = await _client.PostAsync("/sessions", body);

        (first.Status, second.Status, third.Status).ShouldBe((201, 413, 201));
        second.Json.ToString().ShouldContain("FakeLivyOptions.MemoryLimit");
    }

    [Fact]
    public async Task Statements_ThatHoldTooMuch_AreRefusedUntilOldOnesAreForgotten()
    {
        _livy.OnStatement(_ => true).Returns("");
        await _client.PostAsync("/sessions", """{"kind": "spark", "conf": {"livy.rsc.retained-statements": "2"}}""");
        _clock.Advance(TimeSpan.FromSeconds(1));
        async Task<int> SubmitAsync(int length)
        {
            var status = (await _client.PostAsync("/sessions/0/statements", $$"""{"code": "{{new string('x', length)}}"}""")).Status;
            _clock.Advance(TimeSpan.FromSeconds(1));
            return status;
        }

        int[] statuses = [await SubmitAsync(30_000), await SubmitAsync(30_000), await SubmitAsync(10), await SubmitAsync(10), await SubmitAsync(30_000)];

        statuses.ShouldBe([201, 413, 201, 201, 201]);
    }

    [Fact]
    public async Task Outputs_OfScripts_AreTheTestsOwn()
    {
        _livy.OnStatement("big").Returns(new string('x', 2 * Limit));
        await _client.StartSessionAsync(_clock, "spark");
        var first = await _client.RunAsync(_clock, "big");
        var second = await _client.RunAsync(_clock, "big");

        (first.Length > 2 * Limit, second.Length > 2 * Limit).ShouldBe((true, true));
    }

    [Fact]
    public async Task Restart_OfAFullServer_MakesRoom()
    {
        var body = $$$"""{"conf": {"a": "{{{new string('x', (Limit / 2) - 5_000)}}}"}}""";
        await _client.PostAsync("/sessions", body);
        _livy.Restart();

        (await _client.PostAsync("/sessions", body)).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Requests_WithLongBodies_AreKeptUpToTheLimit()
    {
        for (var request = 0; request < 10; request++)
        {
            await _client.PostAsync("/batches", new string(' ', 30_000));
        }

        _livy.Requests.Count.ShouldBeInRange(2, 3);
        _livy.Requests[^1].Number.ShouldBe(9);
    }

    [Fact]
    public async Task Requests_WithOneVeryLongBody_AreKeptWithoutIt()
    {
        _options.UploadMaxSize = 10 * Limit;
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[2 * Limit]), "jar", "a.jar" } };

        await _client.SendAsync("POST", "/sessions/0/upload-jar", form);

        _livy.Requests.ShouldHaveSingleItem().Request.Body.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("ttl", "99999999999999d")]
    [InlineData("idleTimeout", "9223372036854775807")]
    public async Task Create_TimesBeyondAllMeasure_AreForEver(string name, string time)
    {
        var reply = await _client.PostAsync("/sessions", $$$"""{"{{{name}}}": "{{{time}}}", "conf": {"livy.rsc.job-cancel.timeout": "{{{time}}}"}}""");
        _clock.Advance(TimeSpan.FromHours(1));

        reply.Status.ShouldBe(201);
        (await _client.GetAsync("/sessions/0")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Job_WhoseScriptThrowsWhileNobodyAsks_FailsAndSaysSo()
    {
        _livy.OnJob(_ => throw new NotSupportedException("no such job"));
        await _client.PostAsync("/sessions", """{"kind": "spark"}""");
        await _client.PostAsync("/sessions/0/submit-job", """{"job": "AAAA", "jobType": "spark"}""");
        _clock.Advance(TimeSpan.FromSeconds(5));

        var job = await _client.GetAsync("/sessions/0/jobs/1");

        (job.Json["state"]!.ToString(), job.Json["error"]!.ToString()).ShouldBe(("FAILED", "FakeLivy: the script for this job threw NotSupportedException: no such job"));
    }

    [Fact]
    public async Task Upload_IntoASessionThatHasEnded_IsRefused()
    {
        await _client.StartSessionAsync(_clock, "spark");
        _livy.KillSession(0);
        using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[10]), "jar", "a.jar" } };

        var reply = await _client.SendAsync("POST", "/sessions/0/upload-jar", form);

        (reply.Status, reply.Json["msg"]!.ToString()).ShouldBe((400, "requirement failed: Session isn't active."));
    }

    private static ByteArrayContent Packed(string coding, byte[] body)
    {
        using var target = new MemoryStream();
        using (Stream packer = coding is "gzip" ? new GZipStream(target, CompressionLevel.Fastest, leaveOpen: true) : new ZLibStream(target, CompressionLevel.Fastest, leaveOpen: true))
        {
            packer.Write(body);
        }

        var content = new ByteArrayContent(target.ToArray());
        content.Headers.ContentEncoding.Add(coding);
        return content;
    }
}
