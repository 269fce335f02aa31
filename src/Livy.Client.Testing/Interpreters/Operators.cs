using System.Globalization;
using System.Numerics;

namespace Livy.Client.Testing;

/// <summary>Arithmetic as the languages do it.</summary>
internal static class Operators
{
    public static long ToLong(object? value) => value switch
    {
        int number => number,
        long number => number,
        BigInteger number when number >= long.MinValue && number <= long.MaxValue => (long)number,
        _ => throw new BeyondFakeException(),
    };

    public static object Compare(string symbol, object? left, object? right)
    {
        int? order = (left, right) switch
        {
            (string one, string other) => string.CompareOrdinal(one, other),
            (null, null) => 0,
            (bool one, bool other) => one.CompareTo(other),
            _ when IsNumber(left) && IsNumber(right) => ToDouble(left).CompareTo(ToDouble(right)),
            _ => null,
        };
        return (symbol, order) switch
        {
            ("==", _) => order == 0,
            ("!=", _) => order != 0,
            (_, null) => throw new BeyondFakeException(),
            ("<", _) => order < 0,
            (">", _) => order > 0,
            ("<=", _) => order <= 0,
            _ => order >= 0,
        };
    }

    public static object Apply(Dialect dialect, string symbol, object? left, object? right)
    {
        if (left is string || right is string)
        {
            return Text(dialect, symbol, left, right);
        }

        if (!IsNumber(left) || !IsNumber(right))
        {
            throw new BeyondFakeException();
        }

        if (left is decimal || right is decimal)
        {
            return Decimals(symbol, ToDecimal(left), ToDecimal(right));
        }

        if (left is double || right is double)
        {
            return Doubles(dialect, symbol, ToDouble(left), ToDouble(right));
        }

        if (dialect == Dialect.Python)
        {
            return PythonInts(symbol, ToBig(left), ToBig(right));
        }

        if (dialect == Dialect.Sql && symbol is "/")
        {
            return ToDouble(right) == 0 ? throw new BeyondFakeException() : ToDouble(left) / ToDouble(right);
        }

        var result = Longs(symbol, ToLong(left), ToLong(right));
        if (left is int && right is int)
        {
            return unchecked((int)result);
        }

        return result;
    }

    private static string Text(Dialect dialect, string symbol, object? left, object? right) => (symbol, left, right) switch
    {
        ("+", string one, string other) => one + other,
        ("+", string one, _) when dialect == Dialect.Scala => one + Values.Show(right),
        ("*", string one, BigInteger times) when times >= 0 && times < 10_000 => string.Concat(Enumerable.Repeat(one, (int)times)),
        ("+", string, BigInteger or double) => throw new RemoteErrorException("TypeError", $"can only concatenate str (not \"{(right is double ? "float" : "int")}\") to str"),
        _ => throw new BeyondFakeException(),
    };

    private static object PythonInts(string symbol, BigInteger left, BigInteger right)
    {
        if (right.IsZero && symbol is "/" or "//" or "%")
        {
            throw new RemoteErrorException("ZeroDivisionError", symbol is "/" ? "division by zero" : "integer division or modulo by zero");
        }

        var remainder = right.IsZero ? 0 : BigInteger.Remainder(left, right);
        var floors = !remainder.IsZero && remainder.Sign != right.Sign;
        return symbol switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => (double)left / (double)right,
            "//" => BigInteger.Divide(left, right) - (floors ? 1 : 0),
            "%" => remainder + (floors ? right : 0),
            "**" when right >= 0 && right < 10_000 => BigInteger.Pow(left, (int)right),
            "**" => Math.Pow((double)left, (double)right),
            _ => throw new BeyondFakeException(),
        };
    }

    private static long Longs(string symbol, long one, long other)
    {
        if (other == 0 && symbol is "/" or "%")
        {
            throw new RemoteErrorException("java.lang.ArithmeticException", "/ by zero");
        }

        return symbol switch
        {
            "+" => unchecked(one + other),
            "-" => unchecked(one - other),
            "*" => unchecked(one * other),
            "/" => one / other,
            "%" => one % other,
            _ => throw new BeyondFakeException(),
        };
    }

    private static double Doubles(Dialect dialect, string symbol, double left, double right)
    {
        if (right == 0 && dialect == Dialect.Python && symbol is "/" or "//" or "%")
        {
            throw new RemoteErrorException("ZeroDivisionError", symbol is "/" ? "float division by zero" : "float floor division by zero");
        }

        return symbol switch
        {
            "+" => left + right,
            "-" => left - right,
            "*" => left * right,
            "/" => left / right,
            "//" => Math.Floor(left / right),
            "**" => Math.Pow(left, right),
            "%" => left % right,
            _ => throw new BeyondFakeException(),
        };
    }

    private static decimal Decimals(string symbol, decimal left, decimal right) => symbol switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        _ => throw new BeyondFakeException(),
    };

    private static bool IsNumber(object? value) => value is int or long or BigInteger or double or decimal;

    private static BigInteger ToBig(object? value) => value is BigInteger big ? big : ToLong(value);

    private static double ToDouble(object? value) => value is BigInteger big ? (double)big : Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static decimal ToDecimal(object? value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture);
}
