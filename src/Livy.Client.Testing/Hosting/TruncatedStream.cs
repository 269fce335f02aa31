namespace Livy.Client.Testing;

/// <summary>A body whose connection breaks in the middle.</summary>
internal sealed class TruncatedStream(ReadOnlyMemory<byte> body, int length) : Stream
{
    private readonly int end = Math.Min(length, body.Length);
    private int position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => position;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (position >= end)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.");
        }

        int read = Math.Min(count, end - position);
        body.Slice(position, read).CopyTo(buffer.AsMemory(offset));
        position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
