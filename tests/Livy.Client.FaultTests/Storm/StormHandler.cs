using System.Net.Sockets;

namespace Livy.Client.FaultTests;

/// <summary>The way of one client to the server: says who he is, and refuses connections while there is no server.</summary>
internal sealed class StormHandler : DelegatingHandler
{
    private readonly string _client;
    private readonly Weather _weather;
    private readonly Latency? _latency;

    /// <param name="client">Who he is.</param>
    /// <param name="weather">Says whether there is a server.</param>
    /// <param name="server">The server.</param>
    /// <param name="latency">How long requests and answers are under way; no time by default.</param>
    public StormHandler(string client, Weather weather, HttpMessageHandler server, Latency? latency = null)
        : base(server)
    {
        _client = client;
        _weather = weather;
        _latency = latency;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await (_latency?.PassAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
        if (_weather.IsServerDown)
        {
            throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (livy:80)", new SocketException((int)SocketError.ConnectionRefused));
        }

        _weather.Count();
        request.Headers.TryAddWithoutValidation(Ledger.ClientHeader, _client);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            await (_latency?.PassAsync(cancellationToken) ?? Task.CompletedTask).ConfigureAwait(false);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
