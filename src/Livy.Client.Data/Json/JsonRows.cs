using System.Runtime.CompilerServices;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Makes record batches of the JSON objects that Spark's <c>to_json</c> writes, one a line: the lines of <c>Driver/JsonLines.java</c>.</summary>
internal static class JsonRows
{
    private const int MostRows = 4000;
    private const int MostBytes = 1024 * 1024;

    /// <summary>Reads to the end of the stream, which stays open. A batch has 4,000 rows at most, and ends with the row that makes its text a mebibyte; its types are those of <see cref="ArrowTypes"/>.</summary>
    /// <param name="lines">UTF-8; each line is an object whose properties are <c>c0</c>, <c>c1</c>, … for the columns of the schema in order.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="limit">How large a line may be, and the rows of a batch.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LivyDataException">It is no such text.</exception>
    public static async IAsyncEnumerable<RecordBatch> ReadAsync(Stream lines, SparkSchema schema, UnpackLimit limit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new LineReader(lines, limit);
        var rows = new RowsBuilder(schema, limit);
        var bytes = 0L;
        while (await ReadLineAsync(reader, rows, cancellationToken).ConfigureAwait(false))
        {
            rows.Append(reader.Line.Span);
            bytes += reader.Line.Length;
            if (rows.Count >= MostRows || bytes >= MostBytes)
            {
                yield return rows.Build();
                bytes = 0;
            }
        }

        if (rows.Count > 0)
        {
            yield return rows.Build();
        }
    }

    private static async ValueTask<bool> ReadLineAsync(LineReader reader, RowsBuilder rows, CancellationToken cancellationToken)
    {
        try
        {
            return await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception unreadable) when (unreadable is UnreadableJsonException or InvalidDataException or IOException)
        {
            throw rows.Unreadable(unreadable);
        }
    }
}
