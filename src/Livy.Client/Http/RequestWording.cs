namespace Livy.Client;

/// <summary>What a request is called in messages: its method and its path, without the prefix of a gateway.</summary>
internal sealed class RequestWording(Uri endpoint)
{
    private readonly int _prefixLength = endpoint.AbsolutePath.TrimEnd('/').Length;

    /// <summary>Where Livy answers; holds no credentials.</summary>
    public Uri Endpoint => endpoint;

    /// <summary>Such as <c>GET /sessions/7</c>.</summary>
    public string Describe(HttpRequestMessage request) => $"{request.Method.Method} {request.RequestUri!.PathAndQuery.AsSpan(_prefixLength)}";
}
