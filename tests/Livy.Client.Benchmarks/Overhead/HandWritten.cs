using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Livy.Client.Benchmarks;

/// <summary>
/// The calls as one writes them by hand: lean, with nothing left out that a single call needs. Headers are set once as the defaults of the <see cref="HttpClient"/>, which is cheaper than
/// what a library may do to a client that it was given.
/// </summary>
internal sealed class HandWritten
{
    private readonly HttpClient _http;
    private readonly string _endpoint;

    public HandWritten(HttpClient http, Uri endpoint)
    {
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
        http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", $"Livy.Client/{LivyDiagnostics.Version}");
        http.DefaultRequestHeaders.TryAddWithoutValidation("X-Requested-By", "Livy.Client");
        _http = http;
        _endpoint = endpoint.GetLeftPart(UriPartial.Authority);
    }

    public Task<StatementInfo> GetStatementAsync(int sessionId, int statementId, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, $"{_endpoint}/sessions/{sessionId}/statements/{statementId}", content: null, LivyJsonContext.Default.StatementInfo, cancellationToken);

    public Task<SessionInfo> GetSessionAsync(int sessionId, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Get, $"{_endpoint}/sessions/{sessionId}", content: null, LivyJsonContext.Default.SessionInfo, cancellationToken);

    public Task<StatementInfo> CreateStatementAsync(int sessionId, CreateStatementRequest body, CancellationToken cancellationToken = default)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, LivyJsonContext.Default.CreateStatementRequest));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(HttpMethod.Post, $"{_endpoint}/sessions/{sessionId}/statements", content, LivyJsonContext.Default.StatementInfo, cancellationToken);
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string uri, HttpContent? content, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, uri) { Content = content };
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        return await JsonSerializer.DeserializeAsync(stream, type, cancellationToken) ?? throw new JsonException("The body is null.");
    }
}
