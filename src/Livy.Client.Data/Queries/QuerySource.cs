using System.Text;

namespace Livy.Client.Data;

/// <summary>Where rows come from: a query, or an expression that makes a DataFrame.</summary>
internal sealed class QuerySource
{
    private readonly LivySession _session;
    private readonly SqlText? _sql;
    private readonly string? _dataFrame;
    private readonly QueryOptions _options;

    private QuerySource(LivySession session, QueryOptions options, SqlText? sql, string? dataFrame)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        _session = session;
        _options = options.Checked();
        _sql = sql;
        _dataFrame = dataFrame;
    }

    /// <summary>A query whose holes are parameters.</summary>
    public static QuerySource Query(LivySession session, QueryText sql, QueryOptions options)
    {
        ArgumentNullException.ThrowIfNull(sql);
        return new QuerySource(session, options, sql.ToSql(), dataFrame: null);
    }

    /// <summary>A query whose parameters have names.</summary>
    public static QuerySource Query(LivySession session, string sql, (string Name, object? Value)[] parameters, QueryOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        ArgumentNullException.ThrowIfNull(parameters);
        return new QuerySource(session, options, NamedSql.Parse(sql, parameters), dataFrame: null);
    }

    /// <summary>A DataFrame of the session.</summary>
    public static QuerySource DataFrame(LivySession session, string dataFrame, QueryOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataFrame);
        return new QuerySource(session, options, sql: null, dataFrame);
    }

    /// <summary>Opens the result on the driver.</summary>
    public async Task<ResultReader> OpenAsync(CancellationToken cancellationToken)
    {
        if (_sql is not null)
        {
            return await ResultReader.OpenAsync(_session, _sql, _options, cancellationToken).ConfigureAwait(false);
        }

        // A view is what statements and jobs of all languages have in common.
        var view = $"livy_client_{Guid.CreateVersion7(_session.TimeProvider.GetUtcNow()):N}";
        var kind = _options.Kind ?? await LanguageAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _session.RunAsync(kind == StatementKind.Spark ? $"({_dataFrame}).toDF.createOrReplaceTempView(\"{view}\")" : $"({_dataFrame}).createOrReplaceTempView('{view}')", kind, cancellationToken).ConfigureAwait(false);
            return await ResultReader.OpenAsync(_session, new SqlText([$"select * from {view}"], []), _options, cancellationToken, view).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not LivyStatementFailedException)
        {
            // The view may be there, and nobody waits for that it is dropped.
            _ = ResultReader.ForgetAsync(_session, _options, view);
            throw;
        }
    }

    private async Task<StatementKind> LanguageAsync(CancellationToken cancellationToken)
    {
        var kind = (await _session.GetAsync(cancellationToken).ConfigureAwait(false)).Kind;
        return kind == SessionKind.PySpark || kind == SessionKind.Spark
            ? new StatementKind(kind!.Value.Value)
            : throw new InvalidOperationException($"{_session} has no language that makes DataFrames of its own: say one in {nameof(QueryOptions)}.{nameof(QueryOptions.Kind)}, or write a query.");
    }
}
