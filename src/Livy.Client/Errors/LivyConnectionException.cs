namespace Livy.Client;

/// <summary>There was no answer, or only a part of one: no connection, a broken one, or none in time.</summary>
public sealed class LivyConnectionException : LivyException
{
    /// <summary>Makes one.</summary>
    /// <param name="message">What happened, without secrets.</param>
    /// <param name="mayHaveReachedServer">Whether the request may have been carried out.</param>
    /// <param name="innerException">The cause.</param>
    public LivyConnectionException(string message, bool mayHaveReachedServer, Exception? innerException = null)
        : base(message, innerException)
    {
        MayHaveReachedServer = mayHaveReachedServer;
    }

    /// <summary>
    /// Whether the request may have been carried out although its answer is missing. <see langword="false"/> only where it certainly was not: the name was not resolved,
    /// the connection was refused, or the TLS handshake failed. A create that may have reached the server is never sent again by this client.
    /// </summary>
    public bool MayHaveReachedServer { get; }

    /// <inheritdoc/>
    public override bool IsTransient => true;

    /// <summary>Whether the request went out and a limit passed without an answer: it may hang at the server.</summary>
    internal bool IsUnanswered { get; private init; }

    /// <summary>No answer came within a limit, of this client or of a given <see cref="HttpClient"/>.</summary>
    internal static LivyConnectionException Unanswered(string message, Exception cause) => new(message, mayHaveReachedServer: true, cause) { IsUnanswered = true };
}
