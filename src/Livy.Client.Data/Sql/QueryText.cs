using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Livy.Client.Data;

/// <summary>
/// A query as an interpolated string whose holes are parameters: <c>$"select * from people where age &gt; {age} and name in {names}"</c>. A value goes to Spark beside the text, never in it, so no value can change what the
/// query does, and none needs quotes.
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>Numbers become Spark's number of the same range: <see cref="byte"/> a <c>smallint</c>, <see cref="uint"/> a <c>bigint</c>, <see cref="ulong"/> a <c>decimal(20,0)</c>; <see cref="decimal"/>, <c>SqlDecimal</c>,
/// <c>BigInteger</c> and 128-bit integers a decimal of as many digits as they have, 38 at most. An enum is its number.</item>
/// <item><see cref="string"/>, <see cref="char"/> and <see cref="Guid"/> become a <c>string</c>, bytes a <c>binary</c>, <see cref="DateOnly"/> a <c>date</c>, <see langword="null"/> a <c>NULL</c>.</item>
/// <item><see cref="DateTimeOffset"/> and a <see cref="DateTime"/> of the kinds UTC and local become a <c>timestamp</c>, an instant; a <see cref="DateTime"/> of no kind becomes a <c>timestamp_ntz</c> (Spark 3.4 and later).
/// Both are cut to microseconds. <see cref="TimeSpan"/> becomes an <c>interval day to second</c>, and must be whole microseconds.</item>
/// <item>A list becomes its elements in brackets, for <c>in {names}</c>: write none around it. An empty list becomes <c>(NULL)</c>, so that <c>in</c> finds no row, and <c>not in</c> none either.</item>
/// <item><see cref="SqlIdentifier"/> becomes a name of a table or column, in backticks.</item>
/// <item>A <c>const string</c> is text to the compiler: if all holes are such constants, it makes one constant text of all before this type sees it. No value of a variable ever goes that way.</item>
/// </list>
/// What cannot be sent is an <see cref="ArgumentException"/> where the string is written: a value of another type, a hole within quotes, backticks or a comment, half a surrogate pair, more than 20,000 parameters or 1 MiB of text and values.
/// </remarks>
[InterpolatedStringHandler]
public sealed class QueryText
{
    private const int LongestName = 60;
    private readonly SqlTextBuilder _builder = new();
    private int _holes;

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">The length of the text.</param>
    /// <param name="formattedCount">The number of the holes.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public QueryText(int literalLength, int formattedCount)
    {
    }

    /// <summary>Called by the compiler.</summary>
    /// <param name="value">A piece of the text.</param>
    /// <exception cref="ArgumentException">It holds half a surrogate pair, or the query becomes too long.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendLiteral(string value) => _builder.AppendText(value);

    /// <summary>Called by the compiler.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value of a hole.</param>
    /// <param name="name">The expression in the hole, for errors.</param>
    /// <exception cref="ArgumentException">Spark has no type for it, or it stands where no parameter can be.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null) => _builder.AppendValue(value, Name(name));

    /// <summary>Called by the compiler.</summary>
    /// <param name="value">The value of a hole.</param>
    /// <param name="name">The expression in the hole, for errors.</param>
    /// <exception cref="ArgumentException">It holds half a surrogate pair, or stands where no parameter can be.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted(ReadOnlySpan<char> value, [CallerArgumentExpression(nameof(value))] string? name = null) => _builder.AppendValue(value.ToString(), Name(name));

    /// <summary>Called by the compiler for a hole with a format or a width, which is refused: it would make text of the value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value of a hole.</param>
    /// <param name="alignment">The width.</param>
    /// <param name="format">The format.</param>
    /// <exception cref="ArgumentException">Always.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value, int alignment, string? format = null) => throw Formatted();

    /// <inheritdoc cref="AppendFormatted{T}(T, int, string)"/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public void AppendFormatted<T>(T value, object? format) => throw Formatted();

    internal SqlText ToSql() => _builder.Build();

    private string Name(string? expression)
    {
        _holes++;
        return expression is { Length: > 0 and <= LongestName } && !expression.AsSpan().ContainsAny('\r', '\n') ? expression : _holes.ToString(CultureInfo.InvariantCulture);
    }

    private static ArgumentException Formatted() => new("A hole of a query has no format and no width: its value goes to Spark as it is. Format in SQL instead, as with format_number or date_format.");
}
