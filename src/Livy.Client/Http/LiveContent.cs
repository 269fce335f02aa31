using System.Diagnostics;
using System.Net;

namespace Livy.Client;

/// <summary>
/// The body of an answer, on its way. Refit loads every body into memory before it is read, also of routes whose body means nothing; this one lets itself be loaded without reading a byte, and hands the
/// stream to the serializer. It ends the span of the request when it is disposed.
/// </summary>
internal sealed class LiveContent : HttpContent
{
    private readonly HttpContent _body;
    private readonly long _maxSize;
    private readonly Activity? _span;

    /// <summary>Where the answer says that something was created.</summary>
    public CreatedLocation? Location { get; init; }

    /// <param name="body">The answer's own content.</param>
    /// <param name="maxSize">The limit, in bytes.</param>
    /// <param name="span">The span of the request.</param>
    public LiveContent(HttpContent body, long maxSize, Activity? span)
    {
        _body = body;
        _maxSize = maxSize;
        _span = span;
    }

    /// <summary>The stream, which fails beyond the limit.</summary>
    /// <exception cref="AnswerTooLargeException">The answer says itself that it is too large.</exception>
    public async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        var length = _body.Headers.ContentLength;
        if (length >= _maxSize)
        {
            throw new AnswerTooLargeException(_maxSize);
        }

        var stream = await _body.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return length is null ? new LimitedStream(stream, _maxSize) : stream;
    }

    /// <summary>The span is of a call that failed.</summary>
    public void Fail(Exception error) => _span?.SetStatus(ActivityStatusCode.Error, error.GetType().Name);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => Task.CompletedTask;

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _body.Dispose();
            _span?.Dispose();
        }

        base.Dispose(disposing);
    }
}
