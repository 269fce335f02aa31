using System.IO.Compression;
using System.Runtime.CompilerServices;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Makes record batches of the pages of a result.</summary>
internal static class ResultBatches
{
    /// <summary>The header of a zlib stream, an empty block, the checksum: what no rows at all are packed into.</summary>
    private const int LeastPacked = 8;

    /// <summary>Reads to the end. Nobody has to believe what the pages say: whatever they hold, it is batches as the schema promises them, or an error.</summary>
    /// <param name="fetch">Brings the pages.</param>
    /// <param name="info">What the result looks like; counts the pages.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LivyDataException">What came is no result.</exception>
    public static async IAsyncEnumerable<RecordBatch> ReadAsync(
        Func<CancellationToken, IAsyncEnumerable<ReadOnlyMemory<byte>>> fetch, QueryInfo info, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pages = new PageStream(fetch);
        await using (pages.ConfigureAwait(false))
        {
            var unpacked = new ZLibStream(pages, CompressionMode.Decompress, leaveOpen: true);
            await using (unpacked.ConfigureAwait(false))
            {
                var limit = new UnpackLimit(() => info.Bytes);
                var batches = info.Format is QueryFormat.Arrow ? ArrowBatches.ReadAsync(unpacked, info.Schema, limit, cancellationToken) : JsonRows.ReadAsync(unpacked, info.Schema, limit, cancellationToken);
                await foreach (var batch in batches.ConfigureAwait(false))
                {
                    yield return batch;
                }

                // Too few bytes unpack to nothing without a word.
                if (info.Bytes < LeastPacked)
                {
                    throw new LivyDataException("The result can not be read: nothing came.");
                }
            }
        }
    }
}
