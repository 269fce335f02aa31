using System.Runtime.CompilerServices;
using Livy.Client.Data;

namespace Livy.Client.Attacks;

/// <summary>A result that was changed on its way, and how the client reads it.</summary>
internal sealed class MutatedResult(GoodResult good, bool asObjects, string level, IEnumerable<byte[]> answers)
{
    /// <summary>The chances say which result is changed, and where: the answers that the driver sends, the packed bytes in them, or what was packed.</summary>
    public static MutatedResult Make(IReadOnlyList<GoodResult> results, Dice dice)
    {
        var good = dice.OneIn(5) ? results[0] : dice.Pick(results);
        var asObjects = dice.OneIn(3);
        var level = dice.Below(10);
        var packed = PageBytes.Pack(level > 2 ? PageMutations.Change(good.Bytes, dice) : good.Bytes);
        packed = level is 1 or 2 ? PageMutations.Change(packed, dice) : packed;
        var answers = PageBytes.Answers(packed, dice.OneIn(2) ? int.MaxValue : dice.Size(packed.Length + 1)).ToArray();
        if (level == 0)
        {
            var at = dice.Below(answers.Length);
            answers[at] = PageMutations.Change(answers[at], dice);
        }

        return new MutatedResult(good, asObjects, level switch { 0 => "answer", 1 or 2 => "packed", _ => "unpacked" }, answers);
    }

    public static MutatedResult Unchanged(GoodResult good) => new(good, asObjects: true, "nothing", PageBytes.Answers(PageBytes.Pack(good.Bytes), int.MaxValue));

    /// <summary>Reads all rows, as a query does.</summary>
    public async Task<long> ReadAsync(CancellationToken cancellationToken)
    {
        var info = new QueryInfo(good.Schema, good.Format, QueryCarrier.Jobs);
        var read = good.Reader(asObjects);
        var rows = 0L;
        await foreach (var batch in ResultBatches.ReadAsync(token => FetchAsync(info, token), info, cancellationToken))
        {
            using (batch)
            {
                rows += read(batch, rows);
            }
        }

        return rows;
    }

    public override string ToString() => $"{good.Name} ({good.Format}, {good.Count} rows of {good.Schema}), changed: {level}, read as {(asObjects || !good.IsOrders ? "objects" : "records")}";

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> FetchAsync(QueryInfo info, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var bytes in answers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var answer = DriverAnswer.Read(bytes);
            if (answer.Status is not (DriverStatus.Page or DriverStatus.LastPage))
            {
                throw new LivyDataException("No page.");
            }

            info.Count(answer.Content.Length);
            yield return answer.Content;
            if (answer.Status is DriverStatus.LastPage)
            {
                yield break;
            }

            await Task.CompletedTask;
        }
    }
}
