using System.Runtime.CompilerServices;

namespace Livy.Client.Data;

/// <summary>An interpolated SQL text whose holes are parameters.</summary>
[InterpolatedStringHandler]
public sealed class QueryText
{
    private readonly List<string> _pieces = [string.Empty];
    private readonly List<SqlParameter> _parameters = [];

    /// <summary>Called by the compiler.</summary>
    /// <param name="literalLength">The length of the text.</param>
    /// <param name="formattedCount">The number of the holes.</param>
    public QueryText(int literalLength, int formattedCount)
    {
    }

    /// <summary>Called by the compiler.</summary>
    /// <param name="value">A piece of the text.</param>
    public void AppendLiteral(string value) => _pieces[^1] += value;

    /// <summary>Called by the compiler.</summary>
    /// <param name="value">The value of a hole.</param>
    public void AppendFormatted(long value)
    {
        _parameters.Add(new SqlParameter("bigint", value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        _pieces.Add(string.Empty);
    }

    internal SqlText ToSql() => new(_pieces, _parameters);
}
