using System.Numerics;

namespace Livy.Client.Testing;

/// <summary>The functions and methods the built-in interpreters know.</summary>
internal static class Calls
{
    private const int LongestRange = 1_000_000;
    private const string SparkVersion = "3.5.6";

    public static List<object?> Range(long start, long end, Func<long, object> convert)
    {
        if (end - start > LongestRange)
        {
            throw new BeyondFakeException();
        }

        List<object?> items = [];
        for (var number = start; number < end; number++)
        {
            items.Add(convert(number));
        }

        return items;
    }

    public static object? Function(string name, List<object?> arguments) => (name, arguments) switch
    {
        ("List" or "Seq", _) => arguments,
        ("range", [var end]) => Range(0, Operators.ToLong(end), static number => new BigInteger(number)),
        ("range", [var start, var end]) => Range(Operators.ToLong(start), Operators.ToLong(end), static number => new BigInteger(number)),
        ("len", [List<object?> items]) => new BigInteger(items.Count),
        ("len", [string text]) => new BigInteger(text.Length),
        ("sum", [List<object?> items]) => Sum(items),
        ("str", [BigInteger number]) => number.ToString(),
        ("abs", [BigInteger number]) => BigInteger.Abs(number),
        _ => throw new BeyondFakeException(),
    };

    public static object? Member(Dialect dialect, object? target, string name, List<object?>? arguments)
    {
        switch (target)
        {
            case SparkStandIn { Items: null } context when name is "sparkContext" && arguments is null:
                return context;
            case SparkStandIn { Items: null } when name is "version" && arguments is null:
                return SparkVersion;
            case SparkStandIn { Items: null } when name is "range" && arguments is [var end]:
                return new SparkStandIn([], Operators.ToLong(end));
            case SparkStandIn { Items: null } when name is "range" && arguments is [var start, var end]:
                return new SparkStandIn([], Math.Max(0, Operators.ToLong(end) - Operators.ToLong(start)));
            case SparkStandIn { Items: null } when name is "parallelize" && arguments is [List<object?> items, ..]:
                return new SparkStandIn(items, items.Count);
            case SparkStandIn { Items: not null } data when arguments is null or []:
                return OfData(dialect, data, name);
            case List<object?> items when arguments is null or [] && dialect == Dialect.Scala:
                return name switch
                {
                    "sum" => Sum(items),
                    "size" or "length" => items.Count,
                    "toList" => items,
                    _ => throw new BeyondFakeException(),
                };
            case string text when arguments is null or []:
                return name switch
                {
                    "upper" or "toUpperCase" => text.ToUpperInvariant(),
                    "lower" or "toLowerCase" => text.ToLowerInvariant(),
                    "length" when dialect == Dialect.Scala => text.Length,
                    _ => throw new BeyondFakeException(),
                };
            default:
                throw new BeyondFakeException();
        }
    }

    private static object? OfData(Dialect dialect, SparkStandIn data, string name)
    {
        var isPython = dialect == Dialect.Python;
        return name switch
        {
            "count" => isPython ? new BigInteger(data.Count) : data.Count,
            "sum" when data.Items is { Count: > 0 } items => isPython ? Sum(items) : Convert.ToDouble(Sum(items), System.Globalization.CultureInfo.InvariantCulture),
            "collect" when data.Items is { Count: > 0 } items => items,
            _ => throw new BeyondFakeException(),
        };
    }

    private static object? Sum(IReadOnlyList<object?> items)
    {
        if (items.Count == 0)
        {
            throw new BeyondFakeException();
        }

        var dialect = items[0] is BigInteger ? Dialect.Python : Dialect.Scala;
        return items.Aggregate((total, item) => Operators.Apply(dialect, "+", total, item));
    }
}
