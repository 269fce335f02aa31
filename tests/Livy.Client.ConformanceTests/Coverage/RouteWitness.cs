namespace Livy.Client.ConformanceTests;

/// <summary>Notes which routes were called on which server, by the client or past it.</summary>
internal sealed class RouteWitness(bool isReal, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RouteTable.NoteCall(isReal, request.Method.Method, request.RequestUri!.AbsolutePath);
        return base.SendAsync(request, cancellationToken);
    }
}
