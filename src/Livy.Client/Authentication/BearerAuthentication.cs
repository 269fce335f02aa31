using System.Net.Http.Headers;

namespace Livy.Client;

/// <summary>A token from whoever gives it.</summary>
internal sealed class BearerAuthentication(Func<BearerTokenRequest, CancellationToken, ValueTask<string>> getToken) : LivyAuthentication
{
    private const string Scheme = "Bearer";

    private static readonly BearerTokenRequest FirstAsk = new();

    /// <summary>Whether a header can carry it.</summary>
    public static bool IsToken(string? token) => !string.IsNullOrEmpty(token) && !token.AsSpan().ContainsAnyExceptInRange('!', '~');

    internal override bool SendsSecrets => true;

    public override async ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Headers.Authorization = await HeaderAsync(FirstAsk, cancellationToken).ConfigureAwait(false);

    public override async ValueTask<bool> OnUnauthorizedAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var rejected = request.Headers.Authorization?.Parameter;
        var header = await HeaderAsync(new BearerTokenRequest(rejected), cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = header;
        return header.Parameter != rejected;
    }

    private async ValueTask<AuthenticationHeaderValue> HeaderAsync(BearerTokenRequest ask, CancellationToken cancellationToken)
    {
        var token = await getToken(ask, cancellationToken).ConfigureAwait(false);
        return IsToken(token)
            ? new AuthenticationHeaderValue(Scheme, token)
            : throw new InvalidOperationException("The function that gives the bearer token gave none that a header can carry: it is empty, or holds a space or a line end.");
    }
}
