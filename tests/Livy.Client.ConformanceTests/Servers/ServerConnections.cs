namespace Livy.Client.ConformanceTests;

/// <summary>How cases talk to a server: plain, with redirects, cookies and compressed bodies left as they are, and by our client over the same handler. Notes which routes are called.</summary>
internal sealed class ServerConnections : IAsyncDisposable
{
    private readonly RouteWitness _witness;
    private readonly HttpClient _client;

    public ServerConnections(Uri url, bool isReal, (string User, string Password)? login = null)
    {
        _witness = new RouteWitness(isReal, new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
#pragma warning disable RS0030 // Here the connections are owned.
        _client = new HttpClient(_witness, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030
        Http = new HttpMessageInvoker(_witness, disposeHandler: false);
        Livy = new LivyClient(_client, new LivyClientOptions
        {
            Endpoint = url,
            Authentication = login is { User: var user, Password: var password } ? LivyAuthentication.Basic(user, password) : null,
        });
    }

    public HttpMessageInvoker Http { get; }

    public LivyClient Livy { get; }

    public async ValueTask DisposeAsync()
    {
        await Livy.DisposeAsync();
        Http.Dispose();
        _client.Dispose();
        _witness.Dispose();
    }
}
