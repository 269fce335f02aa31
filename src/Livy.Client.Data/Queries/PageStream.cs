using System.Threading.Channels;

namespace Livy.Client.Data;

/// <summary>The pages of a result, one after the other. A page is fetched while the one before is read; no more than two wait.</summary>
/// <param name="pages">Brings the pages; begun at the first read.</param>
internal sealed class PageStream(Func<CancellationToken, IAsyncEnumerable<ReadOnlyMemory<byte>>> pages) : ForwardStream
{
    /// <summary>One waits here, and the next in the hands of whoever fetches.</summary>
    private const int PagesAhead = 1;

    private readonly Channel<ReadOnlyMemory<byte>> _fetched = Channel.CreateBounded<ReadOnlyMemory<byte>>(new BoundedChannelOptions(PagesAhead) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource _closing = new();
    private Task? _fetching;
    private ReadOnlyMemory<byte> _page;
    private bool _isDisposed;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        // On a thread of its own: what came is decoded there while the page before is read here.
        _fetching ??= Task.Run(() => FetchAsync(_closing.Token), CancellationToken.None);
        while (_page.IsEmpty && !buffer.IsEmpty)
        {
            if (!await _fetched.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                return 0;
            }

            _fetched.Reader.TryRead(out _page);
        }

        var count = Math.Min(buffer.Length, _page.Length);
        _page[..count].CopyTo(buffer);
        _page = _page[count..];
        return count;
    }

    public override async ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            await _closing.CancelAsync().ConfigureAwait(false);
            await (_fetching ?? Task.CompletedTask).ConfigureAwait(false);
            _closing.Dispose();
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Never throws: what goes wrong is told to whoever reads.</summary>
    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var page in pages(cancellationToken).ConfigureAwait(false))
            {
                await _fetched.Writer.WriteAsync(page, cancellationToken).ConfigureAwait(false);
            }

            _fetched.Writer.Complete();
        }
        catch (Exception error)
        {
            _fetched.Writer.Complete(error);
        }
    }
}
