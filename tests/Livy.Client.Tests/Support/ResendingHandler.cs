using System.Net;
using System.Text;

namespace Livy.Client.Tests;

/// <summary>Sends each request twice, as a handler with credentials of its own does after a 401, and answers the second one.</summary>
internal sealed class ResendingHandler : HttpMessageHandler
{
    private readonly List<string> _bodies = [];

    /// <summary>The bodies as they were written, one for each time a request was sent.</summary>
    public IReadOnlyList<string> Bodies => _bodies;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await WriteAsync(request.Content!, cancellationToken).ConfigureAwait(false);
        await WriteAsync(request.Content!, cancellationToken).ConfigureAwait(false);
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
    }

    private async Task WriteAsync(HttpContent content, CancellationToken cancellationToken)
    {
        using var connection = new MemoryStream();
        await content.CopyToAsync(connection, cancellationToken).ConfigureAwait(false);
        _bodies.Add(Encoding.UTF8.GetString(connection.ToArray()));
    }
}
