using System.Net;

namespace Livy.Client.Testing;

/// <summary>A <see cref="FakeLivy"/> behind an <see cref="HttpClient"/>, without a socket.</summary>
internal sealed class FakeLivyHandler(FakeLivy livy) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        livy.Clock?.Enter();
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var raw = await ReadAsync(request, cancellationToken).ConfigureAwait(false);
            var response = await livy.AnswerAsync(raw, cancellationToken).ConfigureAwait(false);
            return response.IsDropped ? throw Dropped() : Write(request, response);
        }
        finally
        {
            livy.Clock?.Leave();
        }
    }

    private static HttpRequestException Dropped() => new(
        HttpRequestError.ResponseEnded,
        "An error occurred while sending the request.",
        new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."));

    private static async Task<FakeLivyRequest> ReadAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        byte[] body = [];
        List<KeyValuePair<string, string>> headers = [new("Host", request.Headers.Host ?? request.RequestUri!.Authority)];
        if (request.Content is { } content)
        {
            using var buffer = new MemoryStream();
            await content.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
            body = buffer.ToArray();
            Add(headers, content.Headers.NonValidated);
        }

        Add(headers, request.Headers.NonValidated);
        return new FakeLivyRequest { Method = request.Method.Method, Target = request.RequestUri!.PathAndQuery, Headers = headers, Body = body };
    }

    private static void Add(List<KeyValuePair<string, string>> target, System.Net.Http.Headers.HttpHeadersNonValidated source)
    {
        foreach ((string name, System.Net.Http.Headers.HeaderStringValues values) in source)
        {
            if (!name.Equals("Host", StringComparison.OrdinalIgnoreCase))
            {
                target.Add(new(name, values.ToString()));
            }
        }
    }

    private static HttpResponseMessage Write(HttpRequestMessage request, FakeLivyResponse response)
    {
        var message = new HttpResponseMessage((HttpStatusCode)response.Status)
        {
            RequestMessage = request,
            ReasonPhrase = response.Reason,
            Content = response.TruncatedTo is { } length ? new StreamContent(new TruncatedStream(response.Body, length)) : new ByteArrayContent(response.Body.ToArray()),
        };
        foreach ((string name, string value) in response.Headers)
        {
            if (!name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase) && !message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
