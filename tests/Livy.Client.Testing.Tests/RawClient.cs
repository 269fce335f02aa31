using System.Text;

namespace Livy.Client.Testing.Tests;

/// <summary>Raw requests over an ordinary HttpClient, in process.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly HttpMessageInvoker _http;
    private readonly Uri _root;

    public RawClient(FakeLivy livy)
        : this(livy.CreateHandler(), new Uri("http://livy.test/"))
    {
    }

    public RawClient(HttpMessageHandler handler, Uri root)
    {
        _root = root;
        _http = new HttpMessageInvoker(handler);
    }

    public void Dispose() => _http.Dispose();

    public Task<Reply> GetAsync(string target, CancellationToken cancellationToken = default) => SendAsync("GET", target, cancellationToken: cancellationToken);

    public Task<Reply> PostAsync(string target, string body) => SendAsync("POST", target, new StringContent(body, Encoding.UTF8, "application/json"));

    public async Task<Reply> SendAsync(string method, string target, HttpContent? content = null, CancellationToken cancellationToken = default, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_root, target)) { Content = content };
        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // Before the body is read: reading it as text normalises Content-Type.
        var all = response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var body = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return new Reply((int)response.StatusCode, response.ReasonPhrase, body, all);
    }

    public async Task StartSessionAsync(SimulatedClock clock, string kind)
    {
        await PostAsync("/sessions", $$"""{"kind": "{{kind}}"}""").ConfigureAwait(false);
        clock.Advance(TimeSpan.FromSeconds(1));
    }

    /// <summary>Runs code in session 0 and returns its output as JSON text.</summary>
    public async Task<string> RunAsync(SimulatedClock clock, string code, string? kind = null)
    {
        var body = new System.Text.Json.Nodes.JsonObject() { ["code"] = code };
        if (kind is not null)
        {
            body["kind"] = kind;
        }

        var posted = await PostAsync("/sessions/0/statements", body.ToJsonString()).ConfigureAwait(false);
        clock.Advance(TimeSpan.FromMinutes(1));
        var text = (await GetAsync(posted.Header("Location")!).ConfigureAwait(false)).Body;
        var start = text.IndexOf("\"output\":", StringComparison.Ordinal) + "\"output\":".Length;
        return text[start..text.LastIndexOf(",\"progress\":", StringComparison.Ordinal)];
    }
}
