using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;

namespace Livy.Client;

/// <summary>Sends one request and reads its answer; the only caller of <see cref="HttpClient"/>.</summary>
internal sealed class LivyTransport : IDisposable
{
    private const string JsonMediaType = "application/json";

    private static readonly MediaTypeHeaderValue JsonContentType = new(JsonMediaType);
    private static readonly string UserAgent = $"Livy.Client/{LivyDiagnostics.Version}";

    private readonly HttpClient _httpClient;
    private readonly bool _ownsHttpClient;
    private readonly string _prefix;
    private readonly Uri _endpoint;
    private readonly LivyAuthentication? _authentication;
    private readonly UploadLimits _uploadLimits;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public LivyTransport(HttpClient httpClient, bool ownsHttpClient, Uri endpoint, LivyAuthentication? authentication, UploadLimits uploadLimits, ILogger logger)
    {
        _httpClient = httpClient;
        _ownsHttpClient = ownsHttpClient;
        _endpoint = endpoint;
        _prefix = endpoint.GetLeftPart(UriPartial.Path).TrimEnd('/');
        _authentication = authentication;
        _uploadLimits = uploadLimits;
        _time = uploadLimits.Time;
        _logger = logger;
    }

    public Task<TResult> SendAsync<TResult>(LivyRoute route, string path, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken) =>
        SendAsync(route, path, content: null, resultType, cancellationToken);

    public Task<TResult> SendAsync<TBody, TResult>(
        LivyRoute route, string path, TBody body, JsonTypeInfo<TBody> bodyType, JsonTypeInfo<TResult> resultType, CancellationToken cancellationToken) =>
        SendAsync(route, path, JsonBody(body, bodyType), resultType, cancellationToken);

    public Task SendAsync(LivyRoute route, string path, CancellationToken cancellationToken) =>
        SendAsync<object>(route, path, content: null, resultType: null, cancellationToken);

    public Task SendAsync<TBody>(LivyRoute route, string path, TBody body, JsonTypeInfo<TBody> bodyType, CancellationToken cancellationToken) =>
        SendAsync<object>(route, path, JsonBody(body, bodyType), resultType: null, cancellationToken);

    public async Task UploadAsync(LivyRoute route, string path, string partName, UploadPart part, CancellationToken cancellationToken)
    {
        using var watch = new UploadWatch(_uploadLimits, cancellationToken);
        using var content = new UploadContent(partName, part, $"livy-{Guid.NewGuid():N}", watch.OnBlockSent);
        watch.Start(content);
        try
        {
            await SendAsync<object>(route, path, content, resultType: null, watch.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException cause) when (watch.HasExpired && !cancellationToken.IsCancellationRequested)
        {
            throw new LivyConnectionException($"{Describe(route, path)}: {watch.Explanation}", mayHaveReachedServer: true, cause);
        }
        catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
        }
    }

    public void Dispose()
    {
        if (_ownsHttpClient)
        {
            _httpClient.Dispose();
        }
    }

    private static ByteArrayContent JsonBody<TBody>(TBody body, JsonTypeInfo<TBody> bodyType)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, bodyType));
        content.Headers.ContentType = JsonContentType;
        return content;
    }

    private static string Describe(LivyRoute route, string path) => $"{route.Method.Method} {path}";

    /// <summary>Sends and reads; without a <paramref name="resultType"/> the body is not even looked at, for on such routes it can be garbage (wire.md §6).</summary>
    private async Task<TResult> SendAsync<TResult>(
        LivyRoute route, string path, HttpContent? content, JsonTypeInfo<TResult>? resultType, CancellationToken cancellationToken)
    {
        using var activity = LivyDiagnostics.StartRequest(route, _endpoint);
        using var request = new HttpRequestMessage(route.Method, new Uri(_prefix + path)) { Content = content };
        AddHeaders(request.Headers);
        try
        {
            if (_authentication is not null)
            {
                await _authentication.AuthenticateAsync(request, cancellationToken).ConfigureAwait(false);
            }

            using var response = await _httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            activity?.SetTag("http.response.status_code", (int)response.StatusCode);
            await ThrowUnlessSuccessAsync(route, path, response, resultType is not null, cancellationToken).ConfigureAwait(false);
            if (resultType is null)
            {
                return default!;
            }

            // Read here, not in a method of its own: each async method costs a task a call.
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                return await JsonSerializer.DeserializeAsync(stream, resultType, cancellationToken).ConfigureAwait(false)
                    ?? throw new JsonException("The body is null.");
            }
        }
        catch (Exception error)
        {
            activity?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);
            var translated = Translate(error, route, path, cancellationToken);
            if (ReferenceEquals(translated, error))
            {
                throw;
            }

            throw translated;
        }
    }

    /// <summary>Adds what every request carries, as text: the typed properties make a collection for each header of each request.</summary>
    private static void AddHeaders(HttpRequestHeaders headers)
    {
        headers.TryAddWithoutValidation("Accept", JsonMediaType);
        headers.TryAddWithoutValidation("User-Agent", UserAgent);
        headers.TryAddWithoutValidation("X-Requested-By", "Livy.Client");
    }

    private async Task ThrowUnlessSuccessAsync(LivyRoute route, string path, HttpResponseMessage response, bool expectsJson, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted or HttpStatusCode.NoContent)
        {
            if (IsPlainlyJson(response.Content.Headers))
            {
                return;
            }

            var mediaType = response.Content.Headers.ContentType?.MediaType;
            if (IsJson(mediaType) || (mediaType is null && !expectsJson))
            {
                return;
            }

            throw new LivyApiException(
                $"{Describe(route, path)} was answered with {(int)response.StatusCode} and {mediaType ?? "no content type"} instead of JSON: is {_endpoint} Livy, or a login page before it?",
                response.StatusCode,
                LivyErrorCode.UnexpectedContent,
                Verdict.Permanent,
                string.Empty);
        }

        var serverMessage = await ErrorBody.ReadAsync(response.Content, cancellationToken).ConfigureAwait(false);
        var (code, verdict) = Verdicts.Of((int)response.StatusCode, serverMessage);
        Log.Refused(_logger, route.Name, (int)response.StatusCode, code.Value);
        throw new LivyApiException(
            Explain(route, path, response, code, serverMessage),
            response.StatusCode,
            code,
            verdict,
            serverMessage,
            RetryAfterOf(response));
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var header = response.Headers.RetryAfter;
        var wish = header?.Delta ?? (header?.Date - (response.Headers.Date ?? _time.GetUtcNow()));
        return wish < TimeSpan.Zero ? TimeSpan.Zero : wish;
    }

    /// <summary>Recognises what Livy sends by its text, as parsing it would cost more than all other checks; whatever looks different is parsed.</summary>
    private static bool IsPlainlyJson(HttpContentHeaders headers) =>
        headers.NonValidated.TryGetValues("Content-Type", out var values)
        && values.ToString() is var text
        && text.StartsWith(JsonMediaType, StringComparison.OrdinalIgnoreCase)
        && (text.Length == JsonMediaType.Length || text[JsonMediaType.Length] == ';');

    private static bool IsJson(string? mediaType) =>
        mediaType is not null
        && (mediaType.Equals(JsonMediaType, StringComparison.OrdinalIgnoreCase) || mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase));

    private string Explain(LivyRoute route, string path, HttpResponseMessage response, LivyErrorCode code, string serverMessage)
    {
        var status = $"{Describe(route, path)} was answered with {(int)response.StatusCode}";
        if (code == LivyErrorCode.Redirected)
        {
            var target = response.Headers.Location is { } location ? TargetOf(location) : "nowhere";
            return $"{status}, a redirect to {target}. The client follows no redirects: give it the address that answers itself.";
        }

        if (code == LivyErrorCode.RouteNotFound)
        {
            return $"{status}: {_endpoint} does not know this path. Is the endpoint Livy's own address, with the prefix of a gateway if there is one? {serverMessage}".TrimEnd();
        }

        return serverMessage.Length == 0 ? $"{status} and no message." : $"{status}: {serverMessage}";
    }

    /// <summary>Without its query and user: login pages carry tokens there.</summary>
    private string TargetOf(Uri location) => Uri.TryCreate(_endpoint, location, out var target)
        ? target.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : "an address that can not be read";

    private Exception Translate(Exception error, LivyRoute route, string path, CancellationToken cancellationToken)
    {
        switch (error)
        {
            case OperationCanceledException when cancellationToken.IsCancellationRequested:
                return error;
            case OperationCanceledException { InnerException: TimeoutException { InnerException: not OperationCanceledException } limit }:
                // The handler's limit for making a connection; HttpClient's own limit wraps the cancellation that it caused.
                return new LivyConnectionException($"{Describe(route, path)} could not be sent to {_endpoint}: {limit.Message}", mayHaveReachedServer: false, error);
            case OperationCanceledException { InnerException: TimeoutException }:
                return new LivyConnectionException(
                    $"{Describe(route, path)} got no answer within the {_httpClient.Timeout} of the given HttpClient.", mayHaveReachedServer: true, error);
            case HttpRequestException { HttpRequestError: var kind } failure:
                var reached = kind is not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
                    or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError);
                return new LivyConnectionException(
                    reached
                        ? $"{Describe(route, path)} got no whole answer from {_endpoint}: {failure.Message}"
                        : $"{Describe(route, path)} could not be sent to {_endpoint}: {failure.Message}",
                    reached,
                    error);
            case IOException or InvalidDataException:
                return new LivyConnectionException($"The answer to {Describe(route, path)} broke off: {error.Message}", mayHaveReachedServer: true, error);
            case JsonException:
                return new LivyApiException(
                    $"{Describe(route, path)} was answered with something that Livy does not answer: {error.Message}",
                    HttpStatusCode.OK,
                    LivyErrorCode.UnexpectedContent,
                    Verdict.Permanent,
                    string.Empty,
                    innerException: error);
            default:
                return error;
        }
    }
}
