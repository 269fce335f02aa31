namespace Livy.Client.Tests;

/// <summary>A stream that cannot seek and brings one byte after each of the given times.</summary>
internal sealed class SlowStream(TimeProvider time, params TimeSpan[] pauses) : Stream
{
    private int _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_read == pauses.Length)
        {
            return 0;
        }

        await Task.Delay(pauses[_read++], time, cancellationToken).ConfigureAwait(false);
        buffer.Span[0] = (byte)'x';
        return 1;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
