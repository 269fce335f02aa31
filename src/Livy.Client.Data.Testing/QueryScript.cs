using System.Diagnostics.CodeAnalysis;

namespace Livy.Client.Testing;

/// <summary>What a matching query does. The script added last is asked first; of several calls that say what it returns the last one counts.</summary>
/// <remarks>
/// Columns get the types of Spark that hold the values of .NET: <see cref="long"/> is <c>bigint</c>, <see cref="decimal"/> is <c>decimal(38,18)</c>, <see cref="DateTimeOffset"/> is <c>timestamp</c>,
/// <see cref="DateTime"/> is <c>timestamp_ntz</c>, or <c>timestamp</c> if its <see cref="DateTime.Kind"/> is UTC, enums are <c>string</c>, lists are arrays, dictionaries maps, and other records structs.
/// Nothing is rounded: a value that does not fit its column fails the query, and says where. Only times are cut to microseconds, as in Spark.
/// </remarks>
public sealed class QueryScript
{
    private readonly Func<ReceivedQuery, bool> _matches;
    private int? _remaining;

    internal QueryScript(Func<ReceivedQuery, bool> matches, string? description) => (_matches, Description) = (matches, description);

    /// <summary>Its text, for messages; null for a predicate.</summary>
    internal string? Description { get; }

    internal RowSource? Rows { get; private set; }

    internal QueryFailure? Failure { get; private set; }

    internal IReadOnlyList<string> Types { get; private set; } = [];

    internal TimeSpan Duration { get; private set; }

    /// <summary>Succeeds with these rows. Their public properties are the columns; a tuple has <c>_1</c>, <c>_2</c> …, a dictionary its keys, a single value is a column <c>value</c>.</summary>
    /// <typeparam name="T">The type of the rows; without rows, too, it says the columns.</typeparam>
    /// <param name="rows">The rows. They are gone through anew for each query, a few at a time as they are asked for: an iterator may give any number of them. One that throws fails the query at that row.</param>
    /// <returns>This script.</returns>
    [RequiresUnreferencedCode("Reads the properties of rows by reflection.")]
    public QueryScript ReturnsRows<T>(params IEnumerable<T> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ReturnsRows(_ => rows);
    }

    /// <summary>Succeeds with rows of a single text each, in a column <c>value</c>.</summary>
    /// <param name="rows">The texts.</param>
    /// <returns>This script.</returns>
    [RequiresUnreferencedCode("Reads the properties of rows by reflection.")]
    public QueryScript ReturnsRows(params IEnumerable<string?> rows) => ReturnsRows<string?>(rows);

    /// <summary>Succeeds with rows whose columns are the keys of dictionaries, and whose types are those of the first values.</summary>
    /// <param name="rows">The dictionaries.</param>
    /// <returns>This script.</returns>
    [RequiresUnreferencedCode("Reads the properties of rows by reflection.")]
    public QueryScript ReturnsRows(params IEnumerable<IReadOnlyDictionary<string, object?>> rows) => ReturnsRows<IReadOnlyDictionary<string, object?>>(rows);

    /// <summary>Succeeds with rows that are made from the query, such as from its parameters.</summary>
    /// <typeparam name="T">The type of the rows, as above.</typeparam>
    /// <param name="rows">Makes the rows.</param>
    /// <returns>This script.</returns>
    [RequiresUnreferencedCode("Reads the properties of rows by reflection.")]
    public QueryScript ReturnsRows<T>(Func<ReceivedQuery, IEnumerable<T>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return Returns(RowSource.OfType(rows, typeof(T), RowProperties.Of));
    }

    /// <summary>Succeeds with rows of values for columns that are given.</summary>
    /// <param name="columns">The columns as <c>name type</c> or <c>name:type</c> in Spark's words, such as <c>tags array&lt;string&gt;</c> or <c>price decimal(10,2) not null</c>; without a type the first values decide.</param>
    /// <param name="rows">The rows, a value for each column. A struct is a list, a tuple or a dictionary. Gone through anew for each query, a few at a time.</param>
    /// <returns>This script.</returns>
    /// <exception cref="ArgumentException">One of the columns is none.</exception>
    public QueryScript ReturnsTable(IReadOnlyList<string> columns, params IEnumerable<IReadOnlyList<object?>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return ReturnsTable(columns, _ => rows);
    }

    /// <summary>Succeeds with rows of values that are made from the query.</summary>
    /// <param name="columns">The columns, as above.</param>
    /// <param name="rows">Makes the rows, as above.</param>
    /// <returns>This script.</returns>
    /// <exception cref="ArgumentException">One of the columns is none.</exception>
    public QueryScript ReturnsTable(IReadOnlyList<string> columns, Func<ReceivedQuery, IEnumerable<IReadOnlyList<object?>>> rows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        return Returns(RowSource.OfColumns(columns, rows));
    }

    /// <summary>Gives columns of <c>ReturnsRows</c> other types than their values have of themselves.</summary>
    /// <param name="columns">The columns as <c>name type</c>, such as <c>price decimal(10,2)</c>.</param>
    /// <returns>This script.</returns>
    /// <exception cref="ArgumentException">One of the columns is none.</exception>
    public QueryScript WithTypes(params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        foreach (var column in columns)
        {
            _ = TypeText.Column(column);
        }

        Types = columns;
        return this;
    }

    /// <summary>Fails before the first row, as what Spark cannot analyse does.</summary>
    /// <param name="errorClass">Spark's name of the error, such as <c>TABLE_OR_VIEW_NOT_FOUND</c>; <see langword="null"/> if it has none, as before Spark 3.4.</param>
    /// <param name="message">The message.</param>
    /// <param name="sqlState">The SQL state, such as <c>42P01</c>.</param>
    /// <returns>This script.</returns>
    public QueryScript Fails(string? errorClass, string message, string? sqlState = null)
    {
        Rows = null;
        return ThenFails(errorClass, message, sqlState);
    }

    /// <summary>Fails after the rows of <c>ReturnsRows</c> or <c>ReturnsTable</c>, as a task that fails in the middle of a result does.</summary>
    /// <inheritdoc cref="Fails"/>
    public QueryScript ThenFails(string? errorClass, string message, string? sqlState = null)
    {
        ArgumentNullException.ThrowIfNull(message);
        Failure = new QueryFailure(errorClass, message, sqlState);
        return this;
    }

    /// <summary>Has its first row after this time.</summary>
    /// <param name="time">Simulated or real, as the clock of the mock server is.</param>
    /// <returns>This script.</returns>
    public QueryScript Takes(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        Duration = time;
        return this;
    }

    /// <summary>Applies to the first queries that match only. Default: to all.</summary>
    /// <param name="count">How many.</param>
    /// <returns>This script.</returns>
    public QueryScript Times(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        _remaining = count;
        return this;
    }

    internal bool Matches(ReceivedQuery query) => _remaining != 0 && _matches(query);

    internal bool Take(ReceivedQuery query)
    {
        if (!Matches(query))
        {
            return false;
        }

        _remaining--;
        return true;
    }

    private QueryScript Returns(RowSource rows)
    {
        (Rows, Failure) = (rows, null);
        return this;
    }
}
