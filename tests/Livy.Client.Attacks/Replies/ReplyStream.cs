namespace Livy.Client.Attacks;

/// <summary>Brings a body piece by piece, as a connection does: no length, no seeking.</summary>
/// <param name="body">The bytes.</param>
/// <param name="chunk">How many of them a read brings at most.</param>
/// <param name="end">Called after the last one: throws, or says whether the body goes on with its last bytes again.</param>
internal sealed class ReplyStream(ReadOnlyMemory<byte> body, int chunk, Func<CancellationToken, bool> end) : Stream
{
    /// <summary>A client that reads so much of one answer has no limit.</summary>
    private const long MostBytes = 80L * 1024 * 1024;

    private const int Tail = 64;

    private int _position;
    private long _given;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer) => Read(buffer, CancellationToken.None);

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(Read(buffer.Span, cancellationToken));
        }
        catch (Exception error)
        {
            return ValueTask.FromException<int>(error);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Read(Span<byte> buffer, CancellationToken cancellationToken)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        if (_position == body.Length)
        {
            if (!end(cancellationToken) || body.IsEmpty)
            {
                return 0;
            }

            _position = Math.Max(0, body.Length - Tail);
        }

        var piece = body.Span[_position..];
        piece = piece[..Math.Min(Math.Min(piece.Length, chunk), buffer.Length)];
        piece.CopyTo(buffer);
        _position += piece.Length;
        _given += piece.Length;
        return _given <= MostBytes ? piece.Length : throw new NoLimitException($"The client has read {_given} bytes of an answer and goes on.");
    }
}
