using System.Text.Json;
using Apache.Arrow.Ipc;
using Livy.Client.Data;

namespace Livy.Client.Benchmarks;

/// <summary>The two ways to get the rows.</summary>
internal static class ReadTrades
{
    public static async IAsyncEnumerable<Trade> FromAnswersAsync(IReadOnlyList<byte[]> answers)
    {
        var decoder = new AnswerDecoder();
        var rows = RowReader<Trade>.Create(TradePages.Schema);
        var read = 0L;
        foreach (var answer in answers)
        {
            using var batches = new ArrowStreamReader(decoder.Open(answer));
            while (await batches.ReadNextRecordBatchAsync() is { } batch)
            {
                using (batch)
                {
                    foreach (var row in rows.Read(batch, read))
                    {
                        yield return row;
                    }

                    read += batch.Length;
                }
            }
        }
    }

    public static async IAsyncEnumerable<Trade> FromJsonAsync(byte[] json)
    {
        using var stream = new MemoryStream(json, writable: false);
        await foreach (var row in JsonSerializer.DeserializeAsyncEnumerable(stream, TradeJsonContext.Default.Trade))
        {
            yield return row!;
        }
    }
}
