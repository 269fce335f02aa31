namespace Livy.Client.Testing;

/// <summary>Reads a body no further than it may go.</summary>
internal static class BodyReader
{
    private const int FirstBuffer = 1 << 12;

    /// <summary>A length that is only announced is believed once so much has come.</summary>
    private const int Proof = 1 << 20;

    /// <returns>The body; null when it is longer than the limit. What is beyond that is not read.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream source, long? announced, long limit, CancellationToken cancellationToken)
    {
        byte[] bytes = [];
        for (var length = 0; ;)
        {
            if (length > limit)
            {
                return null;
            }

            if (length == bytes.Length)
            {
                // One byte more than there should be, so that the end is seen without growing again.
                var size = length >= Proof && announced is { } whole ? whole : Math.Max(FirstBuffer, 2L * length);
                Array.Resize(ref bytes, (int)Math.Min(size, announced ?? limit) + 1);
            }

            var read = await source.ReadAsync(bytes.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return bytes.AsMemory(0, length);
            }

            length += read;
        }
    }
}
