using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>Queries of <c>Livy.Client.Data</c> on a <see cref="FakeLivy"/>: what they return, and which were asked.</summary>
public static class FakeLivyQueries
{
    /// <summary>
    /// Scripts the queries with this text. White space is compared as if each run of it were one space. A parameter is <c>:p0</c>, <c>:p1</c> … in order; any <c>:name</c> or <c>?</c> in its place is as good.
    /// </summary>
    /// <param name="livy">The mock server.</param>
    /// <param name="text">The text, such as <c>select name from people where age > :p0</c>.</param>
    /// <returns>The script, to be told what to do.</returns>
    public static QueryScript OnQuery(this FakeLivy livy, string text)
    {
        ArgumentNullException.ThrowIfNull(livy);
        ArgumentNullException.ThrowIfNull(text);
        var pattern = new QueryPattern(text);
        return QueryBook.Of(livy).Add(new QueryScript(query => !query.IsDataFrame && pattern.Matches(query), pattern.Text));
    }

    /// <summary>Scripts the DataFrames that this expression makes in a session, as <c>ReadAsync</c> of <c>Livy.Client.Data</c> reads them.</summary>
    /// <param name="livy">The mock server.</param>
    /// <param name="expression">The expression, such as <c>df.filter("age > 30")</c>; white space is compared as if each run of it were one space.</param>
    /// <returns>The script, to be told what to do.</returns>
    public static QueryScript OnDataFrame(this FakeLivy livy, string expression)
    {
        ArgumentNullException.ThrowIfNull(livy);
        ArgumentNullException.ThrowIfNull(expression);
        var pattern = new QueryPattern(expression);
        return QueryBook.Of(livy).Add(new QueryScript(query => query.IsDataFrame && pattern.Matches(query), pattern.Text));
    }

    /// <summary>Scripts the queries whose <see cref="ReceivedQuery.Text"/> matches.</summary>
    /// <param name="livy">The mock server.</param>
    /// <param name="text">The pattern.</param>
    /// <returns>The script, to be told what to do.</returns>
    public static QueryScript OnQuery(this FakeLivy livy, Regex text)
    {
        ArgumentNullException.ThrowIfNull(livy);
        ArgumentNullException.ThrowIfNull(text);
        return QueryBook.Of(livy).Add(new QueryScript(query => !query.IsDataFrame && text.IsMatch(query.Text), text.ToString()));
    }

    /// <summary>Scripts the queries that the predicate takes, also those of DataFrames (<see cref="ReceivedQuery.IsDataFrame"/>).</summary>
    /// <param name="livy">The mock server.</param>
    /// <param name="predicate">The predicate.</param>
    /// <returns>The script, to be told what to do.</returns>
    public static QueryScript OnQuery(this FakeLivy livy, Func<ReceivedQuery, bool> predicate)
    {
        ArgumentNullException.ThrowIfNull(livy);
        ArgumentNullException.ThrowIfNull(predicate);
        return QueryBook.Of(livy).Add(new QueryScript(predicate, description: null));
    }

    /// <summary>
    /// The queries so far, in the order they came in, also those that failed; the newest <see cref="FakeLivyOptions.JournalSize"/> are kept, if their texts are not above <see cref="FakeLivyOptions.MemoryLimit"/>
    /// together. A query that is sent again because its answer was lost counts once. They are noted from the first call of this method or of <c>OnQuery</c> on.
    /// </summary>
    /// <param name="livy">The mock server.</param>
    /// <returns>The queries.</returns>
    public static IReadOnlyList<ReceivedQuery> Queries(this FakeLivy livy)
    {
        ArgumentNullException.ThrowIfNull(livy);
        return QueryBook.Of(livy).Received;
    }
}
