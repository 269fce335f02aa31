using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Livy.Client.Testing.Tests;

/// <summary>What a recorder wrote of a mock server is what another one then answers.</summary>
public sealed class RecordingHandlerTests : IDisposable
{
    private static readonly Uri Server = new("http://livy-01.data.corp.org:8998/");

    private readonly RecordingFile _file = new();
    private readonly FakeLivy _recorded = new(timeProvider: new SimulatedClock());
    private readonly FakeLivy _replayed = new(timeProvider: new SimulatedClock());
    private readonly LivyRecordingHandler _handler;
    private readonly RawClient _client;

    public RecordingHandlerTests()
    {
        _handler = new LivyRecordingHandler(_file.Path, _recorded.CreateHandler(), timeProvider: _recorded.TimeProvider);
        _client = new RawClient(_handler, Server);
    }

    public void Dispose()
    {
        _client.Dispose();
        _recorded.Dispose();
        _replayed.Dispose();
        _file.Dispose();
    }

    [Fact]
    public async Task Session_RecordedAndReplayed_AnswersTheSame()
    {
        var first = await RunSessionAsync(_client, (SimulatedClock)_recorded.TimeProvider);
        using var client = Replay();

        var second = await RunSessionAsync(client, (SimulatedClock)_replayed.TimeProvider);

        second.ShouldBe(first);
        _handler.Count.ShouldBe(first.Count);
    }

    [Fact]
    public async Task Line_IsInTheFile_BeforeTheClientHasTheAnswer()
    {
        await _client.GetAsync("/version");

        _file.Lines.ShouldHaveSingleItem().ShouldStartWith("""{"n":0,"t_ms":0,"ms":0,"request":{"method":"GET","path":"/version","headers":{}},"response":{"status":200,"reason":"OK","headers":{""");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Answer_Packed_PassesAsItIsAndIsRecordedAsText(string coding)
    {
        var packed = await _client.SendAsync("GET", "/sessions", headers: ("Accept-Encoding", coding));
        using var client = Replay();

        packed.Header("Content-Encoding").ShouldBe(coding);
        _file.Text.ShouldContain("""{\"from\":0,\"total\":0,\"sessions\":[]}""");
        var reply = await client.SendAsync("GET", "/sessions", headers: ("Accept-Encoding", coding));
        (reply.Header("Content-Encoding"), reply.Body).ShouldBe((null, """{"from":0,"total":0,"sessions":[]}"""));
    }

    [Fact]
    public async Task Answer_ThatIsABomb_PassesAndIsNotRecorded()
    {
        var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[64 << 20]);
        }

        using var handler = new LivyRecordingHandler(_file.Path + "2", new FixedHandler(() => new ByteArrayContent(bomb.ToArray()) { Headers = { ContentEncoding = { "gzip" } } }));
        using var client = new RawClient(handler, Server);

        await client.GetAsync("/sessions");

        var line = await File.ReadAllTextAsync(_file.Path + "2");
        File.Delete(_file.Path + "2");
        line.ShouldContain($"\"body_length\":{bomb.Length}");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16 * 1024 * 1024 + 1)]
    public async Task Answer_OfAnyLength_Passes(int length)
    {
        var path = _file.Path + "3";
        using var handler = new LivyRecordingHandler(path, new FixedHandler(() => new StreamContent(new MemoryStream(new byte[length]))));
        using var client = new RawClient(handler, Server);

        (await client.GetAsync("/sessions")).Body.Length.ShouldBe(length);

        new FileInfo(path).Length.ShouldBeLessThan(1_000);
        File.Delete(path);
    }

    [Fact]
    public async Task Head_AndNoContent_AreReplayed()
    {
        _recorded.When(Stub.Delete("/x")).Reply(204);
        var head = await _client.SendAsync("HEAD", "/version");
        await _client.SendAsync("DELETE", "/x");
        using var client = Replay();

        (await client.SendAsync("HEAD", "/version")).ShouldSatisfyAllConditions(
            reply => reply.Body.ShouldBeEmpty(),
            reply => reply.Header("Content-Type").ShouldBe(head.Header("Content-Type")));
        (await client.SendAsync("DELETE", "/x")).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Answer_CutByTheServer_IsCutInTheReplay()
    {
        _recorded.When(Stub.Get("/sessions")).Truncate(5);
        await Should.ThrowAsync<HttpRequestException>(() => _client.GetAsync("/sessions"));
        using var client = Replay();

        _file.Text.ShouldContain("\"body_cut\":true");
        await Should.ThrowAsync<HttpRequestException>(() => client.GetAsync("/sessions"));
    }

    [Fact]
    public async Task Connection_Dropped_IsDroppedInTheReplay()
    {
        _recorded.When(Stub.Post("/batches")).Drop();
        await Should.ThrowAsync<HttpRequestException>(() => _client.PostAsync("/batches", "{}"));
        using var client = Replay();

        await Should.ThrowAsync<HttpRequestException>(() => client.PostAsync("/batches", "{}"));
    }

    [Fact]
    public async Task Client_GivesUp_IsRecordedWithoutAnAnswer()
    {
        _recorded.When(Stub.Get("/version")).Hang();
        using var patience = new CancellationTokenSource();
        var hanging = _client.GetAsync("/version", patience.Token);

        await patience.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => hanging);
        _file.Lines.ShouldHaveSingleItem().ShouldContain("\"exception\":");
    }

    [Fact]
    public async Task Upload_IsRecordedWithoutItsBytes()
    {
        await _client.PostAsync("/sessions", """{"kind":"pyspark"}""");
        ((SimulatedClock)_recorded.TimeProvider).Advance(TimeSpan.FromSeconds(1));
        await _client.SendAsync("POST", "/sessions/0/upload-file", Upload("the secret plan"));
        using var client = Replay();
        await client.PostAsync("/sessions", """{"kind":"pyspark"}""");

        _file.Text.ShouldNotContain("the secret plan");
        _file.Lines[1].ShouldContain(""""body_parts":[{"name":"file","file_name":"plan.txt","length":15,"sha256":"""");
        (await client.SendAsync("POST", "/sessions/0/upload-file", Upload("another plan!!!"))).Status.ShouldBe(501);
        (await client.SendAsync("POST", "/sessions/0/upload-file", Upload("the secret plan"))).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Request_WithBytes_IsKnownByTheirHash()
    {
        await _client.SendAsync("POST", "/x", new ByteArrayContent([1, 2, 255]));
        using var client = Replay();

        _file.Text.ShouldContain("\"body_length\":3,\"body_sha256\":");
        (await client.SendAsync("POST", "/x", new ByteArrayContent([1, 2, 254]))).Status.ShouldBe(501);
        (await client.SendAsync("POST", "/x", new ByteArrayContent([1, 2, 255]))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Request_TooLongToBeKept_IsKnownByItsLength()
    {
        _recorded.Options.MemoryLimit = 1 << 26;
        await _client.SendAsync("POST", "/x", new ByteArrayContent(new byte[(16 << 20) + 1]));
        using var client = Replay();

        _file.Text.ShouldContain("\"body_length\":16777217}");
        (await client.SendAsync("POST", "/x", new ByteArrayContent(new byte[(16 << 20) + 2]))).Status.ShouldBe(501);
        (await client.SendAsync("POST", "/x", new ByteArrayContent(new byte[(16 << 20) + 1]))).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Hidden_Text_IsTakenOutAndMatchesAgain()
    {
        var path = _file.Path + "4";
        using var handler = new LivyRecordingHandler(path, _recorded.CreateHandler(), hidden: ["ann"]);
        using var recording = new RawClient(handler, Server);
        await recording.PostAsync("/sessions?doAs=ann", """{"kind":"pyspark","proxyUser":"ann"}""");

        _replayed.Replay(path);
        var text = await File.ReadAllTextAsync(path);
        File.Delete(path);
        using var client = new RawClient(_replayed);

        text.ShouldNotContain("ann");
        (await client.PostAsync("/sessions?doAs=ann", """{"kind":"pyspark","proxyUser":"ann"}""")).Status.ShouldBe(201);
    }

    [Fact]
    public void File_ThatIsThere_IsNotWrittenOver()
    {
        Should.Throw<IOException>(() => new LivyRecordingHandler(_file.Path, new FixedHandler(() => new StringContent(""))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Secrets_AndHosts_AreNowhereInTheFile(int seed)
    {
        var plant = new Plants(seed);
        var everything = $$"""
            {"appInfo":{"driverLogUrl":"http://{{plant.Host()}}:8042/node/containerlogs","sparkUiUrl":"https://{{plant.Host()}}/proxy/application_1/"},"password":"{{plant.Secret()}}",
            "log":["25/01/01 INFO Client: tracking URL: http://{{plant.Host()}}:8088/proxy/","--conf spark.x.password={{plant.Secret()}}","Successfully bound to {{plant.Address()}}:4040","at {{Server.Host}}"],
            "output":{"data":{"text/plain":"jdbc:postgresql://{{plant.Host()}}/db?user=a&password={{plant.Secret()}} Bearer {{plant.Secret()}}"} } }
            """;
        _recorded.When(Stub.Any()).Always().Reply(200, everything, headers: [("Set-Cookie", $"hadoop.auth={plant.Secret()}; Path=/"), ("Location", $"http://{Server.Authority}/sessions/0"), ("X-Auth-Token", plant.Secret())]);
        var body = $$"""
            {"conf":{"spark.hadoop.fs.s3a.secret.key":"{{plant.Secret()}}","spark.hadoop.fs.s3a.access.key":"{{plant.Secret()}}","spark.db.password":"{{plant.Secret()}}","spark.my.credential":"{{plant.Secret()}}","spark.oauth.token":"{{plant.Secret()}}"},
            "file":"s3a://{{plant.Secret()}}:{{plant.Secret()}}@{{plant.Host()}}/a.jar","jars":["hdfs://{{plant.Host()}}:8020/b.jar"],"args":["--api-key","{{plant.Secret()}}","--password={{plant.Secret()}}"],
            "code":"spark.conf.set('fs.azure.account.key', '{{plant.Secret()}}'); requests.get('https://{{plant.Host()}}', headers={'Authorization': 'Bearer {{plant.Secret()}}'}); AKIA{{plant.AwsId()}}"}
            """;
        var user = $"ann:{plant.Secret()}";
        (string, string)[] headers =
        [
            ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(user))), ("Cookie", $"a={plant.Secret()}"), ("Proxy-Authorization", $"Bearer {plant.Secret()}"),
            ("X-Api-Key", plant.Secret()), ("Accept-Encoding", "gzip"),
        ];

        await _client.SendAsync("POST", $"/sessions?token={plant.Secret()}&access_token={plant.Secret()}&password={plant.Secret()}&api_key={plant.Secret()}&sig={plant.Secret()}", new StringContent(body, Encoding.UTF8, "application/json"), headers: headers);
        await _client.SendAsync("GET", "/sessions/0", headers: ("Authorization", $"Bearer {plant.Secret()}"));
        await _client.SendAsync("POST", "/sessions", new StringContent("{not json, " + everything), headers: ("Authorization", plant.Secret()));

        var text = _file.Text;
        plant.All.Append(Server.Host).Append(user).Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(user))).ShouldAllBe(planted => !text.Contains(planted, StringComparison.OrdinalIgnoreCase));
        text.ShouldContain("\"Location\":\"http://livy.example/sessions/0\"");
    }

    private static MultipartFormDataContent Upload(string text) => new(Guid.NewGuid().ToString()) { { new StringContent(text), "file", "plan.txt" } };

    private static async Task<List<string>> RunSessionAsync(RawClient client, SimulatedClock clock)
    {
        var name = $"job-{Guid.NewGuid():N}";
        var secret = Guid.NewGuid().ToString();
        List<Reply> replies = [await client.PostAsync("/sessions", $$"""{"kind":"pyspark","name":"{{name}}","conf":{"spark.secret":"{{secret}}"} }""")];
        replies.Add(await client.GetAsync("/sessions/0"));
        clock.Advance(TimeSpan.FromMinutes(1));
        replies.Add(await client.GetAsync($"/sessions/{name}"));
        replies.Add(await client.PostAsync("/sessions/0/statements", """{"code":"1 + 1"}"""));
        clock.Advance(TimeSpan.FromMinutes(1));
        replies.Add(await client.GetAsync("/sessions/0/statements/0"));
        replies.Add(await client.GetAsync("/nothing"));
        replies.Add(await clock.RunUntilAsync(client.SendAsync("DELETE", "/sessions/0")));
        replies.Add(await client.GetAsync("/sessions/0"));
        return [.. replies.Select(reply => string.Create(CultureInfo.InvariantCulture, $"{reply.Status} {reply.Reason} {reply.Header("Location")} {reply.Header("Content-Type")} {reply.Body.Replace(name, "NAME", StringComparison.Ordinal).Replace(secret, "REDACTED-1", StringComparison.Ordinal)}"))];
    }

    private RawClient Replay()
    {
        _replayed.Replay(_file.Path);
        return new RawClient(_replayed);
    }
}
