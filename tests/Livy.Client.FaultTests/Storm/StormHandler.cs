using System.Net.Sockets;

namespace Livy.Client.FaultTests;

/// <summary>The way of one client to the server: says who he is, and refuses connections while there is no server.</summary>
internal sealed class StormHandler : DelegatingHandler
{
    private readonly string _client;
    private readonly Weather _weather;

    public StormHandler(string client, Weather weather, HttpMessageHandler server)
        : base(server)
    {
        _client = client;
        _weather = weather;
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (_weather.IsServerDown)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (livy:80)", new SocketException((int)SocketError.ConnectionRefused));
        }

        _weather.Count();
        request.Headers.TryAddWithoutValidation(Ledger.ClientHeader, _client);
        return base.SendAsync(request, cancellationToken);
    }
}
