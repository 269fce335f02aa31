namespace Livy.Client;

/// <summary>Why a bearer token is asked for.</summary>
public sealed class BearerTokenRequest
{
    /// <summary>Makes one; also for tests of functions that give tokens.</summary>
    /// <param name="rejectedToken">The token that the server has just refused, if that is why.</param>
    public BearerTokenRequest(string? rejectedToken = null) => RejectedToken = rejectedToken;

    /// <summary>
    /// The token that the server has just refused with 401: do not give it again. <see langword="null"/> before a request is sent for the first time: one that was kept will do. Many calls may ask at once; one that is still
    /// the kept one is to be renewed, any other was renewed already.
    /// </summary>
    public string? RejectedToken { get; }
}
