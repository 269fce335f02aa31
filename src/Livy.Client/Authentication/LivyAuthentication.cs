namespace Livy.Client;

/// <summary>How requests prove who sends them. Derive from it for a scheme of your own.</summary>
public abstract class LivyAuthentication
{
    /// <summary>A user name and a password with each request; Livy's LDAP filter and most gateways take them.</summary>
    /// <param name="userName">The name; it can not hold a colon.</param>
    /// <param name="password">The password.</param>
    /// <exception cref="ArgumentException">The name is empty or holds a colon, or the password is <see langword="null"/>.</exception>
    public static LivyAuthentication Basic(string userName, string password) => new BasicAuthentication(userName, password);

    /// <summary>A fixed token with each request.</summary>
    /// <exception cref="ArgumentException"><paramref name="token"/> is empty, or holds white space or a line end, which files often end with and no header can carry.</exception>
    public static LivyAuthentication Bearer(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        if (!BearerAuthentication.IsToken(token))
        {
            throw new ArgumentException("The token holds a space, a line end or another character that no header can carry.", nameof(token));
        }

        return new BearerAuthentication((_, _) => ValueTask.FromResult(token));
    }

    /// <summary>
    /// A token that is asked for before each request; whoever gives it keeps it until it expires. After a 401 it is asked for once more, and the request is sent again if another token comes.
    /// </summary>
    /// <inheritdoc cref="Bearer(Func{BearerTokenRequest, CancellationToken, ValueTask{string}})" path="/remarks"/>
    /// <exception cref="ArgumentNullException"><paramref name="getToken"/> is <see langword="null"/>.</exception>
    public static LivyAuthentication Bearer(Func<CancellationToken, ValueTask<string>> getToken)
    {
        ArgumentNullException.ThrowIfNull(getToken);
        return new BearerAuthentication((_, cancellationToken) => getToken(cancellationToken));
    }

    /// <summary>
    /// A token that is asked for before each request; whoever gives it keeps it until it expires, or until <see cref="BearerTokenRequest.RejectedToken"/> says that the server took it no more. Then the request is sent
    /// once more, with the new token.
    /// </summary>
    /// <remarks>
    /// What the function throws ends the call as the <see cref="Exception.InnerException"/> of a <see cref="LivyConnectionException"/> whose <see cref="LivyException.MayHaveReachedServer"/> is <see langword="false"/>: nothing
    /// was carried out. As with a server that can not be reached, calls are repeated a few times and waits go on for a time.
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="getToken"/> is <see langword="null"/>.</exception>
    public static LivyAuthentication Bearer(Func<BearerTokenRequest, CancellationToken, ValueTask<string>> getToken)
    {
        ArgumentNullException.ThrowIfNull(getToken);
        return new BearerAuthentication(getToken);
    }

    /// <summary>Whether whoever reads a request can use what it proves.</summary>
    internal virtual bool SendsSecrets => false;

    /// <summary>Who the caller is to the server; <see langword="null"/> if that is not known here.</summary>
    internal virtual string? UserName => null;

    /// <summary>Adds the proof to a request that is about to be sent. Called once for each attempt.</summary>
    /// <remarks>What it throws ends the call as the inner exception of a <see cref="LivyConnectionException"/> that says that nothing was carried out.</remarks>
    /// <param name="request">The request; only its headers should be changed.</param>
    /// <param name="cancellationToken">The token of the call.</param>
    public abstract ValueTask AuthenticateAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    /// <summary>
    /// The request was refused with 401, so it was not carried out. Replace the proof if there may be a better one; the request is then sent once more, if its content can be read again. Called once for each attempt. By
    /// default nothing is done, and the refusal is the answer.
    /// </summary>
    /// <param name="request">The request as it was sent; only its headers should be changed.</param>
    /// <param name="response">The refusal; its headers tell what is asked for.</param>
    /// <param name="cancellationToken">The token of the call.</param>
    /// <returns>Whether the request has another proof now.</returns>
    public virtual ValueTask<bool> OnUnauthorizedAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellationToken) => ValueTask.FromResult(false);
}
