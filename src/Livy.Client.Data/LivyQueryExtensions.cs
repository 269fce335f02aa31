using System.Diagnostics.CodeAnalysis;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Queries of Spark SQL, whose rows come as objects of yours or as Arrow record batches.</summary>
public static class LivyQueryExtensions
{
    private const DynamicallyAccessedMemberTypes RowMembers = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.PublicProperties;

    /// <summary>Runs a query and brings its rows. What stands in the holes of the text goes to Spark as parameters, never as text.</summary>
    /// <typeparam name="T">What a row becomes: a record or class whose parameters or properties are named after the columns, a tuple, or a single value.</typeparam>
    /// <param name="session">The session; of any kind.</param>
    /// <param name="sql">One query, such as <c>$"select name, age from people where age > {age}"</c>.</param>
    /// <param name="cancellationToken">Ends the reading, and the query with it.</param>
    /// <returns>The rows; nothing is sent before the first one is asked for.</returns>
    public static LivyRows<T> QueryAsync<[DynamicallyAccessedMembers(RowMembers)] T>(this LivySession session, QueryText sql, CancellationToken cancellationToken = default) =>
        session.QueryAsync<T>(sql, new QueryOptions(), cancellationToken);

    /// <inheritdoc cref="QueryAsync{T}(LivySession, QueryText, CancellationToken)"/>
    public static LivyRows<T> QueryAsync<[DynamicallyAccessedMembers(RowMembers)] T>(this LivySession session, QueryText sql, QueryOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return Rows<T>(session, sql.ToSql(), options, cancellationToken);
    }

    /// <summary>Runs a query and brings its rows as Arrow record batches, whose columns are named <c>c0</c>, <c>c1</c>, … in the order of the query.</summary>
    /// <param name="session">The session; of any kind.</param>
    /// <param name="sql">One query.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellationToken">Ends the reading, and the query with it.</param>
    public static LivyRows<RecordBatch> QueryArrowAsync(this LivySession session, QueryText sql, QueryOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return Batches(session, sql.ToSql(), options ?? new QueryOptions(), cancellationToken);
    }

    private static LivyRows<T> Rows<[DynamicallyAccessedMembers(RowMembers)] T>(LivySession session, SqlText sql, QueryOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        return new LivyRows<T>(
            token => ResultReader.OpenAsync(session, sql, options, token),
            static schema =>
            {
                var rows = RowReader<T>.Create(schema);
                return (batch, first) => Read(rows, batch, first);
            },
            cancellationToken);
    }

    private static LivyRows<RecordBatch> Batches(LivySession session, SqlText sql, QueryOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        options.Checked();
        return new LivyRows<RecordBatch>(token => ResultReader.OpenAsync(session, sql, options, token), static _ => static (batch, _) => [batch], cancellationToken);
    }

    private static IEnumerable<T> Read<[DynamicallyAccessedMembers(RowMembers)] T>(RowReader<T> rows, RecordBatch batch, long first)
    {
        using (batch)
        {
            foreach (var row in rows.Read(batch, first))
            {
                yield return row;
            }
        }
    }
}
