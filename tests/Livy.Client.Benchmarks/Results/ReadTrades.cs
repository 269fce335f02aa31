using System.Text.Json;
using Livy.Client.Data;

namespace Livy.Client.Benchmarks;

/// <summary>The two ways to get the rows.</summary>
internal static class ReadTrades
{
    /// <summary>As the product reads them, from the body of an answer on.</summary>
    public static async IAsyncEnumerable<Trade> FromAnswersAsync(IReadOnlyList<byte[]> answers)
    {
        var rows = RowReader<Trade>.Create(TradePages.Schema);
        var read = 0L;
        var info = new QueryInfo(TradePages.Schema, QueryFormat.Arrow, QueryCarrier.Jobs);
        await foreach (var batch in ResultBatches.ReadAsync(_ => PagesOfAsync(answers, info), info, CancellationToken.None))
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

    public static async IAsyncEnumerable<Trade> FromJsonAsync(byte[] json)
    {
        using var stream = new MemoryStream(json, writable: false);
        await foreach (var row in JsonSerializer.DeserializeAsyncEnumerable(stream, TradeJsonContext.Default.Trade))
        {
            yield return row!;
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> PagesOfAsync(IReadOnlyList<byte[]> answers, QueryInfo info)
    {
        foreach (var answer in answers)
        {
            using var body = new MemoryStream(answer, writable: false);
            var job = await JsonSerializer.DeserializeAsync(body, LivyJsonContext.Default.JobInfo);
            var page = JobCarrier.Read(job!.Result!.Value).Content;
            info.Count(page.Length);
            yield return page;
        }
    }
}
