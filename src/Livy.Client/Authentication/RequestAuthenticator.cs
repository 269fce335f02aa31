namespace Livy.Client;

/// <summary>Lets an authentication work on requests, and says of what it throws that nothing was carried out.</summary>
/// <param name="authentication">What the options say; <see langword="null"/> for none.</param>
/// <param name="wording">What requests are called.</param>
internal sealed class RequestAuthenticator(LivyAuthentication? authentication, RequestWording wording)
{
    /// <summary>Adds the proof.</summary>
    /// <exception cref="LivyConnectionException">That failed.</exception>
    public async ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (authentication is null)
        {
            return;
        }

        try
        {
            await authentication.AuthenticateAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (IsForeign(error, cancellationToken))
        {
            throw Failed($"{wording.Describe(request)} was not sent", error);
        }
    }

    /// <summary>After a 401: whether there is another proof, and the request can be sent with it. The authentication hears of it in any case, for the requests to come.</summary>
    /// <exception cref="LivyConnectionException">The authentication failed.</exception>
    public async ValueTask<bool> ShouldSendAgainAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return authentication is not null
                && await authentication.OnUnauthorizedAsync(request, response, cancellationToken).ConfigureAwait(false)
                && request.Content is not UploadContent { CanBeSentAgain: false };
        }
        catch (Exception error) when (IsForeign(error, cancellationToken))
        {
            throw Failed($"{wording.Describe(request)} was answered with 401 and not sent again", error);
        }
    }

    private static bool IsForeign(Exception error, CancellationToken cancellationToken) =>
        error is not LivyException && !(error is OperationCanceledException && cancellationToken.IsCancellationRequested);

    /// <summary>Without the words of the error, which may hold a token.</summary>
    private static LivyConnectionException Failed(string what, Exception error) =>
        new($"{what}, because its authentication failed with {error.GetType().Name}; the inner exception says why.", mayHaveReachedServer: false, error);
}
