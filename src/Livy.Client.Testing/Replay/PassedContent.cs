using System.Net;
using System.Runtime.ExceptionServices;

namespace Livy.Client.Testing;

/// <summary>A body that was read from its start to be recorded: what was read, then what has not been read yet, or the failure.</summary>
internal sealed class PassedContent : HttpContent
{
    private readonly HttpContent _source;
    private readonly byte[] _start;
    private readonly Stream? _rest;
    private readonly Exception? _failure;

    public PassedContent(HttpContent source, byte[] start, Stream? rest, Exception? failure)
    {
        _source = source;
        _start = start;
        _rest = rest;
        _failure = failure;
        foreach ((string name, System.Net.Http.Headers.HeaderStringValues values) in source.Headers.NonValidated)
        {
            Headers.TryAddWithoutValidation(name, values);
        }
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(_start, cancellationToken).ConfigureAwait(false);
        if (_failure is not null)
        {
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            ExceptionDispatchInfo.Throw(_failure);
        }

        if (_rest is not null)
        {
            await _rest.CopyToAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _start.Length;
        return _rest is null && _failure is null;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _source.Dispose();
        }

        base.Dispose(disposing);
    }
}
