using System.Net;
using System.Text;

namespace Livy.Client.DependencyInjection.Tests;

/// <summary>Stands in for the server: keeps what was asked and answers every request alike.</summary>
internal sealed class StubHandler(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    private readonly List<HttpRequestMessage> _requests = [];

    public StubHandler(string json = """{"version":"0.9.0-incubating"}""")
        : this((_, _) => Task.FromResult(Json(HttpStatusCode.OK, json)))
    {
    }

    public IReadOnlyList<HttpRequestMessage> Requests => _requests;

    public static HttpResponseMessage Json(HttpStatusCode status, string json) => new(status) { Content = new StringContent(json, Encoding.UTF8, "application/json") };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _requests.Add(request);
        return answer(request, cancellationToken);
    }
}
