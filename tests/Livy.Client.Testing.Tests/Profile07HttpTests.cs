using System.Text;

namespace Livy.Client.Testing.Tests;

/// <summary>What the web server and the frameworks of Livy 0.7.1 do otherwise than those of 0.9, as a real server shows it.</summary>
public sealed class Profile07HttpTests : IDisposable
{
    private readonly FakeLivyOptions _options = new() { Profile = LivyProfile.Livy07, StagingDir = "/data/staging", LocalDirWhitelist = ["/data/"] };
    private readonly SimulatedClock _clock = new();
    private readonly FakeLivy _livy;
    private readonly RawClient _client;

    public Profile07HttpTests()
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
    [InlineData("/%zz", 400)]
    [InlineData("/sessions/a%2", 400)]
    public async Task Target_Malformed_IsRefusedWithoutABody(string target, int status)
    {
        var answer = await AskAsync("GET", target);

        (answer.Status, answer.Body.Length, answer.Header("Content-Type"), answer.Header("Connection")).ShouldBe((status, 0, null, "close"));
    }

    [Theory]
    [InlineData("/sessions/%00", "{\"msg\":\"Session '\\u0000' not found.\"}")]
    [InlineData("/sessions/%u0041", "{\"msg\":\"Session '%u0041' not found.\"}")]
    [InlineData("/sessions/0;v=1", "{\"msg\":\"Session '0' not found.\"}")]
    public async Task Target_OddButTaken_LeadsToASession(string target, string body)
    {
        var answer = await AskAsync("GET", target);

        (answer.Status, answer.BodyText).ShouldBe((404, body));
    }

    [Theory]
    [InlineData("/sess%69ons", 200, "application/json;charset=utf-8")]
    [InlineData("/sessions;v=1", 404, "application/json;charset=utf-8")]
    [InlineData("/./sessions", 404, "application/json;charset=utf-8")]
    [InlineData("/sessions/..", 404, "text/html;charset=utf-8")]
    [InlineData("/static/nosuch.js", 404, "text/plain;charset=utf-8")]
    public async Task Target_GoesToTheServletOfItsPlainPath(string target, int status, string type)
    {
        var answer = await AskAsync("GET", target);

        (answer.Status, answer.Header("Content-Type")).ShouldBe((status, type));
    }

    [Theory]
    [InlineData("GET", "/sessions?from=%zz", "", "", "org.eclipse.jetty.http.BadMessageException: 400: Unable to parse URI query")]
    [InlineData("POST", "/sessions", "application/x-www-form-urlencoded", "a=%zz", "org.eclipse.jetty.http.BadMessageException: 400: Unable to parse form content")]
    [InlineData("POST", "/sessions", "multipart/form-data", "{}", "java.io.IOException: Missing initial multi part boundary")]
    [InlineData("POST", "/sessions/0/upload-file", "multipart/form-data; boundary=line", "xx", "java.io.IOException: Missing initial multi part boundary")]
    [InlineData("POST", "/sessions/0/upload-file", "multipart/form-data; boundary=line", "", "java.io.IOException: Missing content for multipart request")]
    [InlineData("POST", "/sessions/0/upload-file", "multipart/form-data; boundary=line", "--line\r\n", "java.io.IOException: Incomplete parts")]
    [InlineData("POST", "/sessions/0/upload-file", "multipart/form-data; boundary=line", "--line\r\nContent-Type: a/b\r\n\r\nx\r\n--line--\r\n", "java.io.IOException: Missing content-disposition")]
    [InlineData("POST", "/sessions/0/upload-file", "multipart/mixed; boundary=line", "xx", "javax.servlet.ServletException: Content-Type != multipart/form-data")]
    public async Task Container_ThatCannotReadARequest_AnswersWithItsException(string method, string target, string type, string body, string exception)
    {
        var answer = await AskAsync(method, target, body, ("Content-Type", type));

        (answer.Status, answer.Header("Content-Type"), answer.BodyText).ShouldBe((500, "text/html;charset=utf-8", exception));
    }

    [Theory]
    [InlineData("gzip;q=0", true)]
    [InlineData("x-gzip", true)]
    [InlineData("GZIP", true)]
    [InlineData("deflate", false)]
    [InlineData("*", false)]
    public async Task AcceptEncoding_IsSearchedForTheWord(string accepted, bool isZipped)
    {
        var answer = await AskAsync("GET", "/sessions", headers: ("Accept-Encoding", accepted));

        answer.Header("Content-Encoding").ShouldBe(isZipped ? "gzip" : null);
    }

    [Fact]
    public async Task EmptyBody_Zipped_IsAnnounced()
    {
        var answer = await AskAsync("PUT", "/sessions", headers: ("Accept-Encoding", "gzip"));

        (answer.Status, answer.Header("Content-Encoding"), answer.Body.Length).ShouldBe((405, "gzip", 20));
    }

    [Fact]
    public async Task ContentEncoding_OfARequest_IsIgnored()
    {
        var answer = await AskAsync("POST", "/sessions", "{\"kind\":\"nosuch\"}", ("Content-Encoding", "gzip"));

        answer.BodyText.ShouldStartWith("\"Invalid kind: nosuch");
    }

    [Theory]
    [InlineData("get", "/sessions", 200)]
    [InlineData("POST", "/version?_method=get", 405)]
    [InlineData("POST", "/", 405)]
    [InlineData("DELETE", "/ui", 405)]
    public async Task Method_IsReadByTheServletOfThePath(string method, string target, int status) => (await AskAsync(method, target)).Status.ShouldBe(status);

    [Fact]
    public async Task MethodOverride_InAForm_IsObeyed()
    {
        var answer = await AskAsync("POST", "/sessions/0", "_method=DELETE", ("Content-Type", "application/x-www-form-urlencoded"));

        answer.Status.ShouldBe(404);
    }

    [Fact]
    public async Task Accept_AVersionThatIsNotFirst_IsIgnored() =>
        (await AskAsync("GET", "/sessions", headers: ("Accept", "text/html, application/vnd.livy.v0.2+json"))).Status.ShouldBe(200);

    [Fact]
    public async Task Expect_Nonsense_IsATeapot()
    {
        var answer = await AskAsync("GET", "/sessions", headers: ("Expect", "nonsense"));

        (answer.Status, answer.Reason).ShouldBe((417, "Im a Teapot"));
    }

    [Fact]
    public async Task Target_TooLong_Is414() => (await AskAsync("GET", "/sessions?x=" + new string('a', 140_000))).Status.ShouldBe(414);

    [Theory]
    [InlineData("Host", "a.test:80", "http://a.test/ui")]
    [InlineData("Host", "", "http://127.0.0.1/ui")]
    [InlineData("X-Forwarded-Proto", "https", "https://127.0.0.1/ui")]
    public async Task Root_LeadsToWhereTheClientThinksItIs(string header, string value, string location) =>
        (await AskAsync("GET", "/", headers: (header, value))).Header("Location").ShouldBe(location);

    [Fact]
    public async Task ErrorPage_IsThatOfJetty93()
    {
        var answer = await AskAsync("GET", "/metrics/nosuch");

        answer.BodyText.ShouldBe(
            "<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html;charset=ISO-8859-1\"/>\n<title>Error 404 </title>\n</head>\n<body>\n<h2>HTTP ERROR: 404</h2>\n"
            + "<p>Problem accessing /metrics/nosuch. Reason:\n<pre>    Not Found</pre></p>\n<hr /><a href=\"http://eclipse.org/jetty\">Powered by Jetty:// 9.3.24.v20180605</a><hr/>\n</body>\n</html>\n");
    }

    [Fact]
    public async Task Csrf_Refusal_HasItsMessageAsReasonAndAPageForEveryMethod()
    {
        _options.Csrf = true;

        var answer = await AskAsync("DELETE", "/sessions/0");

        (answer.Status, answer.Reason).ShouldBe((400, "Missing Required Header for CSRF protection."));
        answer.BodyText.ShouldContain("<h2>HTTP ERROR: 400</h2>");
    }

    [Theory]
    [InlineData("filename=\"c d.txt\"", 200)]
    [InlineData("filename*=UTF-8''m%20n.txt", 200)]
    [InlineData("filename", 200)]
    [InlineData("FileName=\"d.txt\"", 400)]
    [InlineData("filename=\"k:l.txt\"", 400)]
    [InlineData("filename=\"/etc/x.txt\"", 400)]
    [InlineData("filename=\"/data/x.txt\"", 200)]
    [InlineData("filename=\".\"", 500)]
    public async Task Upload_Name_IsAPathLikeAnyOther(string name, int status)
    {
        await _client.StartSessionAsync(_clock, "pyspark");

        var answer = await UploadAsync("/sessions/0/upload-file", $"form-data; name=\"file\"; {name}");

        answer.Status.ShouldBe(status);
    }

    [Fact]
    public async Task Upload_OfAJarWhoseNameIsTaken_Fails()
    {
        await _client.StartSessionAsync(_clock, "pyspark");

        var first = await UploadAsync("/sessions/0/upload-jar", "form-data; name=\"jar\"; filename=\"a.jar\"");
        var second = await UploadAsync("/sessions/0/upload-jar", "form-data; name=\"jar\"; filename=\"a.jar\"");

        (first.Status, second.Status).ShouldBe((200, 500));
        second.BodyText.ShouldStartWith("\"java.util.concurrent.ExecutionException: java.lang.RuntimeException: java.io.IOException: A file with name a.jar has already been uploaded.\\n\\tat ");
    }

    [Fact]
    public async Task Output_WithHalfASurrogatePair_IsAPageWithoutAPath()
    {
        _livy.OnStatement("half").RespondsRawOutput("{\"text/plain\":\"\ud83d\"}");
        await _client.StartSessionAsync(_clock, "pyspark");
        await _client.PostAsync("/sessions/0/statements", """{"code": "half"}""");
        _clock.Advance(TimeSpan.FromMinutes(1));

        var answer = await AskAsync("GET", "/sessions/0/statements/0");

        answer.BodyText.ShouldContain("<pre>    com.fasterxml.jackson.core.JsonGenerationException: Incomplete surrogate pair: first char 0xd83d, second 0x22</pre>");
    }

    [Fact]
    public async Task JobId_IsALong()
    {
        await _client.StartSessionAsync(_clock, "spark");

        var answer = await AskAsync("GET", "/sessions/0/jobs/99999999999");

        answer.BodyText.ShouldBe("\"java.util.NoSuchElementException: key not found: 99999999999\"");
    }

    private Task<FakeLivyResponse> UploadAsync(string route, string disposition) =>
        AskAsync("POST", route, $"--line\r\nContent-Disposition: {disposition}\r\n\r\nx\r\n--line--\r\n", ("Content-Type", "multipart/form-data; boundary=line"));

    private Task<FakeLivyResponse> AskAsync(string method, string target, string body = "", params (string Name, string Value)[] headers) => _livy.HandleAsync(new FakeLivyRequest
    {
        Method = method,
        Target = target,
        Headers = [.. headers.Select(header => new KeyValuePair<string, string>(header.Name, header.Value))],
        Body = Encoding.UTF8.GetBytes(body),
    });
}
