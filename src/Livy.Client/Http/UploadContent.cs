using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Livy.Client;

/// <summary>
/// A <c>multipart/form-data</c> body of one streamed file. .NET's own adds <c>filename*=</c>, which Livy takes for the name of the file when it comes alone and some
/// gateways refuse.
/// </summary>
internal sealed class UploadContent : HttpContent
{
    private const int BlockSize = 81_920;

    private readonly UploadPart _part;
    private readonly string _boundary = $"livy-{Guid.NewGuid():N}";
    private readonly long _start;
    private readonly long? _length;
    private byte[] _head = [];
    private byte[] _tail = [];
    private Action _onBlockSent = static () => { };
    private bool _hasBegun;

    public UploadContent(UploadPart part)
    {
        _part = part;
        _start = part.Content.CanSeek ? part.Content.Position : 0;
        _length = part.Content.CanSeek ? Math.Max(0, part.Content.Length - _start) : null;
        Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new NameValueHeaderValue("boundary", _boundary) } };
    }

    /// <summary>Whether everything was handed to the connection, so that only the answer is missing.</summary>
    public bool IsSent { get; private set; }

    /// <summary>Whether the file can be read from its beginning.</summary>
    public bool CanBeSentAgain => !_hasBegun || _part.Content.CanSeek;

    /// <summary>Says what only the handler knows, before anything is sent.</summary>
    /// <param name="field">The name of the form's field.</param>
    /// <param name="onBlockSent">Called when a block was handed to the connection, and once more at the end.</param>
    public void Begin(string field, Action onBlockSent)
    {
        _head = Encoding.UTF8.GetBytes(
            $"--{_boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{_part.FileName}\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        _tail = Encoding.UTF8.GetBytes($"\r\n--{_boundary}--\r\n");
        _onBlockSent = onBlockSent;
        IsSent = false;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        Rewind();
        await stream.WriteAsync(_head, cancellationToken).ConfigureAwait(false);
        var buffer = new byte[BlockSize];
        long sent = 0;
        int read;
        while ((read = await _part.Content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            sent += read;
            _onBlockSent();
            _part.Progress?.Report(new TransferProgress(sent, _length));
        }

        await stream.WriteAsync(_tail, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        IsSent = true;
        _onBlockSent();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + (_length ?? 0) + _tail.Length;
        return _length is not null;
    }

    /// <summary>A handler may send a request twice, as after a 401 with credentials of its own; a file of which half was read would arrive as another one.</summary>
    private void Rewind()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            return;
        }

        if (!_part.Content.CanSeek)
        {
            throw new LivyConnectionException(
                $"The upload of {_part.FileName} would have to be sent again, but its stream can not be rewound: give one that can seek, or a file.", mayHaveReachedServer: true);
        }

        _part.Content.Position = _start;
        IsSent = false;
    }
}
