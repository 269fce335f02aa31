using System.Runtime.CompilerServices;
using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace Livy.Client.Data;

/// <summary>Reads record batches from a stream of Arrow's IPC format.</summary>
internal static class ArrowBatches
{
    /// <summary>Reads to the end.</summary>
    /// <exception cref="LivyDataException">It is no such stream, or its columns are not those of the schema.</exception>
    public static async IAsyncEnumerable<RecordBatch> ReadAsync(Stream stream, SparkSchema schema, UnpackLimit limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var messages = new MessageStream(stream, schema, limit);
        await using (messages.ConfigureAwait(false))
        {
            using var reader = new ArrowStreamReader(messages, leaveOpen: true);
            while (true)
            {
                RecordBatch? batch;
                try
                {
                    batch = await reader.ReadNextRecordBatchAsync(cancellationToken).ConfigureAwait(false);
                }
                catch (Exception unreadable) when (unreadable is not (LivyException or OperationCanceledException or ObjectDisposedException))
                {
                    throw new LivyDataException("The result can not be read: what came is no Arrow data.", innerException: unreadable);
                }

                if (batch is null)
                {
                    yield break;
                }

                try
                {
                    BatchCheck.Check(batch, schema);
                }
                catch
                {
                    batch.Dispose();
                    throw;
                }

                yield return batch;
            }
        }
    }
}
