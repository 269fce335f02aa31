using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>
/// The rows of a query. Each loop over them runs the query anew; they come while the loop runs, in Spark's order, and no more of them are held than a page or two. When the loop ends, however it does, the driver drops what it
/// holds.
/// </summary>
/// <typeparam name="T">What a row becomes.</typeparam>
public sealed class LivyRows<T> : IAsyncEnumerable<T>
{
    private readonly QuerySource _source;
    private readonly Func<SparkSchema, Func<RecordBatch, long, IEnumerable<T>>> _plan;
    private readonly CancellationToken _cancellationToken;

    internal LivyRows(QuerySource source, Func<SparkSchema, Func<RecordBatch, long, IEnumerable<T>>> plan, CancellationToken cancellationToken)
    {
        _source = source;
        _plan = plan;
        _cancellationToken = cancellationToken;
    }

    /// <summary>How the rows come and what columns they have; of the loop that began last, and <see langword="null"/> before the first row was asked for.</summary>
    public QueryInfo? Info { get; private set; }

    /// <summary>Begins to read.</summary>
    /// <param name="cancellationToken">Ends the reading, as the one that the query was given does.</param>
    /// <exception cref="LivyQueryFailedException">Spark could not run the query, or failed on the way. Rows that came before are right; of the partition that failed, and of those computed with it, none need have come.</exception>
    /// <exception cref="LivyDataException">A column does not fit <typeparamref name="T"/>: says which, its type and the row.</exception>
    /// <exception cref="LivySessionFailedException">The session is gone.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_cancellationToken, cancellationToken);
        var reader = await _source.OpenAsync(either.Token).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
        {
            Info = reader.Info;
            var read = _plan(reader.Info.Schema);
            var row = 0L;
            await foreach (var batch in reader.ReadAsync(either.Token).ConfigureAwait(false))
            {
                var count = batch.Length;
                foreach (var item in read(batch, row))
                {
                    yield return item;
                }

                row += count;
            }
        }
    }
}
