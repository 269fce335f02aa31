namespace Livy.Client.Testing;

/// <summary>Reads a body no further than it may go.</summary>
internal sealed class BodyReader(Stream source, long? announced, long limit)
{
    private const int FirstBuffer = 1 << 12;

    /// <summary>Above this there are no more steps: a buffer that grows holds the old one, too.</summary>
    private const int LastStep = 1 << 22;
    private byte[] _bytes = [];
    private int _length;

    /// <summary>What was read so far.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, _length);

    /// <summary>More came than there may be.</summary>
    public bool IsTooLong => _length > limit;

    /// <summary>Reads on.</summary>
    /// <param name="until">The length at which to stop for now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>True when there is no more, or too much.</returns>
    public async Task<bool> ReadAsync(long until, CancellationToken cancellationToken)
    {
        while (_length <= Math.Min(until, limit))
        {
            if (_length == _bytes.Length)
            {
                // One byte more than there should be, so that the end is seen without growing again. A length that is only announced is believed once something has come.
                var whole = announced ?? limit;
                var size = _length >= LastStep ? whole : Math.Min(whole, Math.Max(FirstBuffer, 4L * _length));
                Array.Resize(ref _bytes, (int)size + 1);
            }

            var read = await source.ReadAsync(_bytes.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return true;
            }

            _length += read;
        }

        return IsTooLong;
    }
}
