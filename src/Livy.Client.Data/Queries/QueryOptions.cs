namespace Livy.Client.Data;

/// <summary>How a query is read. The defaults are good for most.</summary>
public sealed record QueryOptions
{
    private const int MinPageSize = 16 * 1024;
    private const int MaxPageSize = 8 * 1024 * 1024;

    internal static QueryOptions Default { get; } = new();

    /// <summary>How rows come over; Arrow where it can be had by default.</summary>
    public QueryFormat? Format { get; init; }

    /// <summary>What brings them; jobs where the server has them by default.</summary>
    public QueryCarrier? Carrier { get; init; }

    /// <summary>How much of a result comes over in one answer, in bytes after packing: 16 KiB to 8 MiB. 4 MiB; statements carry 192 KiB at most.</summary>
    public int PageSize { get; init; } = 4 * 1024 * 1024;

    /// <summary>For how long nobody may ask before the driver drops a result: what a program that died has left. 10 min; a second or more.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How many statements a query may submit if <see cref="QueryCarrier.Statements"/> bring it. 20: the driver keeps 100 (<c>livy.rsc.retained-statements</c>), and more would push out what others have not read yet. Raise it in a
    /// session that is yours alone.
    /// </summary>
    public int MaxStatements { get; init; } = 20;

    /// <summary>The language of the expression that makes a DataFrame (<c>ReadAsync</c>): pyspark or spark. The session's own by default.</summary>
    public StatementKind? Kind { get; init; }

    /// <summary>For how long requests may fail, as while a gateway is restarted, before the query does. 2 min.</summary>
    public TimeSpan FaultTolerance { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Has the driver write parameters into the text as literals even where Spark can bind them, as it does before Spark 3.4; for tests of that.</summary>
    internal bool WriteLiterals { get; init; }

    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    internal QueryOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(PageSize, MinPageSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(PageSize, MaxPageSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(IdleTimeout, TimeSpan.FromSeconds(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(IdleTimeout, TimeSpan.FromDays(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxStatements, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(FaultTolerance, TimeSpan.Zero);
        if (Kind is { } kind && kind != StatementKind.PySpark && kind != StatementKind.Spark)
        {
            throw new ArgumentOutOfRangeException(nameof(Kind), kind, "Only pyspark and spark make DataFrames.");
        }

        return this;
    }
}
