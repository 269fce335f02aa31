using System.Text;

namespace Livy.Client.Testing.Tests;

public sealed class AccessTests : IDisposable
{
    private readonly FakeLivyOptions options = new();
    private readonly SimulatedClock clock = new();
    private readonly FakeLivy livy;
    private readonly RawClient client;

    public AccessTests()
    {
        livy = new FakeLivy(options, clock);
        client = new RawClient(livy);
    }

    public void Dispose()
    {
        client.Dispose();
        livy.Dispose();
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("alice:wrong", 403)]
    [InlineData("alice:secret", 200)]
    public async Task Basic_Credentials_DecideTheStatus(string? credentials, int status)
    {
        options.BasicUser = "alice";
        options.BasicPassword = "secret";
        (string, string)[] headers = credentials is null ? [] : [("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)))];

        Reply reply = await client.SendAsync("GET", "/sessions", headers: headers);

        reply.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Basic_Authenticated_OwnsItsSession()
    {
        options.BasicUser = "alice";
        options.BasicPassword = "secret";

        Reply reply = await client.SendAsync("POST", "/sessions", new StringContent("{}"), headers: ("Authorization", "Basic YWxpY2U6c2VjcmV0"));

        reply.Json["owner"]!.ToString().ShouldBe("alice");
    }

    [Fact]
    public async Task Bearer_Missing_IsAskedFor()
    {
        options.BearerToken = "t0ken";

        Reply without = await client.GetAsync("/sessions");
        Reply with = await client.SendAsync("GET", "/sessions", headers: ("Authorization", "Bearer t0ken"));

        without.Header("WWW-Authenticate").ShouldBe("Bearer");
        (without.Status, with.Status).ShouldBe((401, 200));
    }

    [Fact]
    public async Task Csrf_HeaderMissing_IsAPageForPostAndEmptyForDelete()
    {
        options.Csrf = true;

        Reply post = await client.PostAsync("/sessions", "{}");
        Reply delete = await client.SendAsync("DELETE", "/sessions/0");
        Reply with = await client.SendAsync("POST", "/sessions", new StringContent("{}"), headers: ("X-Requested-By", "me"));

        post.Status.ShouldBe(400);
        post.Body.ShouldContain("<title>Error 400 Missing Required Header for CSRF protection.</title>");
        delete.Status.ShouldBe(400);
        delete.Body.ShouldBeEmpty();
        with.Status.ShouldBe(201);
    }

    [Fact]
    public async Task Impersonation_On_DoAsWinsOverTheBody()
    {
        options.Impersonation = true;

        Reply reply = await client.PostAsync("/sessions?doAs=bob", """{"proxyUser": "carol"}""");

        reply.Json["proxyUser"]!.ToString().ShouldBe("bob");
    }

    [Fact]
    public async Task Upload_WhileStarting_BlocksAndIsTaken()
    {
        await client.PostAsync("/sessions", """{"kind": "spark"}""");
        using MultipartFormDataContent form = new() { { new ByteArrayContent([1]), "jar", "app.jar" } };

        Task<Reply> upload = client.SendAsync("POST", "/sessions/0/upload-jar", form);
        bool wasBlocked = !upload.IsCompleted;
        Reply reply = await clock.RunUntilAsync(upload);

        wasBlocked.ShouldBeTrue();
        reply.Status.ShouldBe(200);
        reply.Body.ShouldBeEmpty();
    }

    [Fact]
    public async Task Upload_TooLarge_IsPlainTextUnlessJsonIsAccepted()
    {
        options.UploadMaxSize = 2;
        using MultipartFormDataContent form = new() { { new ByteArrayContent([1, 2, 3]), "file", "a.bin" } };

        Reply reply = await client.SendAsync("POST", "/sessions/0/upload-file", form);

        reply.Status.ShouldBe(500);
        reply.Header("Content-Type").ShouldBe("text/html;charset=utf-8");
        reply.Body.ShouldBe("org.scalatra.servlet.SizeConstraintExceededException: Too large request or file");
    }

    [Fact]
    public async Task Job_ReadTwice_IsKnownOnce()
    {
        livy.OnJob(job => job.JobType is "spark").Returns([2, 84]);
        await client.StartSessionAsync(clock, "spark");
        Reply sent = await client.PostAsync("/sessions/0/submit-job", """{"job": "AA==", "jobType": "spark"}""");
        clock.Advance(TimeSpan.FromSeconds(1));

        Reply first = await client.GetAsync("/sessions/0/jobs/1");
        Reply second = await client.GetAsync("/sessions/0/jobs/1");

        sent.Body.ShouldBe("""{"id":1,"state":"SENT","result":null,"error":null}""");
        first.Body.ShouldBe("""{"id":1,"state":"SUCCEEDED","result":"AlQ=","error":null}""");
        second.Status.ShouldBe(500);
        second.Body.ShouldContain("NoSuchElementException");
    }
}
