using System.Net;
using System.Text;

namespace Livy.Client.Attacks;

/// <summary>A server in the process: the first request gets the reply, each later one hears that there is no such thing, which ends whatever goes on by itself.</summary>
internal sealed class ReplyHandler(Reply reply, Action cancelCaller) : HttpMessageHandler
{
    private static readonly byte[] Gone = "\"Session '0' not found.\""u8.ToArray();

    private int _requests;

    /// <summary>The first request, as text, for a report.</summary>
    public string Request { get; private set; } = "none";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        if (Interlocked.Increment(ref _requests) > 1)
        {
            return GoneAnswer(request);
        }

        Request = $"{request.Method} {request.RequestUri?.PathAndQuery} {Encoding.UTF8.GetString(body)}";
        return reply.Ending is Ending.NeverBegins ? throw reply.Fault() : Answer(request);
    }

    private static HttpResponseMessage GoneAnswer(HttpRequestMessage request)
    {
        var response = new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request, Content = new ByteArrayContent(Gone) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return response;
    }

    private HttpResponseMessage Answer(HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)reply.Status) { RequestMessage = request, Content = new StreamContent(reply.Open(cancelCaller)) };
        foreach (var (name, value) in reply.Headers)
        {
            // As a connection delivers them: text, parsed by whoever asks for more.
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
