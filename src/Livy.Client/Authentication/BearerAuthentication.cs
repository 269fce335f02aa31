using System.Net.Http.Headers;

namespace Livy.Client;

/// <summary>A token from whoever gives it.</summary>
internal sealed class BearerAuthentication(Func<CancellationToken, ValueTask<string>> getToken) : LivyAuthentication
{
    /// <summary>Whether a header can carry it.</summary>
    public static bool IsToken(string? token) => !string.IsNullOrEmpty(token) && !token.AsSpan().ContainsAnyExceptInRange('!', '~');

    internal override bool SendsSecrets => true;

    public override async ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = await getToken(cancellationToken).ConfigureAwait(false);
        request.Headers.Authorization = IsToken(token)
            ? new AuthenticationHeaderValue("Bearer", token)
            : throw new InvalidOperationException("The function that gives the bearer token gave none that a header can carry: it is empty, or holds a space or a line end.");
    }
}
