namespace Livy.Client;

/// <summary>
/// There was no answer, or only a part of one: no connection, a broken one, or none in time; the client was disposed meanwhile; or the request could not be authenticated and was not sent, with what the
/// authentication threw as <see cref="Exception.InnerException"/>.
/// </summary>
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

    /// <inheritdoc/>
    public override bool IsTransient => !IsOfDisposedClient && (IsRepeatable || !MayHaveReachedServer);

    internal override bool MayPass => true;

    /// <summary>Whether sending the request twice does the same as sending it once.</summary>
    internal bool IsRepeatable { get; init; }

    /// <summary>Whether the client is disposed, so that no call of it succeeds any more.</summary>
    internal bool IsOfDisposedClient { get; private init; }

    /// <summary>Whether the request went out and a limit passed without an answer: it may hang at the server.</summary>
    internal bool IsUnanswered { get; private init; }

    /// <summary>The client was disposed meanwhile.</summary>
    internal static LivyConnectionException Disposed(string message, bool mayHaveReachedServer, Exception cause) => new(message, mayHaveReachedServer, cause)
    {
        IsOfDisposedClient = true,
        CreatedId = (cause as LivyException)?.CreatedId ?? default,
    };

    /// <summary>No answer came within a limit, of this client or of a given <see cref="HttpClient"/>.</summary>
    internal static LivyConnectionException Unanswered(string message, bool isRepeatable, Exception cause) =>
        new(message, mayHaveReachedServer: true, cause) { IsUnanswered = true, IsRepeatable = isRepeatable };
}
