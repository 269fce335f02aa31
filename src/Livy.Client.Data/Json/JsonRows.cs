using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Makes record batches of the JSON objects that Spark's <c>to_json</c> writes, one a line.</summary>
internal static class JsonRows
{
    /// <summary>Reads to the end of the stream.</summary>
    /// <param name="lines">UTF-8; each line is an object whose properties are <c>c0</c>, <c>c1</c>, … for the columns of the schema in order.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LivyDataException">It is no such text.</exception>
    public static IAsyncEnumerable<RecordBatch> ReadAsync(Stream lines, SparkSchema schema, CancellationToken cancellationToken)
    {
        _ = (lines, schema, cancellationToken);
        throw new NotSupportedException();
    }
}
