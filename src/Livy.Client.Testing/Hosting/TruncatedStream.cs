namespace Livy.Client.Testing;

/// <summary>A body whose connection breaks in the middle.</summary>
internal sealed class TruncatedStream(ReadOnlyMemory<byte> body, int length) : Stream
{
    private readonly int _end = Math.Min(length, body.Length);
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position >= _end)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        }

        var read = Math.Min(count, _end - _position);
        body.Slice(_position, read).CopyTo(buffer.AsMemory(offset));
        _position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
