using System.Buffers.Binary;

namespace Livy.Client.Data;

/// <summary>
/// Hands on messages of Arrow's IPC format only when they have come whole. What a damaged one says of its length is not believed: no more memory is taken than bytes come.
/// </summary>
/// <param name="inner">The bytes.</param>
/// <param name="schema">The columns.</param>
/// <param name="limit">How large a message may be.</param>
internal sealed class MessageStream(Stream inner, SparkSchema schema, UnpackLimit limit) : ForwardStream
{
    private const int PrefixSize = 2 * sizeof(int);
    private const int Continued = -1;
    private const int MaxMetadata = 16 * 1024 * 1024;
    private const int FirstRead = 64 * 1024;

    private byte[] _message = new byte[FirstRead];
    private int _at;
    private int _length;
    private bool _isFirst = true;
    private bool _hasEnded;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_at == _length && !_hasEnded && !buffer.IsEmpty)
        {
            await ReadMessageAsync(cancellationToken).ConfigureAwait(false);
        }

        var count = Math.Min(buffer.Length, _length - _at);
        _message.AsMemory(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    private async Task ReadMessageAsync(CancellationToken cancellationToken)
    {
        (_at, _length) = (0, 0);
        await AddAsync(PrefixSize, cancellationToken).ConfigureAwait(false);
        var metadata = BinaryPrimitives.ReadInt32LittleEndian(_message.AsSpan(sizeof(int)));
        if (BinaryPrimitives.ReadInt32LittleEndian(_message) != Continued || metadata is < 0 or > MaxMetadata)
        {
            throw new LivyDataException("The result can not be read: what came is no Arrow data.");
        }

        if (metadata == 0)
        {
            _hasEnded = true;
            await EnsureEndAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        await AddAsync(metadata, cancellationToken).ConfigureAwait(false);
        var body = MessageCheck.BodyLength(_message.AsSpan(PrefixSize, metadata), schema, _isFirst) ?? throw new LivyDataException("The result can not be read: its Arrow data is damaged, or of other columns.");
        _isFirst = false;
        await AddAsync(body, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads on; takes memory in steps, so that a wrong length costs what really comes.</summary>
    private async Task AddAsync(long count, CancellationToken cancellationToken)
    {
        if (count < 0 || count > Array.MaxLength - _length)
        {
            throw new LivyDataException("The result can not be read: a part of it is larger than can be.");
        }

        var end = _length + (int)count;
        while (_length < end)
        {
            if (_length == _message.Length)
            {
                if (!limit.Allows(_length + 1L))
                {
                    throw new LivyDataException("The result can not be read: a part of it is far larger than what came over.");
                }

                Array.Resize(ref _message, (int)Math.Min(Array.MaxLength, 2L * _message.Length));
            }

            var read = await inner.ReadAsync(_message.AsMemory(_length, Math.Min(end, _message.Length) - _length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                throw new LivyDataException("The result can not be read: it ends in the middle.");
            }

            _length += read;
        }
    }

    /// <summary>Whatever packed the bytes checks its sum only when it comes to the end.</summary>
    private async Task EnsureEndAsync(CancellationToken cancellationToken)
    {
        if (await inner.ReadAsync(_message.AsMemory(), cancellationToken).ConfigureAwait(false) != 0)
        {
            throw new LivyDataException("The result can not be read: it goes on after its end.");
        }

        (_at, _length) = (0, 0);
    }
}
