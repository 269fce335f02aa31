using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Livy.Client.Data.Testing.Tests;

/// <summary>Speaks to the reader on a driver as a client does, over raw requests in simulated time.</summary>
internal sealed class Driver : IDisposable
{
    private readonly SimulatedClock _clock = new();
    private readonly HttpMessageInvoker _http;

    public Driver(FakeLivyOptions? options = null)
    {
        Livy = new FakeLivy(options, _clock);
        _http = new HttpMessageInvoker(Livy.CreateHandler());
    }

    public FakeLivy Livy { get; }

    public void Dispose()
    {
        _http.Dispose();
        Livy.Dispose();
    }

    public void Advance(TimeSpan time) => _clock.Advance(time);

    /// <summary>A session of which the reader is installed; its id.</summary>
    public async Task<int> StartAsync()
    {
        var session = await StartWithoutReaderAsync();
        (await AskAsync("""{"op":"install"}""", session)).Status.ShouldBe(0);
        return session;
    }

    public async Task<int> StartWithoutReaderAsync()
    {
        var created = await PostAsync("sessions", new JsonObject { ["kind"] = "pyspark" });
        _clock.Advance(TimeSpan.FromSeconds(1));
        return (int)created["id"]!;
    }

    public async Task DeleteAsync(int session)
    {
        var deleted = SendAsync(HttpMethod.Delete, $"sessions/{session}");
        _clock.Advance(TimeSpan.FromSeconds(1));
        await deleted;
    }

    /// <summary>Asks by a job.</summary>
    public async Task<Answered> AskAsync(string json, int session = 0)
    {
        var end = await RunAsync(Pickle(Marked(json)), session);
        end["state"]!.GetValue<string>().ShouldBe("SUCCEEDED", end.ToJsonString());
        var pickle = Convert.FromBase64String(Encoding.ASCII.GetString(Convert.FromBase64String(end["result"]!.GetValue<string>())));
        pickle[..3].ShouldBe([0x80, 5, (byte)'B']);
        pickle[^2..].ShouldBe([0x94, (byte)'.']);
        BitConverter.ToInt32(pickle, 3).ShouldBe(pickle.Length - 9);
        return new Answered(pickle[7], pickle[8..^2]);
    }

    /// <summary>Runs a job, and returns how it ended.</summary>
    public async Task<JsonNode> RunAsync(string pickle, int session = 0)
    {
        var posted = await PostAsync($"sessions/{session}/submit-job", new JsonObject { ["job"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(pickle)), ["jobType"] = "pyspark" });
        _clock.Advance(TimeSpan.FromMilliseconds(100));
        return await GetAsync($"sessions/{session}/jobs/{posted["id"]}");
    }

    /// <summary>Runs a statement, and returns its output.</summary>
    public async Task<JsonNode> ExecuteAsync(string code)
    {
        var posted = await PostAsync("sessions/0/statements", new JsonObject { ["code"] = code });
        _clock.Advance(TimeSpan.FromSeconds(1));
        return (await GetAsync($"sessions/0/statements/{posted["id"]}"))["output"]!;
    }

    /// <summary>Asks by a statement.</summary>
    public async Task<Answered> AskByStatementAsync(string json)
    {
        var output = await ExecuteAsync($"print(reader('{Marked(json)}'))");
        var text = output["data"]!["text/plain"]!.GetValue<string>();
        text.ShouldStartWith("livyclient:");
        var bytes = Convert.FromBase64String(text["livyclient:".Length..]);
        return new Answered(bytes[0], bytes[1..]);
    }

    public Task<Answered> OpenAsync(string text, string reader = "r", int session = 0) => AskAsync(Open(reader, text), session);

    public Task<Answered> PageAsync(int page, int bytes = 4_194_304, int wait = 1_000, string reader = "r") =>
        AskAsync($$"""{"op":"page","reader":"{{reader}}","page":{{page}},"bytes":{{bytes}},"wait":{{wait}}}""");

    /// <summary>Reads a whole result.</summary>
    public async Task<Result> QueryAsync(string text, int bytes = 4_194_304)
    {
        var opened = await OpenAsync(text);
        opened.Status.ShouldBe(0, opened.Text);
        using var packed = new MemoryStream();
        Answered page;
        var number = 0;
        do
        {
            page = await PageAsync(number++, bytes);
            page.Status.ShouldBeInRange(1, 2, page.Text);
            page.Piece.Length.ShouldBeLessThanOrEqualTo(bytes);
            packed.Write(page.Piece);
        }
        while (page.Status == 1);
        return new Result(opened.Json["schema"]!, Batches(packed.ToArray()), number);
    }

    /// <summary>The batches of an unpacked stream, which may be cut off.</summary>
    public static List<RecordBatch> Batches(byte[] packed)
    {
        using var reader = new ArrowStreamReader(new ZLibStream(new MemoryStream(packed), CompressionMode.Decompress));
        List<RecordBatch> batches = [];
        while (reader.ReadNextRecordBatch() is { } batch)
        {
            batches.Add(batch);
        }

        return batches;
    }

    public static string Open(string reader, string text, string format = "auto", int idle = 600_000) =>
        new JsonObject { ["op"] = "open", ["reader"] = reader, ["pieces"] = new JsonArray(text), ["types"] = new JsonArray(), ["values"] = new JsonArray(), ["format"] = format, ["idle"] = idle }.ToJsonString();

    public static string Marked(string json) => "livyclient:" + Convert.ToBase64String(Encoding.UTF8.GetBytes(json));

    public static string Pickle(string marked) => $"cbuiltins\neval\n(Vlambda context: reader(\"{marked}\")\ntR.";

    private Task<JsonNode> PostAsync(string target, JsonObject body) => SendAsync(HttpMethod.Post, target, new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"));

    private Task<JsonNode> GetAsync(string target) => SendAsync(HttpMethod.Get, target);

    private async Task<JsonNode> SendAsync(HttpMethod method, string target, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri($"http://livy/{target}")) { Content = content };
        using var response = await _http.SendAsync(request, CancellationToken.None);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
