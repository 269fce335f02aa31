using System.Diagnostics.CodeAnalysis;
using Apache.Arrow;

namespace Livy.Client.Data;

/// <summary>Queries of Spark SQL, and DataFrames of a session, whose rows come as objects of yours or as Arrow record batches.</summary>
/// <remarks>
/// All of them: nothing is sent before the first row is asked for, each loop runs the query anew, rows come in Spark's order and as they are computed, and what the driver holds is dropped when the loop ends. A query may be
/// read beside others and beside statements of the same session.
/// </remarks>
public static class LivyQueryExtensions
{
    /// <summary>Runs a query and brings its rows. What stands in the holes of the text goes to Spark as parameters, never as text.</summary>
    /// <typeparam name="T">What a row becomes: a record or class whose parameters or properties are named after the columns, a tuple, or a single value.</typeparam>
    /// <param name="session">The session; of any kind.</param>
    /// <param name="sql">One query, such as <c>$"select name, age from people where age > {age}"</c>.</param>
    /// <param name="cancellationToken">Ends the reading, and the query with it.</param>
    /// <exception cref="ArgumentException">The text holds what can not be a parameter; thrown when the text is made.</exception>
    public static LivyRows<T> QueryAsync<[DynamicallyAccessedMembers(RowMembers.Needed)] T>(this LivySession session, QueryText sql, CancellationToken cancellationToken = default) =>
        session.QueryAsync<T>(sql, QueryOptions.Default, cancellationToken);

    /// <inheritdoc cref="QueryAsync{T}(LivySession, QueryText, CancellationToken)"/>
    /// <param name="session">The session; of any kind.</param>
    /// <param name="sql">One query, such as <c>$"select name, age from people where age > {age}"</c>.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellationToken">Ends the reading, and the query with it.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value of the options is out of its range.</exception>
    public static LivyRows<T> QueryAsync<[DynamicallyAccessedMembers(RowMembers.Needed)] T>(
        this LivySession session, QueryText sql, QueryOptions options, CancellationToken cancellationToken = default) =>
        Rows<T>(QuerySource.Query(session, sql, options), cancellationToken);

    /// <summary>Runs a query with named parameters and brings its rows; for a token, <c>.WithCancellation(token)</c>.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="session">The session; of any kind.</param>
    /// <param name="sql">One query, with <c>:name</c> for each parameter, such as <c>select * from people where age > :age</c>.</param>
    /// <param name="parameters">The parameters: all that the text names, and no others.</param>
    /// <exception cref="ArgumentException">A parameter is missing, or is not in the text, or its value is of no type of Spark's.</exception>
    public static LivyRows<T> QueryAsync<[DynamicallyAccessedMembers(RowMembers.Needed)] T>(this LivySession session, string sql, params (string Name, object? Value)[] parameters) =>
        session.QueryAsync<T>(sql, QueryOptions.Default, parameters);

    /// <inheritdoc cref="QueryAsync{T}(LivySession, string, ValueTuple{string, object}[])"/>
    /// <param name="session">The session; of any kind.</param>
    /// <param name="sql">One query, with <c>:name</c> for each parameter, such as <c>select * from people where age > :age</c>.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="parameters">The parameters: all that the text names, and no others.</param>
    public static LivyRows<T> QueryAsync<[DynamicallyAccessedMembers(RowMembers.Needed)] T>(
        this LivySession session, string sql, QueryOptions options, params (string Name, object? Value)[] parameters) =>
        Rows<T>(QuerySource.Query(session, sql, parameters, options), CancellationToken.None);

    /// <summary>Runs a query and brings its rows as Arrow record batches, whose columns are named <c>c0</c>, <c>c1</c>, … in the order of the query. Dispose each batch.</summary>
    /// <param name="session">The session; of any kind.</param>
    /// <param name="sql">One query.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellationToken">Ends the reading, and the query with it.</param>
    public static LivyRows<RecordBatch> QueryArrowAsync(this LivySession session, QueryText sql, QueryOptions? options = null, CancellationToken cancellationToken = default) =>
        Batches(QuerySource.Query(session, sql, options ?? QueryOptions.Default), cancellationToken);

    /// <inheritdoc cref="QueryArrowAsync(LivySession, QueryText, QueryOptions, CancellationToken)"/>
    /// <param name="session">The session; of any kind.</param>
    /// <param name="sql">One query, with <c>:name</c> for each parameter.</param>
    /// <param name="parameters">The parameters: all that the text names, and no others.</param>
    public static LivyRows<RecordBatch> QueryArrowAsync(this LivySession session, string sql, params (string Name, object? Value)[] parameters) =>
        Batches(QuerySource.Query(session, sql, parameters, QueryOptions.Default), CancellationToken.None);

    /// <summary>Brings the rows of a DataFrame of the session, which an expression in the session's language makes, such as <c>df.filter("age > 30")</c>. The expression runs as a statement when the first row is asked for.</summary>
    /// <typeparam name="T">What a row becomes.</typeparam>
    /// <param name="session">A session of kind pyspark or spark; for others say the language in the options (<see cref="QueryOptions.Kind"/>).</param>
    /// <param name="dataFrame">The expression: code, so never made of what users type.</param>
    /// <param name="options">How it is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LivyStatementFailedException">The expression failed, or is no DataFrame.</exception>
    public static LivyRows<T> ReadAsync<[DynamicallyAccessedMembers(RowMembers.Needed)] T>(
        this LivySession session, string dataFrame, QueryOptions? options = null, CancellationToken cancellationToken = default) =>
        Rows<T>(QuerySource.DataFrame(session, dataFrame, options ?? QueryOptions.Default), cancellationToken);

    /// <summary>Brings the rows of a DataFrame of the session as Arrow record batches. Dispose each batch.</summary>
    /// <inheritdoc cref="ReadAsync{T}(LivySession, string, QueryOptions, CancellationToken)"/>
    public static LivyRows<RecordBatch> ReadArrowAsync(this LivySession session, string dataFrame, QueryOptions? options = null, CancellationToken cancellationToken = default) =>
        Batches(QuerySource.DataFrame(session, dataFrame, options ?? QueryOptions.Default), cancellationToken);

    private static LivyRows<T> Rows<[DynamicallyAccessedMembers(RowMembers.Needed)] T>(QuerySource source, CancellationToken cancellationToken) => new(
        source,
        static schema =>
        {
            var rows = RowReader<T>.Create(schema);
            return (batch, first) => Read(rows, batch, first);
        },
        cancellationToken);

    private static LivyRows<RecordBatch> Batches(QuerySource source, CancellationToken cancellationToken) => new(source, static _ => static (batch, _) => [batch], cancellationToken);

    private static IEnumerable<T> Read<[DynamicallyAccessedMembers(RowMembers.Needed)] T>(RowReader<T> rows, RecordBatch batch, long first)
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
