using System.CommandLine;
using System.Text;
using Livy.Client.Testing;

namespace LivyCli.Tests;

/// <summary>The commands as one types them: record, stop, and play back without the server.</summary>
public sealed class RecordAndReplayTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler());

    public void Dispose()
    {
        _http.Dispose();
        File.Delete(_path);
    }

    [Fact]
    public async Task RecordThenFake_SameRequests_SameAnswers()
    {
        var server = await LivyMockServer.StartAsync(new FakeLivyOptions { BasePath = "/livy", BasicUser = "ann", BasicPassword = "Tr0ub4dor&3" });
        var recorded = await WhileRunningAsync(["record", "--url", server.Url.AbsoluteUri, "--out", _path], RunSessionAsync);
        await server.DisposeAsync();

        var replayed = await WhileRunningAsync(["fake", "--replay", _path], RunSessionAsync);

        replayed.ShouldBe(recorded);
        recorded.ShouldContain("2");
        File.ReadAllText(_path).ShouldNotContain("Tr0ub4dor");
    }

    [Fact]
    public async Task Fake_WithScript_AnswersWhatIsNotRecorded()
    {
        await File.WriteAllTextAsync(_path, """{"request":{"method":"GET","path":"/version"},"response":{"status":200,"body":{"version":"7"}}}""");
        var script = Path.Combine(AppContext.BaseDirectory, "example-script.json");

        var answers = await WhileRunningAsync(["fake", "--replay", _path, "--script", script], async url => [await SendAsync("GET", url + "/version"), await SendAsync("GET", url + "/sessions")]);

        answers.ShouldBe(["""{"version":"7"}""", """{"from":0,"total":0,"sessions":[]}"""]);
    }

    [Theory]
    [InlineData("fake", "--replay", "FILE", "line 1: no exchange as JSON")]
    [InlineData("record", "--url http://127.0.0.1:1 --out", "FILE", "already exists")]
    [InlineData("record", "--url http://ann:pw@livy.example --out", "FILE2", "without a user, a password or a query")]
    [InlineData("record", "--url ftp://livy.example --out", "FILE2", "is not the address of a server")]
    [InlineData("record", "--out", "FILE2", "--url")]
    public async Task Command_Mistake_IsSaid(string command, string options, string file, string complaint)
    {
        await File.WriteAllTextAsync(_path, "{");
        string[] arguments = [command, .. options.Split(' '), file.Replace("FILE", _path, StringComparison.Ordinal)];
        var error = new StringWriter();

        var code = await Root().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = TextWriter.Null, Error = error });

        code.ShouldBe(1);
        error.ToString().ShouldContain(complaint);
    }

    private static RootCommand Root() => new() { new FakeCommand(), new RecordCommand() };

    private static async Task<List<string>> WhileRunningAsync(string[] arguments, Func<string, Task<List<string>>> action)
    {
        using var stop = new CancellationTokenSource();
        var output = new FirstLine();
        var running = Root().Parse(arguments).InvokeAsync(new InvocationConfiguration { Output = output, Error = TextWriter.Null, ProcessTerminationTimeout = null }, stop.Token);
        (await Task.WhenAny(output.Line, running)).ShouldBe(output.Line, "the command ended at once");
        var url = (await output.Line)["LIVY_URL=".Length..];

        var answers = await action(url);
        await stop.CancelAsync();
        (await running).ShouldBe(0);
        return answers;
    }

    private async Task<List<string>> RunSessionAsync(string url)
    {
        var name = Guid.NewGuid().ToString();
        List<string> answers = [await SendAsync("POST", url + "/sessions", $$"""{"kind":"pyspark","name":"{{name}}"}""")];

        // Blocks until the session has started.
        await SendAsync("GET", url + "/sessions/0/statements");
        answers.Add(await SendAsync("GET", $"{url}/sessions/{name}/state"));
        await SendAsync("POST", url + "/sessions/0/statements", """{"code":"1 + 1"}""");
        var statement = await SendAsync("GET", url + "/sessions/0/statements/0");
        while (!statement.Contains("\"available\"", StringComparison.Ordinal))
        {
            statement = await SendAsync("GET", url + "/sessions/0/statements/0");
        }

        answers.AddRange(statement.Split('"'));
        answers.Add(await SendAsync("DELETE", url + "/sessions/0"));
        return [.. answers.Select(answer => answer.Replace(name, "NAME", StringComparison.Ordinal))];
    }

    private async Task<string> SendAsync(string method, string url, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), url) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", "Basic " + Convert.ToBase64String("ann:Tr0ub4dor&3"u8));
        using var response = await _http.SendAsync(request, CancellationToken.None);
        return await response.Content.ReadAsStringAsync();
    }
}
