using System.Text;

namespace Livy.Client.Testing.Tests;

public sealed class AccessTests : IDisposable
{
    private readonly FakeLivyOptions _options = new();
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public AccessTests()
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
    [InlineData(null, 401)]
    [InlineData("alice:wrong", 403)]
    [InlineData("alice:secret", 200)]
    public async Task Basic_Credentials_DecideTheStatus(string? credentials, int status)
    {
        _options.BasicUser = "alice";
        _options.BasicPassword = "secret";
        (string, string)[] headers = credentials is null ? [] : [("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)))];

        var reply = await _client.SendAsync("GET", "/sessions", headers: headers);

        reply.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Basic_Authenticated_OwnsItsSession()
    {
        _options.BasicUser = "alice";
        _options.BasicPassword = "secret";

        var reply = await _client.SendAsync("POST", "/sessions", new StringContent("{}"), headers: ("Authorization", "Basic YWxpY2U6c2VjcmV0"));

        reply.Json["owner"]!.ToString().ShouldBe("alice");
    }

    [Fact]
    public async Task Bearer_Missing_IsAskedFor()
    {
        _options.BearerToken = "t0ken";

        var without = await _client.GetAsync("/sessions");
        var with = await _client.SendAsync("GET", "/sessions", headers: ("Authorization", "Bearer t0ken"));

        without.Header("WWW-Authenticate").ShouldBe("Bearer");
        (without.Status, with.Status).ShouldBe((401, 200));
    }

    [Fact]
    public async Task Csrf_HeaderMissing_IsAPageForPostAndEmptyForDelete()
    {
        _options.Csrf = true;

        var post = await _client.PostAsync("/sessions", "{}");
        var delete = await _client.SendAsync("DELETE", "/sessions/0");
        var with = await _client.SendAsync("POST", "/sessions", new StringContent("{}"), headers: ("X-Requested-By", "me"));

        post.Status.ShouldBe(400);
        post.Body.ShouldContain("<title>Error 400 Missing Required Header for CSRF protection.</title>");
        delete.Status.ShouldBe(400);
        delete.Body.ShouldBeEmpty();
        with.Status.ShouldBe(201);
    }

    [Fact]
    public async Task Impersonation_On_DoAsWinsOverTheBody()
    {
        _options.Impersonation = true;

        var reply = await _client.PostAsync("/sessions?doAs=bob", """{"proxyUser": "carol"}""");

        reply.Json["proxyUser"]!.ToString().ShouldBe("bob");
    }

    [Fact]
    public async Task Upload_WhileStarting_BlocksAndIsTaken()
    {
        await _client.PostAsync("/sessions", """{"kind": "spark"}""");
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "jar", "app.jar" } };

        var upload = _client.SendAsync("POST", "/sessions/0/upload-jar", form);
        var wasBlocked = !upload.IsCompleted;
        var reply = await _clock.RunUntilAsync(upload);

        wasBlocked.ShouldBeTrue();
        reply.Status.ShouldBe(200);
        reply.Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_TooLarge_IsPlainTextUnlessJsonIsAccepted()
    {
        _options.UploadMaxSize = 2;
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "a.bin" } };

        var reply = await _client.SendAsync("POST", "/sessions/0/upload-file", form);

        reply.Status.ShouldBe(500);
        reply.Header("Content-Type").ShouldBe("text/html;charset=utf-8");
        reply.Body.ShouldBe("org.scalatra.servlet.SizeConstraintExceededException: Too large request or file");
    }

    [Fact]
    public async Task Job_ReadTwice_IsKnownOnce()
    {
        _livy.OnJob(job => job.JobType is "spark").Returns([2, 84]);
        await _client.StartSessionAsync(_clock, "spark");
        var sent = await _client.PostAsync("/sessions/0/submit-job", """{"job": "AA==", "jobType": "spark"}""");
        _clock.Advance(TimeSpan.FromSeconds(1));

        var first = await _client.GetAsync("/sessions/0/jobs/1");
        var second = await _client.GetAsync("/sessions/0/jobs/1");

        sent.Body.ShouldBe("""{"id":1,"state":"SENT","result":null,"error":null}""");
        first.Body.ShouldBe("""{"id":1,"state":"SUCCEEDED","result":"AlQ=","error":null}""");
        second.Status.ShouldBe(500);
        second.Body.ShouldContain("NoSuchElementException");
    }
}
