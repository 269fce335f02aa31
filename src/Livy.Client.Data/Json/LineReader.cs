namespace Livy.Client.Data;

/// <summary>Takes a stream apart into lines; its memory is bounded by the longest.</summary>
internal sealed class LineReader(Stream stream, UnpackLimit limit)
{
    private const int FirstCapacity = 64 * 1024;
    private const int MaxLine = 1 << 29;

    private byte[] _bytes = new byte[FirstCapacity];
    private int _start;
    private int _scanned;
    private int _end;
    private bool _isAtEnd;

    /// <summary>The line, without its end; good until the next is read.</summary>
    public ReadOnlyMemory<byte> Line { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <returns>Whether there was one. What follows the last line end is a line if it is not empty.</returns>
    /// <exception cref="UnreadableJsonException">It is longer than 512 MiB.</exception>
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var length = _bytes.AsSpan(_scanned, _end - _scanned).IndexOf((byte)'\n');
            if (length >= 0)
            {
                Take(_scanned + length, _scanned + length + 1);
                return true;
            }

            _scanned = _end;
            if (_isAtEnd)
            {
                var isLine = _start < _end;
                Take(_end, _end);
                return isLine;
            }

            MakeRoom();
            var read = await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            _isAtEnd = read == 0;
            _end += read;
        }
    }

    private void Take(int end, int next)
    {
        Line = _bytes.AsMemory(_start, end - _start);
        _start = next;
        _scanned = next;
    }

    private void MakeRoom()
    {
        if (_end < _bytes.Length)
        {
            return;
        }

        var line = _bytes.AsSpan(_start, _end - _start);
        if (_start == 0)
        {
            if (_bytes.Length >= MaxLine)
            {
                throw new UnreadableJsonException("the line is longer than 512 MiB");
            }

            if (!limit.Allows(_bytes.Length + 1L))
            {
                throw new UnreadableJsonException("the line is far larger than what came over");
            }

            System.Array.Resize(ref _bytes, _bytes.Length * 2);
        }
        else
        {
            line.CopyTo(_bytes);
        }

        _scanned -= _start;
        _end -= _start;
        _start = 0;
    }
}
