using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Livy.Client.Tests;

/// <summary>The reactions that tests script. They go on where the clock fires, without a detour over the test's own context, so that the clock does not run ahead of them.</summary>
internal static class Answers
{
    /// <summary>200 with JSON.</summary>
    public static Answer Ok(string json) => Json(200, json);

    /// <summary>201 with JSON.</summary>
    public static Answer Created(string json) => Json(201, json);

    /// <summary>JSON with the content type that Livy writes.</summary>
    public static Answer Json(int status, string json) => Text(status, json, "application/json;charset=utf-8");

    /// <summary>An error of the shape <c>{"msg":…}</c>.</summary>
    public static Answer Error(int status, string message) => Json(status, $$"""{"msg":"{{message}}"}""");

    /// <summary>An error of the shape of a bare JSON string.</summary>
    public static Answer BareError(int status, string message) => Json(status, $"\"{message}\"");

    /// <summary>404 of a session or batch.</summary>
    public static Answer NoSession(string id) => Error(404, $"Session '{id}' not found.");

    /// <summary>204 as Livy writes it.</summary>
    public static Answer NoContent() => Json(204, string.Empty);

    /// <summary>Any text; without a content type if <paramref name="contentType"/> is <see langword="null"/>.</summary>
    public static Answer Text(int status, string body, string? contentType) => Bytes(status, Encoding.UTF8.GetBytes(body), contentType);

    /// <summary>Any bytes; without a content type if <paramref name="contentType"/> is <see langword="null"/>.</summary>
    public static Answer Bytes(int status, byte[] body, string? contentType) => With(status, () =>
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        return content;
    });

    /// <summary>Any content.</summary>
    public static Answer With(int status, Func<HttpContent> content, Action<HttpResponseMessage>? change = null) => (_, _) =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content() };
        change?.Invoke(response);
        return Task.FromResult(response);
    };

    /// <summary>The same answer with a header more.</summary>
    public static Answer WithHeader(this Answer answer, string name, string value) => async (request, cancellationToken) =>
    {
        var response = await answer(request, cancellationToken).ConfigureAwait(false);
        response.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return response;
    };

    /// <summary>The same answer later.</summary>
    public static Answer After(this Answer answer, TimeSpan delay, TimeProvider time) => async (request, cancellationToken) =>
    {
        await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        return await answer(request, cancellationToken).ConfigureAwait(false);
    };

    /// <summary>The same answer when <paramref name="gate"/> opens, even if the client has left by then.</summary>
    public static Answer When(this Answer answer, Task gate) => async (request, cancellationToken) =>
    {
        await gate.ConfigureAwait(false);
        return await answer(request, cancellationToken).ConfigureAwait(false);
    };

    /// <summary>The same answer after <paramref name="action"/>.</summary>
    public static Answer Doing(this Answer answer, Action action) => (request, cancellationToken) =>
    {
        action();
        return answer(request, cancellationToken);
    };

    /// <summary>No answer until the client gives up.</summary>
    public static Answer Hang() => async (_, cancellationToken) =>
    {
        var givenUp = new TaskCompletionSource<HttpResponseMessage>();
        using var registration = cancellationToken.Register(() => givenUp.TrySetCanceled(cancellationToken));
        return await givenUp.Task.ConfigureAwait(false);
    };

    /// <summary>Nobody listens.</summary>
    public static Answer Refused() => Fail(() => new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (livy:8998)"));

    /// <summary>The connection breaks after the request was sent.</summary>
    public static Answer Reset() => Fail(() => new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."));

    /// <summary>Anything that a handler can throw.</summary>
    public static Answer Fail(Func<Exception> exception) => (_, _) => Task.FromException<HttpResponseMessage>(exception());
}
