using System.Text;
using System.Text.Json;

namespace Livy.Client.Testing;

/// <summary>One exchange in the journal: what was asked, and what came of it.</summary>
public sealed class RecordedRequest
{
    private readonly RawTarget _target;

    internal RecordedRequest(int number, FakeLivyRequest request, DateTimeOffset receivedAt, string basePath)
    {
        Number = number;
        Request = request;
        ReceivedAt = receivedAt;
        _target = RawTarget.Parse(request.Target, basePath);
    }

    /// <summary>The number of the exchange, from 0, in the order the requests came in.</summary>
    public int Number { get; }

    /// <summary>When the request came in, by the clock of the fake.</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>When it was answered; null while it is not, or when the client gave up first.</summary>
    public DateTimeOffset? AnsweredAt { get; internal set; }

    /// <summary>The raw request; its body is empty here when it is longer than <see cref="FakeLivyOptions.MemoryLimit"/>.</summary>
    public FakeLivyRequest Request { get; }

    /// <summary>The raw answer; null while there is none.</summary>
    public FakeLivyResponse? Response { get; internal set; }

    /// <summary>The status answered; null while there is none, and when the connection was dropped instead.</summary>
    public int? Status => Response is { IsDropped: false } response ? response.Status : null;

    /// <summary>The stub that answered, as text; null when the fake itself did.</summary>
    public string? Stub { get; internal set; }

    /// <summary>The fault that was injected, as text; null when there was none.</summary>
    public string? Fault { get; internal set; }

    /// <summary>The bytes that it takes in the journal.</summary>
    internal long Size { get; set; }

    /// <summary>Whether it is in the journal still.</summary>
    internal bool IsKept { get; set; } = true;

    /// <summary>The method.</summary>
    public string Method => Request.Method;

    /// <summary>The raw path, without the query.</summary>
    public string Path => _target.Path;

    /// <summary>The query parameters in order, decoded.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query => _target.Query;

    /// <summary>The header fields in order.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers => Request.Headers;

    /// <summary>The body read as UTF-8.</summary>
    public string BodyText => Encoding.UTF8.GetString(Request.Body.Span);

    /// <summary>The body as JSON; null when it is none.</summary>
    public JsonElement? Json
    {
        get
        {
            try
            {
                using var document = JsonDocument.Parse(Request.Body);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>The parts of a multipart body; empty when it is none.</summary>
    public IReadOnlyList<MultipartPart> Parts =>
        Header("Content-Type") is { } type && Multipart.IsMultipart(type) ? Multipart.Parse(type, Request.Body, isOld: false, out _) : [];

    /// <summary>The first value of a header field.</summary>
    /// <param name="name">The name; case does not count.</param>
    /// <returns>The value, or <see langword="null"/> when the field was not sent.</returns>
    public string? Header(string name) => Request.Header(name);

    /// <summary>The first value of a query parameter.</summary>
    /// <param name="name">The name; case counts.</param>
    /// <returns>The value, or <see langword="null"/> when it was not sent.</returns>
    public string? QueryValue(string name) => _target.Parameter(name);

    /// <summary>Whether this is such a request.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">The path, with or without the base path; <c>{…}</c> stands for any one segment: <c>/sessions/{id}/statements</c>.</param>
    /// <returns>True when method and path match; the query does not count.</returns>
    public bool Is(string method, string path) => _target.Is(PathTemplate.Check(path)) && string.Equals(Method, method, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() => $"#{Number} {Method} {Request.Target} → {Status?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no answer"}";
}
