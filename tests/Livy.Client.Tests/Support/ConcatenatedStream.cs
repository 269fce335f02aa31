namespace Livy.Client.Tests;

/// <summary>Bytes, then another stream; can not seek, so nobody knows its length.</summary>
internal sealed class ConcatenatedStream(byte[] start, Stream rest) : Stream
{
    private readonly MemoryStream _start = new(start);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => _start.Read(buffer, offset, count) is > 0 and var read ? read : rest.Read(buffer, offset, count);

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
