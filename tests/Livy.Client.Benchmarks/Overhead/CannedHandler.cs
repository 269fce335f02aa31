namespace Livy.Client.Benchmarks;

/// <summary>A server in the process that gives one answer, at once and on the caller's thread.</summary>
internal sealed class CannedHandler(Answer answer) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Content is { } body)
        {
            // Reads the body as a connection would; what makes its bytes only now pays for them too.
            body.CopyTo(Stream.Null, context: null, cancellationToken);
        }

        var response = new HttpResponseMessage(answer.Status) { RequestMessage = request, Content = new ByteArrayContent(answer.Body) };

        // As a connection delivers it: text, parsed by whoever asks for more.
        response.Content.Headers.TryAddWithoutValidation("Content-Type", Answer.ContentType);
        return Task.FromResult(response);
    }
}
