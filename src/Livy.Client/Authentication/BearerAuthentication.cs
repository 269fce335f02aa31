using System.Net.Http.Headers;

namespace Livy.Client;

/// <summary>A token from whoever gives it.</summary>
internal sealed class BearerAuthentication(Func<CancellationToken, ValueTask<string>> getToken) : LivyAuthentication
{
    public override async ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await getToken(cancellationToken).ConfigureAwait(false));
}
