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
    private readonly Action _onBlockSent;
    private readonly byte[] _head;
    private readonly byte[] _tail;
    private readonly long? _length;

    /// <param name="partName">The name of the form's field.</param>
    /// <param name="part">The file.</param>
    /// <param name="boundary">The separator; must not occur in the file.</param>
    /// <param name="onBlockSent">Called when a block was handed to the connection, and once more at the end.</param>
    public UploadContent(string partName, UploadPart part, string boundary, Action onBlockSent)
    {
        _part = part;
        _onBlockSent = onBlockSent;
        _head = Encoding.UTF8.GetBytes(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"{partName}\"; filename=\"{part.FileName}\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        _tail = Encoding.UTF8.GetBytes($"\r\n--{boundary}--\r\n");
        _length = part.Content.CanSeek ? Math.Max(0, part.Content.Length - part.Content.Position) : null;
        Headers.ContentType = new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new NameValueHeaderValue("boundary", boundary) } };
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
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

    /// <summary>Whether everything was handed to the connection, so that only the answer is missing.</summary>
    public bool IsSent { get; private set; }

    protected override bool TryComputeLength(out long length)
    {
        length = _head.Length + (_length ?? 0) + _tail.Length;
        return _length is not null;
    }
}
