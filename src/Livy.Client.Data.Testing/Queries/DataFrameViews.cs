using System.Text.RegularExpressions;

namespace Livy.Client.Testing;

/// <summary>The temporary views under which a client reads the DataFrames of a session.</summary>
internal sealed partial class DataFrameViews
{
    private const int Most = 1_000;
    private readonly Dictionary<string, string> _expressions = new(StringComparer.Ordinal);

    /// <summary>The view that a statement makes of a DataFrame, in Python or Scala; null if it is no such statement.</summary>
    public static (string View, string Expression)? In(string code) =>
        Creation().Match(code) is { Success: true } found ? (found.Groups["view"].Value, found.Groups["expression"].Value) : null;

    public void Add(string view, string expression)
    {
        if (_expressions.Count < Most)
        {
            _expressions[view] = expression;
        }
    }

    public void Drop(string view) => _expressions.Remove(view);

    /// <summary>The expression behind a query of a view; null for other queries.</summary>
    public string? ExpressionOf(string query)
    {
        const string All = "select * from ";
        return query.StartsWith(All, StringComparison.Ordinal) ? _expressions.GetValueOrDefault(query[All.Length..]) : null;
    }

    [GeneratedRegex("""^\((?<expression>.*)\)(\.toDF)?\.createOrReplaceTempView\(["'](?<view>livy_client_\w+)["']\)\s*$""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Creation();
}
